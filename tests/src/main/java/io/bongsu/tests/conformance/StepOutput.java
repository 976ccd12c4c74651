package io.bongsu.tests.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.bongsu.engine.partition.Detection;
import io.bongsu.tests.conformance.ModuleText.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The rows of one step, and how they differ from those recorded: per statement, in order or as a multiset. */
final class StepOutput {
    /** A row with its time; {@code kind} is {@code new} or {@code old}. */
    private record Row(String kind, long timeMillis, Object values) {}

    private final boolean ordered;
    private final Map<Statement, List<Row>> rows = new LinkedHashMap<>();

    StepOutput(boolean ordered) {
        this.ordered = ordered;
    }

    void row(Statement statement, Detection detection) {
        rows.computeIfAbsent(statement, unused -> new ArrayList<>())
                .add(new Row(
                        detection.leaves() ? "old" : "new",
                        detection.timeMillis(),
                        OutputValue.real(detection.details())));
    }

    /** The first difference of the step that just ran; forgets the step. */
    Optional<String> difference(JsonNode recorded, Predicate<Statement> observed) {
        Map<Statement, List<Row>> expected = new LinkedHashMap<>();
        recorded.forEach(one -> expect(one, expected));
        Map<Statement, List<Row>> real = new LinkedHashMap<>(rows);
        real.keySet().removeIf(observed.negate());
        expected.keySet().removeIf(observed.negate());
        rows.clear();
        Set<Statement> statements = new LinkedHashSet<>(expected.keySet());
        statements.addAll(real.keySet());
        for (Statement statement : statements) {
            List<Row> wanted = arranged(expected.getOrDefault(statement, List.of()));
            List<Row> given = arranged(real.getOrDefault(statement, List.of()));
            if (!wanted.equals(given)) {
                return Optional.of(statement.name() + " recorded=" + wanted + " given=" + given);
            }
        }
        return Optional.empty();
    }

    /** How the contents of a statement differ from those recorded. */
    Optional<String> contents(List<Detection> detections, JsonNode recorded) {
        List<Row> expected = new ArrayList<>();
        recorded.forEach(row -> expected.add(new Row("new", 0, OutputValue.recorded(row))));
        List<Row> wanted = arranged(expected);
        List<Row> given = arranged(detections.stream()
                .map(one -> new Row("new", 0, OutputValue.real(one.details())))
                .toList());
        return wanted.equals(given) ? Optional.empty() : Optional.of("recorded=" + wanted + " given=" + given);
    }

    private static void expect(JsonNode output, Map<Statement, List<Row>> expected) {
        Statement statement =
                new Statement(output.path("dep").asInt(), output.path("stmt").asText());
        List<Row> rows = expected.computeIfAbsent(statement, unused -> new ArrayList<>());
        long time = output.path("t").asLong();
        for (String kind : List.of("new", "old")) {
            output.path(kind).forEach(row -> rows.add(new Row(kind, time, OutputValue.recorded(row))));
        }
    }

    private List<Row> arranged(List<Row> rows) {
        return ordered
                ? rows
                : rows.stream().sorted(Comparator.comparing(String::valueOf)).toList();
    }
}
