/**
 * Receives: the filters of all rules; events.
 * Hands to: routing (which filters an event passes) and patterns (by which key partial matches wait).
 *
 * <p>Keeps no state of events and knows nothing of keys, rules or time.
 */
package io.bongsu.engine.filter;
