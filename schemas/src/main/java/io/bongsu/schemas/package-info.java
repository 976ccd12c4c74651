/**
 * Receives: Avro schema files, our own and those of the people who use the project.
 * Hands to: the rule checker and the decoder, as event types by name.
 *
 * <p>Does not read or write events: the decoder does that with the Avro schema that the catalog keeps.
 */
package io.bongsu.schemas;
