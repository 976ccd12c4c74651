/**
 * Receives: planned statements.
 * Hands to: the rule plan, as the key by which its state is kept apart, with the reason.
 *
 * <p>A key is inferred only where running per key provably gives what Esper gives for all events together.
 */
package io.bongsu.language.key;
