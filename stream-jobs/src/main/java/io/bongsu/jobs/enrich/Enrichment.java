package io.bongsu.jobs.enrich;

import java.util.List;
import java.util.Objects;

/**
 * What reference data know about a place.
 *
 * <p>Shape: nearest first; zones by id; {@code district} is empty where none is known.
 *
 * <p>Unit: metres, rounded to 0.1; degrees clockwise from north as seen from the place, rounded to 0.1.
 */
public record Enrichment(List<NearPlace> cameras, List<NearPlace> hydrants, List<String> zones, String district) {
    /** Nothing is known. */
    public static final Enrichment EMPTY = new Enrichment(List.of(), List.of(), List.of(), "");

    /** A camera or hydrant near the alert's place. */
    public record NearPlace(String id, String name, double distanceM, double bearingDeg) {
        public NearPlace {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(name, "name");
        }
    }

    public Enrichment {
        cameras = List.copyOf(cameras);
        hydrants = List.copyOf(hydrants);
        zones = List.copyOf(zones);
        Objects.requireNonNull(district, "district");
    }
}
