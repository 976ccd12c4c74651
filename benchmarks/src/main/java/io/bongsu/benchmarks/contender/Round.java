package io.bongsu.benchmarks.contender;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one round took and found.
 *
 * <p>Unit: {@code nanos} from the first record that the source emits to the end of the last operator, {@code cpuNanos} and
 * {@code allocatedBytes} of the whole process over the same span. {@code figures} are further numbers of the case, by
 * name, such as a latency in ms.
 */
public record Round(
        long events,
        long nanos,
        long cpuNanos,
        long allocatedBytes,
        Matches matches,
        SortedMap<String, Double> figures) {
    public Round {
        figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
    }

    public double eventsPerSecond() {
        return events * 1e9 / nanos;
    }
}
