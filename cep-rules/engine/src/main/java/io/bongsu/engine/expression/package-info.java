/**
 * Receives: expression plans and the layout of what they may refer to.
 * Hands to: filters, patterns, windows and statements, as closures.
 *
 * <p>Keeps no state and does not know Flink, time services or rules.
 */
package io.bongsu.engine.expression;
