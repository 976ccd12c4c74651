/**
 * Receives: event streams, and jobs that contenders build.
 * Hands to: the contenders, the rounds of those jobs in one Flink inside this JVM.
 *
 * <p>Every system that runs on Flink has the same source, cluster, checkpoints and state settings from here.
 */
package io.bongsu.benchmarks.contender.flink;
