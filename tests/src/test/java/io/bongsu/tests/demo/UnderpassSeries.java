package io.bongsu.tests.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Three underpasses in the rain, a level every 30 s.
 *
 * <p>Shape: UP-JAMSIL reaches 14.9 cm at second 300 and 15.0 cm at 330, its barrier closes at 430, too late; below 5 cm
 * from second 900. UP-SINCHEON reaches 15.2 cm at 360, its barrier closes at 400, in time; below 5 cm from 1020.
 * UP-SEOKCHON never gets above 14.9 cm.
 */
final class UnderpassSeries {
    /** Levels by second, cm; between them the water rises and falls evenly. */
    private static final TreeMap<Integer, Double> JAMSIL =
            new TreeMap<>(Map.of(0, 2.0, 300, 14.9, 330, 15.0, 540, 22.0, 870, 5.0, 900, 4.8, 1200, 2.0, 1800, 1.5));

    private static final TreeMap<Integer, Double> SINCHEON =
            new TreeMap<>(Map.of(0, 1.0, 330, 14.6, 360, 15.2, 480, 18.0, 990, 5.2, 1020, 4.8, 1800, 1.0));
    private static final TreeMap<Integer, Double> SEOKCHON =
            new TreeMap<>(Map.of(0, 1.0, 600, 14.9, 660, 14.9, 1800, 3.0));

    private final List<EventLine> lines = new ArrayList<>();

    private UnderpassSeries() {}

    static List<EventLine> lines() {
        UnderpassSeries series = new UnderpassSeries();
        for (int second = 0; second <= 1800; second += 30) {
            series.level("UP-JAMSIL", second, JAMSIL, 127.1003, 37.5142);
            series.level("UP-SINCHEON", second, SINCHEON, 127.0858, 37.5116);
            series.level("UP-SEOKCHON", second, SEOKCHON, 127.1069, 37.5056);
        }
        series.barrier("UP-JAMSIL", 0, "OPEN");
        series.barrier("UP-SINCHEON", 0, "OPEN");
        series.barrier("UP-SINCHEON", 385, "CLOSING");
        series.barrier("UP-SINCHEON", 400, "CLOSED");
        series.barrier("UP-JAMSIL", 415, "CLOSING");
        series.barrier("UP-JAMSIL", 430, "CLOSED");
        series.barrier("UP-JAMSIL", 1560, "OPEN");
        series.barrier("UP-SINCHEON", 1680, "OPEN");
        return series.lines.stream()
                .sorted((a, b) -> Long.compare(a.ts(), b.ts()))
                .toList();
    }

    private void level(String underpass, int second, TreeMap<Integer, Double> levels, double lon, double lat) {
        Map.Entry<Integer, Double> from = levels.floorEntry(second);
        Map.Entry<Integer, Double> to = levels.ceilingEntry(second);
        double part = from.equals(to) ? 0 : (second - from.getKey()) / (double) (to.getKey() - from.getKey());
        double levelCm = from.getValue() + part * (to.getValue() - from.getValue());
        lines.add(EventLine.of("WaterLevel", second, "level-%s-%04d".formatted(underpass, second))
                .put("gaugeId", "G-" + underpass)
                .put("levelCm", Math.round(levelCm * 10) / 10.0)
                .put("underpassId", underpass)
                .put("kind", "UNDERPASS")
                .put("lon", lon)
                .put("lat", lat));
    }

    private void barrier(String underpass, int second, String state) {
        lines.add(EventLine.of("BarrierStatus", second, "barrier-%s-%04d".formatted(underpass, second))
                .put("barrierId", "B-" + underpass)
                .put("state", state)
                .put("underpassId", underpass));
    }
}
