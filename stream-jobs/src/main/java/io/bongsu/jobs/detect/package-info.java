/**
 * Receives: routed events by partition key, plans by broadcast.
 * Hands to: {@code raise}, as findings: detections with the fingerprint of the situation they speak of.
 *
 * <p>Holds events until event time has passed them, keeps each key's partition decoded in a bounded cache, and writes both to
 * keyed state before a barrier.
 * What happens inside a partition is the engine's affair.
 */
package io.bongsu.jobs.detect;
