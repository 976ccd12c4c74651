package io.bongsu.tests.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bongsu.schemas.EventCatalog;
import io.bongsu.schemas.StreamSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class DemoLinesTest {
    private static final Path DEMO = Path.of("..", "stream-jobs", "src", "main", "demo");
    private static final Path RECORDING = Path.of("..", "..", "shared", "data", "jamsil");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyLineFitsTheSchemaOfItsType() throws IOException {
        List<String> misfits = new ArrayList<>();
        for (JsonNode line : lines(DEMO)) {
            StreamSchema stream = EventCatalog.builtin().get(line.get("type").asText());
            line.fieldNames().forEachRemaining(field -> {
                if (!field.equals("type") && stream.avro().getField(field) == null) {
                    misfits.add("unknown field " + field + " in " + line);
                }
            });
            for (Schema.Field field : stream.avro().getFields()) {
                if (!field.hasDefaultValue() && !line.has(field.name())) {
                    misfits.add("missing field " + field.name() + " in " + line);
                }
            }
        }
        assertThat(misfits).isEmpty();
    }

    @Test
    void everyEventHasItsOwnIdAndLiesInTheHalfHour() throws IOException {
        List<JsonNode> events = lines(DEMO.resolve("events"));
        assertThat(events).hasSize(4_922);
        assertThat(events).extracting(event -> event.get("eventId").asText()).doesNotHaveDuplicates();
        assertThat(events)
                .allSatisfy(event -> assertThat(event.get("ts").asLong())
                        .isBetween(EventLine.START_MILLIS, EventLine.START_MILLIS + 1_860_000));
    }

    @Test
    void readsComeOutOfOrderByLessThanTheAllowedLateness() throws IOException {
        long latest = 0;
        long mostLate = 0;
        for (JsonNode read : lines(DEMO.resolve("events/jamsil-plates.jsonl"))) {
            mostLate = Math.max(mostLate, latest - read.get("ts").asLong());
            latest = Math.max(latest, read.get("ts").asLong());
        }
        assertThat(mostLate)
                .isPositive()
                .isLessThan(EventCatalog.builtin().get("LprRead").latenessMillis());
    }

    @Test
    void everySuspectPassesItsCamerasAsTheRecordingSays() throws IOException {
        Path truth = RECORDING.resolve("truth.json");
        assumeTrue(Files.exists(truth), "skipped: compares with the recording, which is not at " + truth);
        List<JsonNode> reads = lines(DEMO.resolve("events/jamsil-plates.jsonl"));
        for (JsonNode suspect : JSON.readTree(truth.toFile()).get("suspects")) {
            List<String> expected = new ArrayList<>();
            suspect.get("passes")
                    .forEach(pass -> expected.add(EventLine.millis(pass.get(0).asDouble()) + " "
                            + pass.get(1).asText()));
            List<String> actual = reads.stream()
                    .filter(read -> read.get("plate").equals(suspect.get("vehicle")))
                    .sorted(Comparator.comparingLong(read -> read.get("ts").asLong()))
                    .map(read ->
                            read.get("ts").asLong() + " " + read.get("cameraId").asText())
                    .toList();
            assertThat(actual).isEqualTo(expected);
        }
    }

    @Test
    void everyLegIsPassedOrArrivedAtExactlyOnce() throws IOException {
        Set<String> active = new LinkedHashSet<>();
        for (JsonNode leg : lines(DEMO.resolve("events/jamsil-dispatches.jsonl"))) {
            if (leg.get("type").asText().equals("RouteLeg")) {
                String name = leg.get("vehicleId").asText() + leg.get("linkId").asText();
                assertThat(leg.get("status").asText().equals("ACTIVE") ? active.add(name) : active.remove(name))
                        .as(leg.toString())
                        .isTrue();
            }
        }
        assertThat(active).isEmpty();
    }

    @Test
    void everyCameraOfAReadIsKnown() throws IOException {
        Set<String> known = new TreeSet<>();
        lines(DEMO.resolve("reference/Camera.jsonl"))
                .forEach(camera -> known.add(camera.get("id").asText()));
        assertThat(lines(DEMO.resolve("events/jamsil-plates.jsonl")))
                .allSatisfy(
                        read -> assertThat(known).contains(read.get("cameraId").asText()));
    }

    private static List<JsonNode> lines(Path place) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        try (Stream<Path> tree = Files.walk(place)) {
            for (Path file : tree.filter(path -> path.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList()) {
                for (String line : Files.readAllLines(file)) {
                    lines.add(JSON.readTree(line));
                }
            }
        }
        return lines;
    }
}
