/**
 * Receives: folders of recorded cases: what was deployed, what was sent, what came out.
 * Hands to: people and tests, as a verdict per case and a table per area.
 *
 * <p>Runs the machines of the job without the job. Does not know what a construct means: the recording says it.
 */
package io.bongsu.tests.conformance;
