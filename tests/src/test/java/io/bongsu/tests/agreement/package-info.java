/**
 * Receives: seeded random rules and events.
 * Hands to: the verdict whether our machines and Esper's runtime put out the same rows.
 *
 * <p>Does not test deployment, alerts or Flink.
 */
package io.bongsu.tests.agreement;
