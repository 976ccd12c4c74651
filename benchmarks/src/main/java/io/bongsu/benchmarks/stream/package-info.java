/**
 * Receives: a seed and an index.
 * Hands to: the contenders, the raw event of that index; every system gets the same bytes.
 *
 * <p>Keeps nothing: an event is a pure function of seed and index, so that a source can start anywhere and no system waits
 * for a file.
 */
package io.bongsu.benchmarks.stream;
