/**
 * Receives: enumeration methods of expression plans, with their collections and lambdas compiled.
 * Hands to: the expression compiler, as closures.
 *
 * <p>Knows neither names nor types of events; keeps no state.
 */
package io.bongsu.engine.expression.enumeration;
