/**
 * Receives: Kafka topics.
 * Hands to: {@code decode}, as raw records with the stream that the topic's name tells.
 *
 * <p>Tells no event time: that is in the bytes.
 */
package io.bongsu.jobs.source.kafka;
