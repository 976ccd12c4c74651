/**
 * Receives: zones and point layers from reference files, coordinates from events.
 * Hands to: expressions ({@code geo.…} functions) and enrichment: distances, bearings, cells, nearest places.
 *
 * <p>Does not read files and keeps no state.
 */
package io.bongsu.engine.geo;
