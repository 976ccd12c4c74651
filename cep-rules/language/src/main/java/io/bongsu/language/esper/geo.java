package io.bongsu.language.esper;

/**
 * The geo functions as Esper's type checker sees them: {@code geo.distance(lon1, lat1, lon2, lat2)} and so on. The lower
 * case name is the one that rules write.
 *
 * <p>Unit: degrees WGS84, metres. Errors: nothing is computed here; the engine's own functions run.
 */
@SuppressWarnings("checkstyle:TypeName")
public final class geo {
    private geo() {}

    public static Double distance(double lon1, double lat1, double lon2, double lat2) {
        throw notHere("geo.distance");
    }

    public static Double bearing(double lon1, double lat1, double lon2, double lat2) {
        throw notHere("geo.bearing");
    }

    public static Boolean within(double lon, double lat, String wktOrZoneId) {
        throw notHere("geo.within");
    }

    public static String cell(double lon, double lat, int resolution) {
        throw notHere("geo.cell");
    }

    public static Double nearest(String layer, double lon, double lat) {
        throw notHere("geo.nearest");
    }

    public static Double distanceTo(double lon, double lat, String wktOrZoneId) {
        throw notHere("geo.distanceTo");
    }

    private static UnsupportedOperationException notHere(String function) {
        return new UnsupportedOperationException("the engine computes geo functions, function=" + function);
    }
}
