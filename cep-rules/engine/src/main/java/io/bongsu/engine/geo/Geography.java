package io.bongsu.engine.geo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Zones and point layers that rules and enrichment refer to; immutable, built once at start, safe for many threads.
 *
 * <p>Unit: lon, lat in WGS84 degrees; distances in metres on the sphere of mean radius; bearings in degrees from north,
 * clockwise.
 *
 * <p>Errors: questions have none: an unknown layer or a point that is not on earth has nothing near it.
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

    private final Map<String, PointLayer> layers = new HashMap<>();
    private final ZoneIndex zones;
    private final WrittenAreas written = new WrittenAreas();

    private Geography(Builder builder) {
        builder.places.forEach((layer, places) -> layers.put(layer, new PointLayer(places.values())));
        zones = new ZoneIndex(builder.zones);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Places of a layer within {@code maxMeters}, nearest first (ties by id), at most {@code limit}. */
    public List<Near> nearest(String layer, double lon, double lat, double maxMeters, int limit) {
        PointLayer places = layers.get(layer);
        return places == null || limit <= 0 || !(maxMeters >= 0) || !isOnEarth(lon, lat)
                ? List.of()
                : places.nearest(lon, lat, maxMeters, limit);
    }

    /** Zones that cover the point, ordered by id. */
    public List<Zone> zonesAt(double lon, double lat) {
        return isOnEarth(lon, lat) ? zones.at(lon, lat) : List.of();
    }

    /** Distance to the nearest place of a layer, m; NaN if it has none. */
    double distanceToNearest(String layer, double lon, double lat) {
        PointLayer places = layers.get(layer);
        return places == null || !isOnEarth(lon, lat) ? Double.NaN : places.distanceToNearest(lon, lat);
    }

    /** The zone of that id, else the area that the text describes as WKT, else none. */
    Optional<Area> area(String zoneIdOrWkt) {
        Optional<Area> zone = zones.area(zoneIdOrWkt);
        return zone.isPresent() ? zone : written.area(zoneIdOrWkt);
    }

    private static boolean isOnEarth(double lon, double lat) {
        return Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
    }

    /** Collects zones and layers. */
    public static final class Builder {
        private final Map<String, Map<String, Place>> places = new TreeMap<>();
        private final Map<String, ZoneIndex.Outlined> zones = new TreeMap<>();

        private Builder() {}

        /** Adds a point object to a layer such as {@code Hydrant}. Errors: IllegalArgumentException naming id and cause. */
        public Builder place(String layer, Place place) {
            Objects.requireNonNull(layer, "layer");
            requireOnEarth("place", place.id(), place.lon(), place.lat());
            Map<String, Place> ofLayer = places.computeIfAbsent(layer, name -> new TreeMap<>());
            if (ofLayer.putIfAbsent(place.id(), place) != null) {
                throw new IllegalArgumentException(
                        "place ids must be unique in a layer, layer=" + layer + " id=" + place.id());
            }
            return this;
        }

        /** Adds an area given as WKT. Errors: IllegalArgumentException naming id and cause. */
        public Builder zone(Zone zone, String wkt) {
            try {
                return add(zone, Shape.parse(wkt));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(e.getMessage() + " zone=" + zone.id(), e);
            }
        }

        /** Adds a circle. Errors: IllegalArgumentException naming id and cause. */
        public Builder circle(Zone zone, double lon, double lat, double radiusM) {
            requireOnEarth("zone", zone.id(), lon, lat);
            if (!(radiusM >= 0 && radiusM < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("a radius must be ≥ 0 m, radiusM=" + radiusM + " zone=" + zone.id());
            }
            return add(zone, new Circle(lon, lat, radiusM));
        }

        private Builder add(Zone zone, Area area) {
            if (zones.putIfAbsent(zone.id(), new ZoneIndex.Outlined(zone, area)) != null) {
                throw new IllegalArgumentException("zone ids must be unique, id=" + zone.id());
            }
            return this;
        }

        private static void requireOnEarth(String what, String id, double lon, double lat) {
            if (!isOnEarth(lon, lat)) {
                throw new IllegalArgumentException(
                        "a point must be in lon, lat degrees, " + what + "=" + id + " lon=" + lon + " lat=" + lat);
            }
        }

        public Geography build() {
            return new Geography(this);
        }
    }
}
