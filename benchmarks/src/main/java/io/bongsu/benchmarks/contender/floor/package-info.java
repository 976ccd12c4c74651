/**
 * Receives: the same events as everyone.
 * Hands to: the benchmark, rounds of Flink jobs that do nothing, or next to nothing: what no engine on Flink can beat.
 *
 * <p>Source, record format and state settings are ours, so that only the engine makes the difference.
 */
package io.bongsu.benchmarks.contender.floor;
