/**
 * Receives: things that are due, and when.
 * Hands to: whoever runs them, the one that is due first.
 *
 * <p>Does not know what is due, and has no clock.
 */
package io.bongsu.engine.timer;
