/**
 * Receives: a compiled rule.
 * Hands to: people, as text: key, filters, machines, windows, state bounds, columns and the graph of its streams.
 *
 * <p>Adds no judgement of its own: it tells what the steps before decided.
 */
package io.bongsu.language.explain;
