package io.bongsu.engine.geo;

import io.bongsu.engine.geo.Geography.Near;
import io.bongsu.engine.geo.Geography.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/** The places of one layer. Cost: O(log places + places in the box searched). */
final class PointLayer {
    private static final Comparator<Near> NEAREST_FIRST = Comparator.comparingDouble(Near::distanceM)
            .thenComparing(near -> near.place().id());

    /** First radius tried for a nearest place of unknown distance; four times as wide after each failure. */
    private static final double FIRST_RADIUS_M = 500;

    private static final double WIDENING = 4;
    private static final double HALF_ROUND_M = Math.PI * GreatCircle.RADIUS_M;

    private final STRtree tree = new STRtree();

    PointLayer(Collection<Place> places) {
        for (Place place : places) {
            tree.insert(new Envelope(new Coordinate(place.lon(), place.lat())), place);
        }
        tree.build();
    }

    List<Near> nearest(double lon, double lat, double maxMeters, int limit) {
        List<Near> found = new ArrayList<>();
        for (Object item : tree.query(SearchBox.around(lon, lat, maxMeters))) {
            Place place = (Place) item;
            double distance = GreatCircle.distanceM(lon, lat, place.lon(), place.lat());
            if (distance <= maxMeters) {
                found.add(new Near(place, distance, GreatCircle.bearingDeg(lon, lat, place.lon(), place.lat())));
            }
        }
        found.sort(NEAREST_FIRST);
        return List.copyOf(found.subList(0, Math.min(limit, found.size())));
    }

    /** Distance to the nearest place of all. */
    double distanceToNearest(double lon, double lat) {
        for (double radius = FIRST_RADIUS_M; ; radius *= WIDENING) {
            List<Near> found = nearest(lon, lat, Math.min(radius, 2 * HALF_ROUND_M), 1);
            if (!found.isEmpty()) {
                return found.get(0).distanceM();
            }
            if (radius > HALF_ROUND_M) {
                return Double.NaN;
            }
        }
    }
}
