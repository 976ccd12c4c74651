/**
 * Receives: events and times, under one key of a rule.
 * Hands to: {@code statement}: to one run of the statements per context partition; from there rows, with the context's
 * properties in them.
 *
 * <p>A tree: a {@link io.bongsu.engine.context.Branch} per level keeps the level's partitions, the last one's partitions hold
 * the statements. Does not know how a rule is spread over keys.
 */
package io.bongsu.engine.context;
