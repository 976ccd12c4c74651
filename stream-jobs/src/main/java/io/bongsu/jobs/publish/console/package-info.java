/**
 * Receives: enriched alerts in order.
 * Hands to: the reader of a terminal.
 *
 * <p>For demo and replay; may repeat alerts after a restart.
 */
package io.bongsu.jobs.publish.console;
