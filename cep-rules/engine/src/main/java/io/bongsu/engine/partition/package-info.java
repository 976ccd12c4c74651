/**
 * Receives: plans of all rules; routed events and watermarks, per key.
 * Hands to: {@code alert}, as detections in time order.
 *
 * <p>The one place that knows time and order: sorts what is pending, fires timers, feeds inserted events back. Does not know Flink: the job
 * keeps partitions and their bytes.
 */
package io.bongsu.engine.partition;
