/**
 * Receives: date-time methods and interval tests of expression plans, with their parts compiled.
 * Hands to: the expression compiler, as closures.
 *
 * <p>Times without a zone are in UTC; weeks are those of the United States. Reads no clock and keeps no state.
 */
package io.bongsu.engine.expression.time;
