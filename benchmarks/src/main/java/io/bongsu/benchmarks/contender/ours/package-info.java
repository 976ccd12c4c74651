/**
 * Receives: an event stream and compiled rules.
 * Hands to: the benchmark, rounds of the whole line, from bytes to alerts.
 *
 * <p>Uses the line as a user does, through {@link io.bongsu.jobs.CepPipeline}; knows none of its stages.
 */
package io.bongsu.benchmarks.contender.ours;
