package io.bongsu.jobs.reference;

import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.geo.Geography.Place;
import io.bongsu.engine.geo.Geography.Zone;
import java.io.Serializable;
import java.util.List;

/**
 * Places and zones of the reference files, in a form that travels with the job.
 *
 * <p>Shape: layers {@code Camera} and {@code Hydrant}; zones of kind {@link #DISTRICT} or the safe zone's own.
 *
 * <p>Unit: WGS84 degrees, metres.
 */
public final class ReferenceData implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Kind of a zone that is an administrative district. */
    public static final String DISTRICT = "DISTRICT";

    /** Nothing is known. */
    public static final ReferenceData EMPTY = new ReferenceData(List.of(), List.of());

    /** A point of a layer. */
    record PointRow(String layer, String id, String name, double lon, double lat) implements Serializable {}

    /** A zone: an outline, or, where {@code wkt} is empty, a circle. */
    record ZoneRow(String id, String name, String kind, String wkt, double lon, double lat, double radiusM)
            implements Serializable {
        void addTo(Geography.Builder builder) {
            Zone zone = new Zone(id, name, kind);
            if (wkt.isEmpty()) {
                builder.circle(zone, lon, lat, radiusM);
            } else {
                builder.zone(zone, wkt);
            }
        }
    }

    private final List<PointRow> points;
    private final List<ZoneRow> zones;

    ReferenceData(List<PointRow> points, List<ZoneRow> zones) {
        this.points = List.copyOf(points);
        this.zones = List.copyOf(zones);
    }

    public boolean isEmpty() {
        return points.isEmpty() && zones.isEmpty();
    }

    public int size() {
        return points.size() + zones.size();
    }

    public Geography geography() {
        Geography.Builder builder = Geography.builder();
        for (PointRow row : points) {
            builder.place(row.layer(), new Place(row.id(), row.name(), row.lon(), row.lat()));
        }
        zones.forEach(row -> row.addTo(builder));
        return builder.build();
    }
}
