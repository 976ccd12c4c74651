/**
 * Receives: findings by fingerprint, plans by broadcast.
 * Hands to: {@code enrich}, as alert transitions, in event-time order per fingerprint.
 *
 * <p>A row that is an alert of its own (no dedup columns, no cooldown) needs nothing that is kept and goes on at once.
 *
 * <p>Knows nothing of how a detection came to be; the life of an alert itself is the engine's.
 */
package io.bongsu.jobs.raise;
