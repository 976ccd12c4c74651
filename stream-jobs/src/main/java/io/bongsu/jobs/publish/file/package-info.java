/**
 * Receives: alerts and rejected records, as lines.
 * Hands to: one file each, exactly once.
 *
 * <p>A line is in the file once a checkpoint that holds it is complete, never before. Does not know what a line says.
 */
package io.bongsu.jobs.publish.file;
