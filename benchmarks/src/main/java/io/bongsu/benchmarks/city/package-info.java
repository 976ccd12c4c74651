/**
 * Receives: a seed.
 * Hands to: the contenders, the events of a whole nation, its map and the rules of the five services.
 *
 * <p>Things are functions of their numbers: nothing is kept, and nothing is drawn that could not be drawn again.
 */
package io.bongsu.benchmarks.city;
