package io.bongsu.engine.geo;

import io.bongsu.engine.geo.Geography.Zone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/** The zones by id and by place. Cost: look-up by point O(log zones + zones whose box holds the point). */
final class ZoneIndex {
    /** A zone and where it is. */
    record Outlined(Zone zone, Area area) {}

    private final SortedMap<String, Outlined> byId;
    private final STRtree tree = new STRtree();

    ZoneIndex(Map<String, Outlined> zones) {
        byId = new TreeMap<>(zones);
        for (Outlined outlined : byId.values()) {
            tree.insert(outlined.area().box(), outlined);
        }
        tree.build();
    }

    Optional<Area> area(String id) {
        return Optional.ofNullable(byId.get(id)).map(Outlined::area);
    }

    List<Zone> at(double lon, double lat) {
        List<Zone> zones = new ArrayList<>();
        for (Object item : tree.query(new Envelope(new Coordinate(lon, lat)))) {
            Outlined outlined = (Outlined) item;
            if (outlined.area().covers(lon, lat)) {
                zones.add(outlined.zone());
            }
        }
        zones.sort(Comparator.comparing(Zone::id));
        return List.copyOf(zones);
    }
}
