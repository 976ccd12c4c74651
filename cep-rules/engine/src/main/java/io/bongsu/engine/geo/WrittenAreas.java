package io.bongsu.engine.geo;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Areas written as WKT in rules and events, each parsed once; text that is no area is remembered as such.
 *
 * <p>Cost: one hash look-up for known text. At most {@value #LIMIT} texts; when full, all are forgotten.
 */
final class WrittenAreas {
    static final int LIMIT = 1_024;

    private final Map<String, Optional<Area>> byText = new ConcurrentHashMap<>();

    Optional<Area> area(String text) {
        Optional<Area> known = byText.get(text);
        if (known != null) {
            return known;
        }
        if (byText.size() >= LIMIT) {
            byText.clear();
        }
        Optional<Area> parsed = parse(text);
        byText.put(text, parsed);
        return parsed;
    }

    private static Optional<Area> parse(String text) {
        try {
            return Optional.of(Shape.parse(text));
        } catch (RuntimeException | StackOverflowError e) {
            // Text comes from events: whatever it does to the reader, it is no area.
            return Optional.empty();
        }
    }
}
