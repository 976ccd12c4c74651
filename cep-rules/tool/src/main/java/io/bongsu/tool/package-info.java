/**
 * Receives: command lines of {@code cep rules}.
 * Hands to: people, as text; to the job, as a bundle of compiled rules.
 *
 * <p>Knows files and exit codes; everything about rules is in {@code io.bongsu.language}.
 */
package io.bongsu.tool;
