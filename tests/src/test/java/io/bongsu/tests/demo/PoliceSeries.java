package io.bongsu.tests.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * Reports to the police emergency centre: one of each suspect at its departure, answered in time, and four others.
 *
 * <p>Shape: two reports that nobody answers in time (CODE0, answered after 150 s; CODE1, never), and two that must stay
 * silent (CODE0 answered after 40 s; CODE3 never answered). Three of the suspects' cases are closed within the half hour.
 */
final class PoliceSeries {
    private final List<EventLine> lines = new ArrayList<>();

    private PoliceSeries() {}

    /** The lines by time; {@code suspects} are positions: second, vehicle, type, longitude, latitude, … */
    static List<EventLine> lines(List<String[]> suspects) {
        PoliceSeries series = new PoliceSeries();
        int[] answered = {20, 35, 50, 25, 59};
        int[] closed = {1500, 1620, 1200, 0, 0};
        for (int i = 0; i < suspects.size(); i++) {
            String[] row = suspects.get(i);
            Case report = new Case(
                    "YU210301000" + (i + 1),
                    "CODE0",
                    "VIOLENT",
                    row[1],
                    Double.parseDouble(row[3]),
                    Double.parseDouble(row[4]));
            double second = Double.parseDouble(row[0]);
            series.report(report, second, "10");
            series.dispatch(report, second + answered[i], i + 1);
            if (closed[i] > 0) {
                series.report(report, closed[i], i == 1 ? "92" : "91");
            }
        }
        Case unanswered = new Case("YU2103010011", "CODE0", "ASSAULT", null, 127.1046, 37.5112);
        series.report(unanswered, 400, "10");
        series.dispatch(unanswered, 550, 11);
        series.report(new Case("YU2103010012", "CODE1", "BURGLARY", null, 127.0936, 37.5102), 700, "10");
        Case answeredInTime = new Case("YU2103010013", "CODE0", "ASSAULT", null, 127.1127, 37.5163);
        series.report(answeredInTime, 900, "10");
        series.dispatch(answeredInTime, 940, 13);
        series.report(answeredInTime, 1380, "91");
        series.report(new Case("YU2103010014", "CODE3", "NOISE", null, 127.1078, 37.5139), 1000, "10");
        return series.lines.stream()
                .sorted((a, b) -> Long.compare(a.ts(), b.ts()))
                .toList();
    }

    private record Case(String caseNo, String grade, String typeCode, String suspectPlate, double lon, double lat) {}

    private void report(Case report, double second, String progress) {
        lines.add(EventLine.of("Report112", second, "r112-" + report.caseNo() + "-" + progress)
                .put("caseNo", report.caseNo())
                .put("grade", report.grade())
                .put("progress", progress)
                .put("typeCode", report.typeCode())
                .put("suspectPlate", report.suspectPlate())
                .put("lon", report.lon())
                .put("lat", report.lat()));
    }

    private void dispatch(Case report, double second, int number) {
        lines.add(EventLine.of("Dispatch", second, "dsp-" + report.caseNo() + "-ASSIGNED")
                .put("dispatchId", "DSP-" + report.caseNo())
                .put("caseNo", report.caseNo())
                .put("status", "ASSIGNED")
                .put("agency", "112")
                .put("vehicleIds", List.of("PATROL" + number))
                .put("dispatchedTs", EventLine.millis(second))
                .put("destLon", report.lon())
                .put("destLat", report.lat())
                .put("targetSec", 335));
    }
}
