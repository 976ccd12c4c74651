/**
 * Receives: the statements of a rule's text, with Esper's model of each and the places of their parts.
 * Hands to: key inference and state bounds, as statement plans.
 *
 * <p>What is not planned here is refused by name: nothing of a statement is passed over in silence.
 */
package io.bongsu.language.statement;
