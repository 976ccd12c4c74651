/**
 * Receives: files and topics.
 * Hands to: {@code decode}, as raw records: bytes and where they came from.
 *
 * <p>Does not look into the bytes further than to find an event's time.
 */
package io.bongsu.jobs.source;
