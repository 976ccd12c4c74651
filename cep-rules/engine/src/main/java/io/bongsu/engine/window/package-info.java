/**
 * Receives: events of one stream under one key, and times.
 * Hands to: {@code statement}: which events entered and which left.
 *
 * <p>Does not filter, aggregate or select.
 */
package io.bongsu.engine.window;
