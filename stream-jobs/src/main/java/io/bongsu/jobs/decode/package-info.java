/**
 * Receives: raw records from the sources; from {@code route}, which fields its rules read.
 * Hands to: {@code route}, as readings of which events are made, and event time; what cannot be read as rejected records.
 *
 * <p>No exception leaves this stage whatever the bytes are. Does not know which rules want an event. Runs inside route's
 * operator: events that no rule wants are never made.
 */
package io.bongsu.jobs.decode;
