package io.bongsu.engine.geo;

import java.util.Optional;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Lineal;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.Puntal;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/**
 * An area given as WKT, prepared for many questions.
 *
 * <p>Shape: polygons, lines or points (of one kind, one or several), straight in degrees.
 *
 * <p>Cost: {@link #covers} of polygons O(log vertices), others and {@link #distanceM} O(vertices). Distances are measured
 * in a local projection around the point: good to 0.1 % within 100 km.
 */
final class Shape implements Area {
    private final Geometry geometry;
    private final Optional<IndexedPointInAreaLocator> locator;

    private Shape(Geometry geometry) {
        this.geometry = geometry;
        this.locator =
                geometry instanceof Polygonal ? Optional.of(new IndexedPointInAreaLocator(geometry)) : Optional.empty();
    }

    /** Errors: IllegalArgumentException naming the cause. */
    static Shape parse(String wkt) {
        Geometry geometry;
        try {
            geometry = new WKTReader(new GeometryFactory()).read(wkt);
        } catch (ParseException | RuntimeException e) {
            throw new IllegalArgumentException("an area must be WKT, cause=" + e.getMessage(), e);
        }
        if (!(geometry instanceof Polygonal || geometry instanceof Lineal || geometry instanceof Puntal)) {
            throw new IllegalArgumentException(
                    "an area must be polygons, lines or points, kind=" + geometry.getGeometryType());
        }
        if (geometry.isEmpty()) {
            throw new IllegalArgumentException("an area must not be empty");
        }
        Envelope box = geometry.getEnvelopeInternal();
        if (!new Envelope(-180, 180, -90, 90).covers(box)) {
            throw new IllegalArgumentException("an area must be in lon, lat degrees, box=" + box);
        }
        if (!geometry.isValid()) {
            throw new IllegalArgumentException("an area must be valid: rings closed, not crossing themselves");
        }
        return new Shape(geometry);
    }

    @Override
    public boolean covers(double lon, double lat) {
        if (!geometry.getEnvelopeInternal().covers(lon, lat)) {
            return false;
        }
        if (locator.isPresent()) {
            return locator.get().locate(new Coordinate(lon, lat)) != Location.EXTERIOR;
        }
        return geometry.covers(geometry.getFactory().createPoint(new Coordinate(lon, lat)));
    }

    @Override
    public double distanceM(double lon, double lat) {
        if (covers(lon, lat)) {
            return 0;
        }
        NearestOnSegments nearest = new NearestOnSegments(lon, lat);
        geometry.apply(nearest);
        return GreatCircle.distanceM(lon, lat, nearest.lon, nearest.lat);
    }

    @Override
    public Envelope box() {
        return geometry.getEnvelopeInternal();
    }

    /** Finds the point of all lines and rings nearest to an origin; x is squeezed as the origin's latitude demands. */
    private static final class NearestOnSegments implements CoordinateSequenceFilter {
        private final double originLon;
        private final double originLat;
        private final double squeeze;
        private double best = Double.POSITIVE_INFINITY;
        private double lon;
        private double lat;

        NearestOnSegments(double originLon, double originLat) {
            this.originLon = originLon;
            this.originLat = originLat;
            this.squeeze = Math.cos(Math.toRadians(originLat));
        }

        @Override
        public void filter(CoordinateSequence points, int i) {
            double x1 = (points.getX(i) - originLon) * squeeze;
            double y1 = points.getY(i) - originLat;
            double dx = 0;
            double dy = 0;
            if (i + 1 < points.size()) {
                dx = (points.getX(i + 1) - points.getX(i)) * squeeze;
                dy = points.getY(i + 1) - points.getY(i);
            }
            double square = dx * dx + dy * dy;
            double along = square == 0 ? 0 : Math.min(1, Math.max(0, -(x1 * dx + y1 * dy) / square));
            double x = x1 + along * dx;
            double y = y1 + along * dy;
            if (x * x + y * y < best) {
                best = x * x + y * y;
                lon = points.getX(i) + (i + 1 < points.size() ? along * (points.getX(i + 1) - points.getX(i)) : 0);
                lat = y + originLat;
            }
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean isGeometryChanged() {
            return false;
        }
    }
}
