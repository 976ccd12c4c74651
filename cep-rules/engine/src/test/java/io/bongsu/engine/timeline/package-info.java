/**
 * Receives: plans put together from words, and timelines written as text.
 * Hands to: the tests of the machines, as plan records and events.
 *
 * <p>Does not run anything.
 */
package io.bongsu.engine.timeline;
