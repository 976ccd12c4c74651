/**
 * Receives: a variant's events and rules.
 * Hands to: the round, the matches of Esper, one runtime per core.
 *
 * <p>The core that an event belongs to is known beforehand, so Esper pays for no shuffle.
 */
package io.bongsu.benchmarks.contender.esper;
