/**
 * Receives: an event stream and the rules of a variant.
 * Hands to: the child JVM that runs it, the rounds with their matches.
 *
 * <p>One class per system and family of cases. Does not compare anything.
 */
package io.bongsu.benchmarks.contender;
