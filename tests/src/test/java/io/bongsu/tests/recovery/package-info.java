/**
 * Receives: the demo's events and the pack's rules.
 * Hands to: the reader, the proof that a failing job raises what an undisturbed one does.
 */
package io.bongsu.tests.recovery;
