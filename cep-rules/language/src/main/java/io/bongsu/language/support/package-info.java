/**
 * Receives: examples of every construct of EPL, from files beside the classes.
 * Hands to: people, as the page of what runs.
 *
 * <p>Decides nothing: the compiler does.
 */
package io.bongsu.language.support;
