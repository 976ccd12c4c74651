package io.bongsu.tests.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Turns the Jamsil recording into event lines and reference lines.
 *
 * <p>Shape: plate reads in recorded order, up to about 1 s out of order; all else by time. A link of a route is PASSED
 * when a position shows the engine on a later link of its route, and ARRIVED when the engine arrives before that.
 *
 * <p>Run: {@code java -cp … io.bongsu.tests.demo.JamsilConverter RECORDING-FOLDER DEMO-FOLDER}.
 *
 * <p>Source: a recorded traffic simulation; road network © OpenStreetMap contributors, ODbL 1.0.
 */
final class JamsilConverter {
    private final Path recording;
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, JsonNode> cameras = new LinkedHashMap<>();
    /** Positions of the fire engines, and the first position of each suspect, by vehicle: columns of fcd.csv. */
    private final Map<String, List<String[]>> positions = new LinkedHashMap<>();

    private JamsilConverter(Path recording) throws IOException {
        this.recording = recording;
        json.readTree(recording.resolve("cameras.json").toFile())
                .forEach(camera -> cameras.put(camera.get("cam").asText(), camera));
        readPositions();
    }

    public static void main(String[] arguments) throws IOException {
        Path events = Path.of(arguments[1], "events");
        Path reference = Path.of(arguments[1], "reference");
        JamsilConverter jamsil = new JamsilConverter(Path.of(arguments[0]));
        EventLine.write(events.resolve("jamsil-plates.jsonl"), jamsil.plates());
        EventLine.write(events.resolve("jamsil-engines.jsonl"), jamsil.engines());
        EventLine.write(events.resolve("jamsil-dispatches.jsonl"), jamsil.dispatches());
        EventLine.write(events.resolve("jamsil-parking.jsonl"), jamsil.parking());
        EventLine.write(events.resolve("reports-112.jsonl"), PoliceSeries.lines(jamsil.suspects()));
        EventLine.write(events.resolve("underpass.jsonl"), UnderpassSeries.lines());
        EventLine.write(events.resolve("safe-zone.jsonl"), SafeZoneSeries.lines());
        EventLine.write(reference.resolve("Camera.jsonl"), jamsil.cameraReference());
        EventLine.write(reference.resolve("Hydrant.jsonl"), jamsil.hydrants());
        EventLine.write(reference.resolve("SafeZone.jsonl"), SafeZoneSeries.zones());
        EventLine.write(reference.resolve("District.jsonl"), SafeZoneSeries.districts());
    }

    private List<EventLine> plates() throws IOException {
        List<EventLine> lines = new ArrayList<>();
        for (String[] read : rows(Files.newBufferedReader(recording.resolve("lpr.csv")))) {
            JsonNode camera = cameras.get(read[1]);
            lines.add(EventLine.of("LprRead", number(read[0]), id("lpr", lines.size() + 1))
                    .put("plate", read[4])
                    .put("cameraId", read[1])
                    .put("laneNo", Integer.parseInt(read[3]))
                    .put("speedMps", number(read[5]))
                    .put("vehicleType", read[6].equals("blue") ? "EMERGENCY" : "CAR")
                    .put("lon", camera.get("lon").asDouble())
                    .put("lat", camera.get("lat").asDouble())
                    .put("linkId", read[2]));
        }
        return lines;
    }

    private List<EventLine> engines() {
        List<EventLine> lines = new ArrayList<>();
        positions.forEach((vehicle, rows) -> {
            if (vehicle.startsWith("FIRE")) {
                for (String[] row : rows) {
                    String link = link(row[6]);
                    lines.add(EventLine.of("VehiclePosition", number(row[0]), id("avl-" + vehicle, lines.size() + 1))
                            .put("vehicleId", vehicle)
                            .put("lon", number(row[3]))
                            .put("lat", number(row[4]))
                            .put("agency", "119")
                            .put("vehicleType", "PUMP")
                            .put("speedMps", number(row[5]))
                            .put("linkId", link.startsWith(":") ? null : link)
                            .put("siren", true)
                            .put("status", "EN_ROUTE")
                            .put("dispatchId", "DSP-" + vehicle));
                }
            }
        });
        return byTime(lines);
    }

    private List<EventLine> dispatches() throws IOException {
        Map<String, Double> arrivals = new HashMap<>();
        json.readTree(recording.resolve("truth.json").toFile())
                .get("fires")
                .forEach(fire -> arrivals.put(
                        fire.get("vehicle").asText(), fire.get("arrival").asDouble()));
        List<EventLine> lines = new ArrayList<>();
        for (JsonNode dispatch :
                json.readTree(recording.resolve("dispatches.json").toFile())) {
            String vehicle = dispatch.get("vehicle").asText();
            double depart = dispatch.get("depart_s").asDouble();
            double arrival = arrivals.get(vehicle);
            lines.add(EventLine.of("Report119", depart - 60, "r119-" + vehicle)
                    .put("receiptNo", caseNo(vehicle))
                    .put("kind", "FIRE")
                    .put("progress", "10")
                    .put("lon", dispatch.get("scene_lon").asDouble())
                    .put("lat", dispatch.get("scene_lat").asDouble()));
            lines.add(dispatch(dispatch, depart, "ASSIGNED"));
            lines.addAll(legs(dispatch, depart, arrival));
            lines.add(dispatch(dispatch, arrival, "ARRIVED"));
        }
        return byTime(lines);
    }

    private static EventLine dispatch(JsonNode dispatch, double second, String status) {
        String vehicle = dispatch.get("vehicle").asText();
        List<String> links = new ArrayList<>();
        dispatch.get("links").forEach(link -> links.add(link.get("link").asText()));
        return EventLine.of("Dispatch", second, "dsp-" + vehicle + "-" + status)
                .put("dispatchId", "DSP-" + vehicle)
                .put("caseNo", caseNo(vehicle))
                .put("status", status)
                .put("agency", "119")
                .put("vehicleIds", List.of(vehicle))
                .put("stationId", dispatch.get("station").asText())
                .put("dispatchedTs", EventLine.millis(dispatch.get("depart_s").asDouble()))
                .put("routeLinkIds", links)
                .put("destLon", dispatch.get("scene_lon").asDouble())
                .put("destLat", dispatch.get("scene_lat").asDouble())
                .put("targetSec", 420);
    }

    private List<EventLine> legs(JsonNode dispatch, double depart, double arrival) {
        List<JsonNode> links = new ArrayList<>();
        dispatch.get("links").forEach(links::add);
        List<String> names =
                links.stream().map(link -> link.get("link").asText()).toList();
        String vehicle = dispatch.get("vehicle").asText();
        List<EventLine> lines = new ArrayList<>();
        for (int leg = 1; leg <= links.size(); leg++) {
            lines.add(leg(vehicle, leg, links.get(leg - 1), depart, "ACTIVE"));
        }
        int passed = 0;
        for (String[] row : positions.get(vehicle)) {
            int at = names.indexOf(link(row[6]));
            for (; passed < at; passed++) {
                lines.add(leg(vehicle, passed + 1, links.get(passed), number(row[0]), "PASSED"));
            }
        }
        for (; passed < links.size(); passed++) {
            lines.add(leg(vehicle, passed + 1, links.get(passed), arrival, "ARRIVED"));
        }
        return lines;
    }

    private static EventLine leg(String vehicle, int legNo, JsonNode link, double second, String status) {
        return EventLine.of("RouteLeg", second, id("leg-" + vehicle + "-" + status, legNo))
                .put("dispatchId", "DSP-" + vehicle)
                .put("vehicleId", vehicle)
                .put("linkId", link.get("link").asText())
                .put("status", status)
                .put("caseNo", caseNo(vehicle))
                .put("agency", "119")
                .put("legNo", legNo)
                .put("lengthM", link.get("length_m").asDouble())
                .put("speedLimitMps", link.get("speed_limit_mps").asDouble())
                .put("lanes", link.get("lanes").asInt())
                .put("name", link.get("name").asText());
    }

    private List<EventLine> parking() throws IOException {
        List<EventLine> lines = new ArrayList<>();
        for (String[] stop : rows(Files.newBufferedReader(recording.resolve("stops.csv")))) {
            lines.add(parking(stop, number(stop[5]), "OCCUPIED"));
            lines.add(parking(stop, number(stop[6]), "VACANT"));
        }
        return byTime(lines);
    }

    private static EventLine parking(String[] stop, double second, String state) {
        boolean besideHydrant = !stop[7].isEmpty();
        return EventLine.of("ParkingEvent", second, "park-" + stop[0] + "-" + state)
                .put("spotId", stop[0])
                .put("state", state)
                .put("kind", besideHydrant ? "HYDRANT" : "FIRE_LANE")
                .put("since", EventLine.millis(second))
                .put("plate", stop[0])
                .put("linkId", stop[2])
                .put("lon", number(stop[3]))
                .put("lat", number(stop[4]))
                .put("sensor", "CCTV")
                .put("hydrantId", besideHydrant ? "HYD-" + stop[0] : null)
                .put("hydrantLon", besideHydrant ? number(stop[7]) : null)
                .put("hydrantLat", besideHydrant ? number(stop[8]) : null);
    }

    /** First position of each suspect, at the second of its departure. */
    private List<String[]> suspects() {
        return positions.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("SUSPECT"))
                .map(entry -> entry.getValue().get(0))
                .toList();
    }

    private List<EventLine> cameraReference() {
        List<EventLine> lines = new ArrayList<>();
        cameras.forEach((id, camera) -> {
            List<String> links = new ArrayList<>();
            camera.get("edges").forEach(edge -> links.add(edge.asText()));
            String kind = camera.get("kind").asText();
            lines.add(EventLine.reference("Camera", id)
                    .put("lon", camera.get("lon").asDouble())
                    .put("lat", camera.get("lat").asDouble())
                    .put("name", camera.get("name").asText())
                    .put("kind", kind.equals("1") ? "SPEED" : kind.equals("4") ? "PARKING" : "TRAFFIC")
                    .put("ptz", false)
                    .put("lprCapable", !links.isEmpty())
                    .put("linkId", links.isEmpty() ? null : links.get(0))
                    .put("linkIds", links));
        });
        return lines;
    }

    private List<EventLine> hydrants() throws IOException {
        List<EventLine> lines = new ArrayList<>();
        for (String[] stop : rows(Files.newBufferedReader(recording.resolve("stops.csv")))) {
            if (!stop[7].isEmpty()) {
                lines.add(EventLine.reference("Hydrant", "HYD-" + stop[0])
                        .put("lon", number(stop[7]))
                        .put("lat", number(stop[8]))
                        .put("usable", true));
            }
        }
        return lines;
    }

    private void readPositions() throws IOException {
        try (BufferedReader text = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(recording.resolve("fcd.csv.gz"))), StandardCharsets.UTF_8))) {
            for (String[] row : rows(text)) {
                if (row[1].startsWith("FIRE") || row[1].startsWith("SUSPECT")) {
                    positions
                            .computeIfAbsent(row[1], vehicle -> new ArrayList<>())
                            .add(row);
                }
            }
        }
    }

    private static List<String[]> rows(BufferedReader csv) throws IOException {
        try (csv) {
            return csv.lines().skip(1).map(line -> line.split(",", -1)).toList();
        }
    }

    private static List<EventLine> byTime(List<EventLine> lines) {
        return lines.stream().sorted((a, b) -> Long.compare(a.ts(), b.ts())).toList();
    }

    /** The link that a lane belongs to. */
    private static String link(String lane) {
        return lane.substring(0, lane.lastIndexOf('_'));
    }

    private static String caseNo(String vehicle) {
        return "T2103012212" + vehicle.charAt(vehicle.length() - 1);
    }

    private static String id(String prefix, int number) {
        return "%s-%06d".formatted(prefix, number);
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }
}
