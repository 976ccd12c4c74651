package io.bongsu.jobs.enrich;

import io.bongsu.engine.alert.Alert;
import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.geo.Geography.Near;
import io.bongsu.engine.geo.Geography.Zone;
import io.bongsu.jobs.enrich.Enrichment.NearPlace;
import io.bongsu.jobs.reference.ReferenceData;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/**
 * Looks up what lies around an alert's place.
 *
 * <p>Unit: at most {@link #MAX_CAMERAS} cameras and {@link #MAX_HYDRANTS} hydrants within {@link #RADIUS_M} metres.
 *
 * <p>Cost: four tree searches per alert.
 */
public final class PlaceLookup extends RichMapFunction<Alert, EnrichedAlert> {
    private static final long serialVersionUID = 1L;
    static final double RADIUS_M = 500;
    static final int MAX_CAMERAS = 10;
    static final int MAX_HYDRANTS = 5;

    private final ReferenceData reference;
    private transient Geography geography;

    public PlaceLookup(ReferenceData reference) {
        this.reference = reference;
    }

    @Override
    public void open(OpenContext context) {
        geography = reference.geography();
    }

    @Override
    public EnrichedAlert map(Alert alert) {
        if (reference.isEmpty() || alert.lon().isEmpty() || alert.lat().isEmpty()) {
            return new EnrichedAlert(alert, Enrichment.EMPTY);
        }
        double lon = alert.lon().getAsDouble();
        double lat = alert.lat().getAsDouble();
        List<String> zones = new ArrayList<>();
        String district = "";
        for (Zone zone : geography.zonesAt(lon, lat)) {
            if (zone.kind().equals(ReferenceData.DISTRICT)) {
                district = district.isEmpty() ? zone.name() : district;
            } else {
                zones.add(zone.name());
            }
        }
        return new EnrichedAlert(
                alert,
                new Enrichment(
                        near("Camera", lon, lat, MAX_CAMERAS),
                        near("Hydrant", lon, lat, MAX_HYDRANTS),
                        zones,
                        district));
    }

    private List<NearPlace> near(String layer, double lon, double lat, int limit) {
        List<NearPlace> places = new ArrayList<>();
        for (Near near : geography.nearest(layer, lon, lat, RADIUS_M, limit)) {
            places.add(new NearPlace(
                    near.place().id(), near.place().name(), tenths(near.distanceM()), tenths(near.bearingDeg()) % 360));
        }
        return places;
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
