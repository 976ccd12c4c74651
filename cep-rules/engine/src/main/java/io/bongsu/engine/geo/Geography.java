package io.bongsu.engine.geo;

import java.util.List;

/**
 * Zones and point layers that rules and enrichment refer to; immutable, built once at start.
 *
 * <p>Unit: lon, lat in WGS84 degrees; distances in metres on the sphere of mean radius; bearings in degrees from north,
 * clockwise.
 */
public final class Geography {
    /** No zones, no layers. */
    public static final Geography EMPTY = builder().build();

    /** A point object of a layer. */
    public record Place(String id, String name, double lon, double lat) {}

    /** A place near a point. */
    public record Near(Place place, double distanceM, double bearingDeg) {}

    /** A named area; kind SCHOOL, PERSON, DISTRICT …. */
    public record Zone(String id, String name, String kind) {}

    private Geography() {}

    public static Builder builder() {
        return new Builder();
    }

    /** Places of a layer within {@code maxMeters}, nearest first (ties by id), at most {@code limit}. */
    public List<Near> nearest(String layer, double lon, double lat, double maxMeters, int limit) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Zones that cover the point, ordered by id. */
    public List<Zone> zonesAt(double lon, double lat) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Collects zones and layers. */
    public static final class Builder {
        /** Adds a point object to a layer such as {@code Hydrant}. */
        public Builder place(String layer, Place place) {
            return this;
        }

        /** Adds an area given as WKT. Errors: IllegalArgumentException naming id and cause. */
        public Builder zone(Zone zone, String wkt) {
            return this;
        }

        /** Adds a circle. */
        public Builder circle(Zone zone, double lon, double lat, double radiusM) {
            return this;
        }

        public Geography build() {
            return new Geography();
        }
    }
}
