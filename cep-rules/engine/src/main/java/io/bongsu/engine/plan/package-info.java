/**
 * Receives: what the language planned from a rule's text.
 * Hands to: machines, which build their programs from it; operators, as text and bytes.
 *
 * <p>Plans are immutable records in sealed families, the contract between the two halves of Bongsu. They hold no state and
 * evaluate nothing.
 */
package io.bongsu.engine.plan;
