/**
 * Receives: the plan of a join; per step, which events entered and left each of its streams.
 * Hands to: {@code statement}: the rows that came to be and those that are no more, one event or null per stream.
 *
 * <p>Does not keep windows, filter, aggregate or select.
 */
package io.bongsu.engine.join;
