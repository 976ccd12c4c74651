/**
 * Receives: jobs with uids, and how much state they are to have.
 * Hands to: the benchmark, how long they take to be back at work after {@code kill -9}, from the start of a new JVM.
 *
 * <p>Every life of a job is a JVM of its own below the child's.
 */
package io.bongsu.benchmarks.contender.recovery;
