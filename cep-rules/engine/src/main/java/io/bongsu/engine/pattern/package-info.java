/**
 * Receives: a pattern plan; events that passed its filters, and times.
 * Hands to: {@code statement}, as bindings of tags to events.
 *
 * <p>Three forms in one folder: the plan becomes a program of nodes (by {@code PatternCompiler}), the machine runs instances
 * of the nodes. Does not select, aggregate or know other rules.
 */
package io.bongsu.engine.pattern;
