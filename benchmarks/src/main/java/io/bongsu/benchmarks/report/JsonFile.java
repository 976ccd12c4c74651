package io.bongsu.benchmarks.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bongsu.benchmarks.contender.Target;
import io.bongsu.benchmarks.run.Outcome;
import io.bongsu.benchmarks.run.Ratio;
import io.bongsu.benchmarks.run.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Every figure as JSON: {@code results}, {@code ratios} (ours / theirs), {@code failures}. */
public final class JsonFile {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private JsonFile() {}

    public static void write(Outcome outcome, Path file) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode results = root.putArray("results");
        outcome.results().forEach(result -> add(result, results.addObject()));
        ArrayNode ratios = root.putArray("ratios");
        outcome.ratios().forEach(ratio -> add(ratio, ratios.addObject()));
        outcome.failures().forEach(root.putArray("failures")::add);
        root.put("quick", outcome.quick());
        ObjectNode machine = root.putObject("machine");
        machine.put("processors", Runtime.getRuntime().availableProcessors());
        machine.put("java", System.getProperty("java.vm.version"));
        machine.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        Files.writeString(file, JSON.writeValueAsString(root) + "\n");
    }

    private static void add(Result result, ObjectNode node) {
        node.put("case", result.caseName());
        node.put("variant", result.variant());
        node.put("system", result.system());
        node.put("eventsPerSecond", result.eventsPerSecond());
        node.put("cpuSecondsPerMillionEvents", result.cpuSecondsPerMillionEvents());
        node.put("allocatedBytesPerEvent", result.allocatedBytesPerEvent());
        node.put("peakRssMb", result.peakRssMb());
        node.put("events", result.events());
        node.put("rounds", result.rounds());
        node.put("slowestEventsPerSecond", result.slowest());
        node.put("fastestEventsPerSecond", result.fastest());
        node.put("matches", result.matches());
        if (!result.figures().isEmpty()) {
            ObjectNode figures = node.putObject("figures");
            result.figures().forEach(figures::put);
        }
    }

    private static void add(Ratio ratio, ObjectNode node) {
        node.put("case", ratio.caseName());
        node.put("variant", ratio.variant());
        node.put("against", ratio.against());
        node.put("ratio", ratio.ratio());
        if (!ratio.measure().equals(Target.SPEED)) {
            node.put("measure", ratio.measure());
        }
        ratio.target().ifPresent(target -> {
            node.put("target", target.limit());
            node.put("bound", target.bound() == Target.Bound.AT_LEAST ? "at least" : "at most");
            node.put("met", !ratio.missed());
        });
    }
}
