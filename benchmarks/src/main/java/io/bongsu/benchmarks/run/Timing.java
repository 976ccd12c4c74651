package io.bongsu.benchmarks.run;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a child said about a round. Unit: ns, bytes. */
record Timing(
        long events,
        long nanos,
        long cpuNanos,
        long allocatedBytes,
        long peakBytes,
        SortedMap<String, Double> figures) {
    private static final int FIRST_FIGURE = 6;

    Timing {
        figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
    }

    static Timing parse(String answer) {
        String[] words = answer.split(" ");
        SortedMap<String, Double> figures = new TreeMap<>();
        for (int i = FIRST_FIGURE; i < words.length; i++) {
            int equals = words[i].lastIndexOf('=');
            figures.put(words[i].substring(0, equals), Double.parseDouble(words[i].substring(equals + 1)));
        }
        return new Timing(
                Long.parseLong(words[1]),
                Long.parseLong(words[2]),
                Long.parseLong(words[3]),
                Long.parseLong(words[4]),
                Long.parseLong(words[5]),
                figures);
    }

    double eventsPerSecond() {
        return events * 1e9 / nanos;
    }
}
