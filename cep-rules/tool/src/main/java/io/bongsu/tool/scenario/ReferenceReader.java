package io.bongsu.tool.scenario;

import io.bongsu.engine.geo.Geography;
import io.bongsu.language.pack.YamlReader;
import java.util.List;

/**
 * Reads the places and zones that a scenario brings along.
 *
 * <p>Shape: {@code places} have layer, id, lon, lat; {@code zones} an id and either wkt or lon, lat, radiusM. Unit: degrees
 * WGS84, m.
 *
 * <p>Errors: CEP-5102 to 5104.
 */
final class ReferenceReader {
    private final Geography.Builder geography = Geography.builder();

    void read(YamlReader reference) {
        reference.only(List.of("places", "zones"));
        reference.mappings("places").forEach(this::place);
        reference.mappings("zones").forEach(this::zone);
    }

    Geography geography() {
        return geography.build();
    }

    private void place(YamlReader yaml) {
        yaml.only(List.of("layer", "id", "name", "lon", "lat"));
        String layer = yaml.required("layer");
        String id = yaml.required("id");
        double lon = number(yaml, "lon");
        double lat = number(yaml, "lat");
        add(yaml, () -> geography.place(layer, new Geography.Place(id, yaml.optional("name", id), lon, lat)));
    }

    private void zone(YamlReader yaml) {
        yaml.only(List.of("id", "name", "kind", "wkt", "lon", "lat", "radiusM"));
        String id = yaml.required("id");
        Geography.Zone zone = new Geography.Zone(id, yaml.optional("name", id), yaml.optional("kind", ""));
        if (yaml.entries().containsKey("wkt")) {
            String wkt = yaml.required("wkt");
            add(yaml, () -> geography.zone(zone, wkt));
        } else {
            double lon = number(yaml, "lon");
            double lat = number(yaml, "lat");
            double radiusM = number(yaml, "radiusM");
            add(yaml, () -> geography.circle(zone, lon, lat, radiusM));
        }
    }

    private static double number(YamlReader yaml, String key) {
        String text = yaml.required(key);
        try {
            return text.isBlank() ? Double.NaN : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            yaml.bad(yaml.place(key), "'" + key + "' must be a number, got '" + text + "'", "");
            return Double.NaN;
        }
    }

    /** NaN stands for what was reported already. */
    private static void add(YamlReader yaml, Runnable adding) {
        try {
            adding.run();
        } catch (IllegalArgumentException e) {
            if (!String.valueOf(e.getMessage()).contains("NaN")) {
                yaml.bad(yaml.place("id"), e.getMessage(), "");
            }
        }
    }
}
