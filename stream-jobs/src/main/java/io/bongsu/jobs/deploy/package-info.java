/**
 * Receives: a bundle of compiled rules.
 * Hands to: {@code route}, {@code detect} and {@code raise}, by broadcast, kept in broadcast state.
 *
 * <p>A stage that has not got its rules yet processes nothing and holds back event time; the plans never do.
 */
package io.bongsu.jobs.deploy;
