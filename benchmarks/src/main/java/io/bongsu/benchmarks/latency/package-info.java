/**
 * Receives: P2's events, offered at half of what a system can take, their times the wall clock's.
 * Hands to: the benchmark, how long after an event its alert was there.
 *
 * <p>The delay of the watermark is in every latency, because a system must wait for events that may still come.
 */
package io.bongsu.benchmarks.latency;
