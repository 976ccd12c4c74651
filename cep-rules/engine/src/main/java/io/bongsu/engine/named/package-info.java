/**
 * Named windows: what one statement keeps and others read.
 *
 * <p>Receives: what entered and left the window of the statement that makes it.
 * <p>Hands to: the statements that read it, all that happened since they were last told.
 *
 * <p>Does not keep events: the window is the state of the statement that makes it.
 */
package io.bongsu.engine.named;
