/**
 * Receives: raw records.
 * Hands to: the peers, events with just the fields that a case needs, read by hand.
 *
 * <p>What all peers share, so that none starts with a handicap. Knows no peer.
 */
package io.bongsu.benchmarks.contender.peer;
