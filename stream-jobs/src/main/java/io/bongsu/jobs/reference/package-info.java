/**
 * Receives: reference files: cameras, hydrants, safe zones, districts.
 * Hands to: {@code route}, {@code detect} and {@code enrich}, as a geography that travels with the job.
 *
 * <p>Read once, before the job starts: a wrong line is an error with its place, not a rejected event.
 */
package io.bongsu.jobs.reference;
