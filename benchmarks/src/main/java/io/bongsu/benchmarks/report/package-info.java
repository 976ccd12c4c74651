/**
 * Receives: results and ratios.
 * Hands to: the reader, as a table on the console, as JSON and as a page with plots.
 *
 * <p>Measures nothing.
 */
package io.bongsu.benchmarks.report;
