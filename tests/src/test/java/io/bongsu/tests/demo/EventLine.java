package io.bongsu.tests.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One JSON line of the demo: its fields in the order in which they were put.
 *
 * <p>Unit: {@code second} counts from the start of the recording, 2021-03-01 22:12:00 Asia/Seoul.
 */
final class EventLine {
    /** Second 0 of the recording, ms since 1970-01-01 UTC. */
    static final long START_MILLIS = 1_614_604_320_000L;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Object> fields = new LinkedHashMap<>();

    static EventLine of(String type, double second, String eventId) {
        EventLine line = new EventLine();
        return line.put("type", type).put("ts", millis(second)).put("eventId", eventId);
    }

    static EventLine reference(String type, String id) {
        return new EventLine().put("type", type).put("id", id);
    }

    static long millis(double second) {
        return START_MILLIS + Math.round(second * 1000);
    }

    /** Adds a field; a null value is left out. */
    EventLine put(String name, Object value) {
        if (value != null && fields.putIfAbsent(name, value) != null) {
            throw new IllegalArgumentException("a line must name a field once, field=" + name);
        }
        return this;
    }

    long ts() {
        return (Long) fields.get("ts");
    }

    @Override
    public String toString() {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, List<EventLine> lines) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, lines.stream().map(EventLine::toString).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
