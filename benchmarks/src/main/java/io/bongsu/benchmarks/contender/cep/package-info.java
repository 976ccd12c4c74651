/**
 * Receives: a variant's events and patterns.
 * Hands to: the round, the matches of Flink CEP, with state on the heap or in RocksDB.
 *
 * <p>Event time, the same cluster, source and checkpoints as ours.
 */
package io.bongsu.benchmarks.contender.cep;
