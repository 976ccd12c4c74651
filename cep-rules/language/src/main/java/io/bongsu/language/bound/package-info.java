/**
 * Receives: planned statements and the rule's key.
 * Hands to: explain, as a sentence; to the policy of rule packs, as yes or no.
 *
 * <p>The engine runs rules without a bound as well; only packs are refused.
 */
package io.bongsu.language.bound;
