/**
 * Receives: events of the streams that a statement's subqueries read; the row at hand of the statement.
 * Hands to: expressions: the rows that a subquery selects for it.
 *
 * <p>Does not test, compare or count what it selects: expressions do.
 */
package io.bongsu.engine.subquery;
