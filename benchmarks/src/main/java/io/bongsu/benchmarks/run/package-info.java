/**
 * Receives: the cases, variants and systems that were asked for.
 * Hands to: report, medians per system and the ratios of ours to theirs.
 *
 * <p>Every system of a case lives in a child JVM of its own; rounds alternate between them. Does not know what a system
 * does with the events.
 */
package io.bongsu.benchmarks.run;
