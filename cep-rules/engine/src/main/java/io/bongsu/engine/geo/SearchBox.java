package io.bongsu.engine.geo;

import org.locationtech.jts.geom.Envelope;

/**
 * The box in degrees that holds every point within a distance of a point.
 *
 * <p>Shape: as wide as the latitude needs; all longitudes where a pole or the 180th meridian is within reach. A little
 * larger than needed, never smaller.
 */
final class SearchBox {
    private static final double MARGIN = 1 + 1e-9;
    private static final double MARGIN_DEG = 1e-9;

    private SearchBox() {}

    static Envelope around(double lon, double lat, double meters) {
        double angle = Math.max(0, meters) / GreatCircle.RADIUS_M * MARGIN;
        double south = lat - Math.toDegrees(angle) - MARGIN_DEG;
        double north = lat + Math.toDegrees(angle) + MARGIN_DEG;
        if (!(south > -90 && north < 90)) {
            return new Envelope(-180, 180, Math.max(-90, south), Math.min(90, north));
        }
        double half = Math.toDegrees(Math.asin(Math.min(1, Math.sin(angle) / Math.cos(Math.toRadians(lat))))) * MARGIN
                + MARGIN_DEG;
        return lon - half < -180 || lon + half > 180
                ? new Envelope(-180, 180, south, north)
                : new Envelope(lon - half, lon + half, south, north);
    }
}
