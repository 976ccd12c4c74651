/**
 * Receives: rules as text and metadata, and the event catalog.
 * Hands to: deployment, as rule plans; to people, as diagnostics and explanations.
 *
 * <p>The steps, in order: {@code pack} reads files, {@code source} finds statements and places, {@code esper} parses and
 * type-checks, {@code statement} (with {@code expression}) plans, {@code key} and {@code bound} judge, {@code diagnose}
 * reports, {@code explain} tells, {@code support} says what of EPL runs. Runs nothing.
 */
package io.bongsu.language;
