/**
 * Receives: values of events that enter and leave a statement's window.
 * Hands to: {@code statement}: results per group.
 *
 * <p>Does not decide which events are in the window or in which group.
 */
package io.bongsu.engine.aggregate;
