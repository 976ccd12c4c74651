package io.bongsu.engine.geo;

/**
 * Distances and bearings on the sphere of mean radius.
 *
 * <p>Unit: degrees in, metres and degrees from north out. Cost: a few trigonometric calls. Against the WGS84 ellipsoid the
 * distance is at most 0.6 % off.
 *
 * <p>Source: haversine formula; mean radius R1 of IUGG.
 */
public final class GreatCircle {
    /** Mean radius of the earth, m. */
    public static final double RADIUS_M = 6_371_008.8;

    private GreatCircle() {}

    public static double distanceM(double lon1, double lat1, double lon2, double lat2) {
        double phi1 = Math.toRadians(lat1);
        double phi2 = Math.toRadians(lat2);
        double sinLat = Math.sin((phi2 - phi1) / 2);
        double sinLon = Math.sin(Math.toRadians(lon2 - lon1) / 2);
        double h = sinLat * sinLat + Math.cos(phi1) * Math.cos(phi2) * sinLon * sinLon;
        return 2 * RADIUS_M * Math.asin(Math.sqrt(Math.min(1, h)));
    }

    /** Initial bearing, [0, 360); 0 when the points are the same. */
    public static double bearingDeg(double lon1, double lat1, double lon2, double lat2) {
        double phi1 = Math.toRadians(lat1);
        double phi2 = Math.toRadians(lat2);
        double lambda = Math.toRadians(lon2 - lon1);
        double east = Math.sin(lambda) * Math.cos(phi2);
        double north = Math.cos(phi1) * Math.sin(phi2) - Math.sin(phi1) * Math.cos(phi2) * Math.cos(lambda);
        double degrees = (Math.toDegrees(Math.atan2(east, north)) + 360) % 360;
        return degrees == 0 ? 0 : degrees;
    }
}
