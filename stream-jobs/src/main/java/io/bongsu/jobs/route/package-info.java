/**
 * Receives: raw records, which {@code decode} reads as far as the rules ask; plans by broadcast.
 * Hands to: {@code detect}, as routed events: once per partition key that some rule wants the event under, and watermarks.
 *
 * <p>An event that no rule wants, or that is late, goes no further. Keeps no state but the plans, what came before them and
 * how far event time is.
 */
package io.bongsu.jobs.route;
