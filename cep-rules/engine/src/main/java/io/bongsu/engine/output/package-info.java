/**
 * Receives: how many events entered and left a statement, and times.
 * Hands to: {@code statement}: whether rows go out now.
 *
 * <p>Does not know rows.
 */
package io.bongsu.engine.output;
