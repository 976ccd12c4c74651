/**
 * Receives: the demo's events, through a real broker in this JVM.
 * Hands to: the reader, the proof that the line runs between Kafka topics exactly once.
 */
package io.bongsu.tests.kafka;
