/**
 * Receives: compiled rules and the scenario files beside them.
 * Hands to: people and build servers, as the outcome of each scenario.
 *
 * <p>A scenario is a clock, events and the alerts that must come of them. The order: {@code ScenarioReader} reads, {@code
 * ScenarioRun} runs the engine's own machines, {@code AlertDiff} compares, {@code ScenarioReport} and {@code JUnitXml} tell.
 * Does not compile rules.
 */
package io.bongsu.tool.scenario;
