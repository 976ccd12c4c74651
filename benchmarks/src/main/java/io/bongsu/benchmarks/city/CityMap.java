package io.bongsu.benchmarks.city;

import io.bongsu.jobs.reference.ReferenceData;
import io.bongsu.jobs.reference.ReferenceFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The nation's reference data: what {@code geo} functions and enrichment look up.
 *
 * <p>Shape: per municipality its outline, 25 hydrants, ten safe zones and the 31 plate cameras of its main road; read as {@code cep} reads
 * them, from a folder of reference files.
 *
 * <p>Cost: 15,000 objects: part of a nation's, because every operator reads all of them when a round begins.
 */
final class CityMap {
    private CityMap() {}

    static ReferenceData read() throws IOException {
        Path folder = Files.createTempDirectory("bongsu-city");
        try {
            write(folder, "Hydrant", hydrants());
            write(folder, "SafeZone", zones());
            write(folder, "Camera", cameras());
            write(folder, "District", districts());
            return ReferenceFolder.read(folder);
        } finally {
            for (String name : List.of("Hydrant", "SafeZone", "Camera", "District")) {
                Files.deleteIfExists(folder.resolve(name + ".jsonl"));
            }
            Files.deleteIfExists(folder);
        }
    }

    private static void write(Path folder, String name, List<String> lines) throws IOException {
        Files.write(folder.resolve(name + ".jsonl"), lines);
    }

    private static List<String> hydrants() {
        List<String> lines = new ArrayList<>();
        for (int m = 0; m < Land.MUNICIPALITIES; m++) {
            for (int h = 0; h < Land.HYDRANTS; h++) {
                double lon = Land.lon(m, Land.hydrantEastM(h));
                lines.add(point("Hydrant", "H" + (m * 100 + h), lon, Land.lat(m, Land.hydrantNorthM(h))));
            }
        }
        return lines;
    }

    private static List<String> cameras() {
        List<String> lines = new ArrayList<>();
        for (int m = 0; m < Land.MUNICIPALITIES; m++) {
            for (int place = 0; place < Land.CAMERAS_PER_ROAD; place++) {
                String id = String.format(Locale.ROOT, "L%07d", m * 10_000 + Land.MAIN_ROAD * 100 + place);
                double lon = Land.lon(m, Land.roadEastM(place));
                lines.add(point("Camera", id, lon, Land.lat(m, Land.roadNorthM(Land.MAIN_ROAD))));
            }
        }
        return lines;
    }

    private static String point(String type, String id, double lon, double lat) {
        return String.format(
                Locale.ROOT, "{\"type\":\"%s\",\"id\":\"%s\",\"lon\":%.7f,\"lat\":%.7f}", type, id, lon, lat);
    }

    private static List<String> zones() {
        List<String> lines = new ArrayList<>();
        for (int m = 0; m < Land.MUNICIPALITIES; m++) {
            for (int zone = 0; zone < Persons.ZONES; zone++) {
                lines.add(String.format(
                        Locale.ROOT,
                        "{\"id\":\"Z%05d\",\"kind\":\"PERSON\",\"lon\":%.7f,\"lat\":%.7f,\"radiusM\":%.1f}",
                        m * 100 + zone,
                        Land.lon(m, Persons.zoneEastM(zone)),
                        Land.centreLat(m),
                        Persons.ZONE_RADIUS_M));
            }
        }
        return lines;
    }

    private static List<String> districts() {
        List<String> lines = new ArrayList<>();
        for (int m = 0; m < Land.MUNICIPALITIES; m++) {
            double west = Land.lon(m, -8_500);
            double east = Land.lon(m, 8_500);
            double south = Land.lat(m, -12_000);
            double north = Land.lat(m, 12_000);
            lines.add(String.format(
                    Locale.ROOT,
                    "{\"id\":\"%05d\",\"name\":\"T%03d\",\"wkt\":\"POLYGON ((%f %f, %f %f, %f %f, %f %f, %f %f))\"}",
                    10_000 + m,
                    m,
                    west,
                    south,
                    east,
                    south,
                    east,
                    north,
                    west,
                    north,
                    west,
                    south));
        }
        return lines;
    }
}
