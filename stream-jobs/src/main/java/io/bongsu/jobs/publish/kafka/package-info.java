/**
 * Receives: enriched alerts; rejected records.
 * Hands to: Kafka topics, as plain Avro of the project's schemas, keyed so that one alert's transitions stay in order.
 *
 * <p>Exactly once through transactions, or at least once: consumers that upsert by fingerprint, episode and sequence see no
 * difference.
 */
package io.bongsu.jobs.publish.kafka;
