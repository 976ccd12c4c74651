/**
 * Receives: findings by fingerprint, plans by broadcast.
 * Hands to: {@code enrich}, as alert transitions, in event-time order per fingerprint.
 *
 * <p>Knows nothing of how a detection came to be; the life of an alert itself is the engine's.
 */
package io.bongsu.jobs.raise;
