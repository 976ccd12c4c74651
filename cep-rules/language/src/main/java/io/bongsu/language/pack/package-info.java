/**
 * Receives: paths of rule folders and bare EPL files.
 * Hands to: the compiler, as text, parameters and metadata, with findings about {@code rule.yaml}.
 *
 * <p>Reads files, plans nothing. Columns and tags that the metadata names are checked once the statements are planned.
 */
package io.bongsu.language.pack;
