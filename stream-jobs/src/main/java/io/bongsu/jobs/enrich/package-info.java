/**
 * Receives: alert transitions.
 * Hands to: {@code publish}, with what reference data know about the alert's place.
 *
 * <p>Looks things up and decides nothing: an alert without a place, or without reference data, goes on as it is.
 */
package io.bongsu.jobs.enrich;
