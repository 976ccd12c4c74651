package io.bongsu.engine.geo;

import org.locationtech.jts.geom.Envelope;

/** A part of the earth's surface. Unit: degrees, metres. */
interface Area {
    /** Whether the point is inside or on the border. */
    boolean covers(double lon, double lat);

    /** Distance to the nearest point of the area, 0 inside. */
    double distanceM(double lon, double lat);

    /** A box in degrees that holds the whole area. */
    Envelope box();
}
