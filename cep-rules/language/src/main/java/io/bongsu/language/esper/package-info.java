/**
 * Receives: event types of the catalog and the text of statements.
 * Hands to: planning, as Esper's statement model, column names and types, and Esper's objections.
 *
 * <p>Everything of Esper that is internal but for its grammar is kept here. Plans nothing.
 */
package io.bongsu.language.esper;
