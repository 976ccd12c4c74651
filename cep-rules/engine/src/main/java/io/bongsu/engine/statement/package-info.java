/**
 * Receives: events that passed a statement's filters, and times, under one key.
 * Hands to: {@code partition}, as rows.
 *
 * <p>Does not know other statements, keys, alerts or where its rows go.
 */
package io.bongsu.engine.statement;
