/**
 * Receives: raw records from the sources.
 * Hands to: {@code route}, as typed events with a watermark; what cannot be read goes to the rejected-events output.
 *
 * <p>No exception leaves this stage whatever the bytes are. Does not know which rules want an event.
 */
package io.bongsu.jobs.decode;
