package io.bongsu.engine.geo;

import org.locationtech.jts.geom.Envelope;

/** All points within a distance of a centre, exactly: not a polygon that comes near to it. */
record Circle(double lon, double lat, double radiusM) implements Area {
    @Override
    public boolean covers(double lon, double lat) {
        return GreatCircle.distanceM(this.lon, this.lat, lon, lat) <= radiusM;
    }

    @Override
    public double distanceM(double lon, double lat) {
        return Math.max(0, GreatCircle.distanceM(this.lon, this.lat, lon, lat) - radiusM);
    }

    @Override
    public Envelope box() {
        return SearchBox.around(lon, lat, radiusM);
    }
}
