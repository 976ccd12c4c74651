/**
 * Receives: the text of a rule and the values of its parameters.
 * Hands to: planning, as statements, and the places of their parts.
 *
 * <p>The only package that touches Esper's generated grammar. It knows where things stand, not what they mean: meaning comes
 * from Esper's statement model.
 */
package io.bongsu.language.source;
