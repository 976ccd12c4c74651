/**
 * Receives: events that passed a filter.
 * Hands to: {@code statement} and {@code subquery}: the events inside of them, that take their place.
 *
 * <p>Keeps nothing, and knows neither windows nor select clauses.
 */
package io.bongsu.engine.contained;
