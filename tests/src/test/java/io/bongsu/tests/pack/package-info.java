/**
 * Receives: the rules of the pack and the demo's events.
 * Hands to: the build, as proof that the one finds in the other what the demo's README promises.
 *
 * <p>Runs the rules in memory; the job has tests of its own.
 */
package io.bongsu.tests.pack;
