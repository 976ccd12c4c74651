/**
 * Receives: rules and events, in memory.
 * Hands to: scenario tests and agreement tests, as detections and alerts.
 *
 * <p>The same machines that the job runs, without Flink. Does not read files or scenarios.
 */
package io.bongsu.engine.local;
