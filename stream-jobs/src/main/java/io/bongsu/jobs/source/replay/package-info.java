/**
 * Receives: event files: JSON lines (also gzip) and Avro containers.
 * Hands to: {@code decode}, as raw records in order of event time, paced or as fast as they go.
 *
 * <p>Does not decide whether a record is good: one without a readable time keeps its place in its file.
 */
package io.bongsu.jobs.source.replay;
