/**
 * Receives: a bundle of compiled rules, and sources of raw records.
 * Hands to: Flink, as one job: decode → route → detect → raise → enrich → publish.
 *
 * <p>Wires the stages and nothing else: what a stage does is in the package of its name.
 */
package io.bongsu.jobs;
