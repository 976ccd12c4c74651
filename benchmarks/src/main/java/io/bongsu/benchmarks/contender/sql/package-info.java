/**
 * Receives: a variant's events and a query.
 * Hands to: the round, the rows of Flink SQL as matches.
 *
 * <p>Event time, the same cluster and source as ours.
 */
package io.bongsu.benchmarks.contender.sql;
