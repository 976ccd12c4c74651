/**
 * Receives: records that travel between the stages, and counts that must outlive a restart.
 * Hands to: Flink, as bytes written by hand, and back.
 *
 * <p>No Kryo, no reflection: one format per record. Does not know what any stage does with the records.
 */
package io.bongsu.jobs.state;
