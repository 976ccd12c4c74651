/**
 * Receives: the words of a command line.
 * Hands to: the pipeline, run by a Flink inside this JVM; the terminal, as progress, alerts and a summary.
 *
 * <p>Rules come from the rule compiler, a process of its own. Exit codes: 0 ok, 1 failed, 2 usage.
 */
package io.bongsu.jobs.cli;
