/**
 * Receives: events from {@code decode}, plans by broadcast.
 * Hands to: {@code detect}, as routed events: once per partition key that some rule wants the event under.
 *
 * <p>An event that no rule wants goes no further. Keeps no state but the plans and what came before them.
 */
package io.bongsu.jobs.route;
