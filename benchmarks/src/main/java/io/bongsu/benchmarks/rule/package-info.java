/**
 * Receives: the text of rules that differ only in constants.
 * Hands to: contenders, plans of ours and statements of Esper's.
 *
 * <p>Each compiler is asked once, however many rules there are. Deploys nothing.
 */
package io.bongsu.benchmarks.rule;
