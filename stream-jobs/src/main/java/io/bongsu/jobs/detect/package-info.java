/**
 * Receives: routed events by partition key, plans by broadcast.
 * Hands to: {@code raise}, as findings: detections with the fingerprint of the situation they speak of.
 *
 * <p>Keeps each key's partition decoded in a bounded cache and writes it to keyed state on eviction and before a barrier.
 * What happens inside a partition is the engine's affair.
 */
package io.bongsu.jobs.detect;
