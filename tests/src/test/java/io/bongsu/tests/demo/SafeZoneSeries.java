package io.bongsu.tests.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * Three registered people, a position a minute.
 *
 * <p>Shape: SUBJ-01 is outside its zone from second 360 to 960, nobody answers, back inside at 1020. SUBJ-02 is outside
 * from 600 to 900, its guardian answers at 720. SUBJ-03 must stay silent: a poor position at 780, one 60 m outside at
 * 960, and a single jump at 1200.
 *
 * <p>Unit: metres east of the centre of the zone.
 */
final class SafeZoneSeries {
    private static final double METRES_PER_DEGREE = 111_195;

    private static final Zone SEOKCHON = new Zone("ZONE-SEOKCHON", "Seokchon Lake, home", 127.0982, 37.5085, 200);
    private static final Zone BANGI = new Zone("ZONE-BANGI", "Bangi-dong, day care", 127.1130, 37.5120, 150);

    private final List<EventLine> lines = new ArrayList<>();

    private SafeZoneSeries() {}

    private record Zone(String id, String name, double lon, double lat, double radiusM) {}

    static List<EventLine> lines() {
        SafeZoneSeries series = new SafeZoneSeries();
        int[] walk = {330, 420, 500, 560, 600, 620, 620, 600, 560, 480, 380};
        for (int second = 0; second <= 1800; second += 60) {
            int step = (second - 360) / 60;
            boolean outside = second >= 360 && step < walk.length;
            series.fix("SUBJ-01", SEOKCHON, second, outside ? walk[step] : 40 + second % 180 / 2.0, 20);
            series.fix("SUBJ-02", BANGI, second, second >= 600 && second <= 900 ? 320 : 30, 25);
            double drift = second == 780 ? 400 : second == 960 ? 210 : second == 1200 ? 300 : 60;
            series.fix("SUBJ-03", BANGI, second, drift, second == 780 ? 300 : 20);
        }
        series.lines.add(EventLine.of("OperatorAck", 720, "ack-SUBJ-02-0720")
                .put("subjectId", "SUBJ-02")
                .put("role", "GUARDIAN")
                .put("user", "guardian-02")
                .put("verdict", "SAFE"));
        return series.lines.stream()
                .sorted((a, b) -> Long.compare(a.ts(), b.ts()))
                .toList();
    }

    static List<EventLine> zones() {
        List<EventLine> zones = new ArrayList<>();
        for (Zone zone : List.of(BANGI, SEOKCHON)) {
            zones.add(EventLine.reference("SafeZone", zone.id())
                    .put("name", zone.name())
                    .put("kind", "PERSON")
                    .put("lon", zone.lon())
                    .put("lat", zone.lat())
                    .put("radiusM", zone.radiusM()));
        }
        zones.add(
                EventLine.reference("SafeZone", "ZONE-SCHOOL")
                        .put("name", "Bangi-dong, school zone")
                        .put("kind", "SCHOOL")
                        .put(
                                "wkt",
                                "POLYGON ((127.1108 37.5148, 127.1140 37.5148, 127.1140 37.5172, 127.1108 37.5172, 127.1108 37.5148))"));
        return zones;
    }

    /** Songpa-gu, drawn by hand: good enough to say that a place lies in it. */
    static List<EventLine> districts() {
        return List.of(EventLine.reference("District", "11710")
                .put("name", "송파구")
                .put(
                        "wkt",
                        "POLYGON ((127.069 37.509, 127.069 37.5165, 127.085 37.5215, 127.098 37.527, 127.109 37.5345, "
                                + "127.1175 37.5405, 127.1235 37.533, 127.13 37.523, 127.143 37.516, 127.15 37.51, "
                                + "127.145 37.502, 127.16 37.495, 127.159 37.48, 127.145 37.472, 127.13 37.466, "
                                + "127.12 37.472, 127.105 37.485, 127.093 37.496, 127.081 37.503, 127.069 37.509))"));
    }

    private void fix(String subject, Zone zone, int second, double metresEast, double accuracyM) {
        double lon = zone.lon() + metresEast / (METRES_PER_DEGREE * Math.cos(Math.toRadians(zone.lat())));
        lines.add(EventLine.of("VulnerableLocation", second, "fix-%s-%04d".formatted(subject, second))
                .put("subjectId", subject)
                .put("lon", Math.round(lon * 1e7) / 1e7)
                .put("lat", zone.lat())
                .put("zoneId", zone.id())
                .put("category", "DEMENTIA")
                .put("accuracyM", accuracyM)
                .put("method", "GPS")
                .put("deviceType", "WATCH")
                .put("event", "FIX")
                .put("zoneLon", zone.lon())
                .put("zoneLat", zone.lat())
                .put("zoneRadiusM", zone.radiusM()));
    }
}
