/**
 * Receives: values that a decoder or a statement made.
 * Hands to: filters, machines and alerts, as typed rows.
 *
 * <p>Does not read or write any wire format: state encodings are in {@code io.bongsu.engine.state}.
 */
package io.bongsu.engine.event;
