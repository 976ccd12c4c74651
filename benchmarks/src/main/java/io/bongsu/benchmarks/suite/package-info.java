/**
 * Receives: nothing; the cases are written here, one class each.
 * Hands to: run, every case with its variants, systems, events and targets.
 *
 * <p>Says what is measured, not how.
 */
package io.bongsu.benchmarks.suite;
