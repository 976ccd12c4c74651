/**
 * Receives: the values of a call's arguments.
 * Hands to: expressions, as the call's value.
 *
 * <p>Functions and methods of the JDK whose result depends on their arguments alone. No clock, no randomness, no state.
 */
package io.bongsu.engine.library;
