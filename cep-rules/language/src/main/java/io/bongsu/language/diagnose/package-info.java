/**
 * Receives: findings of every step, with the stretch of text that they are about.
 * Hands to: the tool, as text with place, number, cause and cure.
 *
 * <p>Decides nothing about rules.
 */
package io.bongsu.language.diagnose;
