/**
 * Receives: expressions of Esper's statement model, and what is in scope.
 * Hands to: statement planning, as typed expression plans, or as findings with their places.
 *
 * <p>Does not evaluate, does not know clauses or patterns.
 */
package io.bongsu.language.expression;
