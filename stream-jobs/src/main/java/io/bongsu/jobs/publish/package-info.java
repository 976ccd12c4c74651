/**
 * Receives: enriched alerts; rejected records.
 * Hands to: the world: files, Kafka, the console, as bytes.
 *
 * <p>Delivers each alert exactly once to files and to transactional Kafka; the console may repeat after a restart. Changes
 * nothing about an alert.
 */
package io.bongsu.jobs.publish;
