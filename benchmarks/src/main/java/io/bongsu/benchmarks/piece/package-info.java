/**
 * Receives: rules and events made for one part of the line.
 * Hands to: JMH, what that part costs by itself: {@code benchmarks/bin/jmh}.
 *
 * <p>Without Flink, but for the serializer's views of bytes. No peers: those are met over the whole line.
 */
package io.bongsu.benchmarks.piece;
