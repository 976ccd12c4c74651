package io.bongsu.benchmarks.run;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * What one system did in one variant: medians over its rounds.
 *
 * <p>Shape: {@code slowest} and {@code fastest} are the extremes of the rounds' speed; {@code matches} are those up to the
 * time that all systems had decided; {@code figures} are further numbers of the case.
 */
public record Result(
        String caseName,
        String variant,
        String system,
        double eventsPerSecond,
        double cpuSecondsPerMillionEvents,
        double allocatedBytesPerEvent,
        double peakRssMb,
        long events,
        int rounds,
        double slowest,
        double fastest,
        long matches,
        SortedMap<String, Double> figures) {
    public Result {
        figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
    }

    static Result of(String caseName, String variant, String system, List<Timing> rounds, long matches) {
        SortedMap<String, Double> figures = new TreeMap<>();
        rounds.get(rounds.size() - 1)
                .figures()
                .keySet()
                .forEach(name -> figures.put(
                        name, median(rounds, round -> round.figures().getOrDefault(name, 0.0))));
        double[] speeds =
                rounds.stream().mapToDouble(Timing::eventsPerSecond).sorted().toArray();
        return new Result(
                caseName,
                variant,
                system,
                median(rounds, Timing::eventsPerSecond),
                median(rounds, round -> round.cpuNanos() / 1e3 / round.events()),
                median(rounds, round -> (double) round.allocatedBytes() / round.events()),
                rounds.stream().mapToLong(Timing::peakBytes).max().orElse(0) / (1024.0 * 1024.0),
                rounds.get(rounds.size() - 1).events(),
                rounds.size(),
                speeds[0],
                speeds[speeds.length - 1],
                matches,
                figures);
    }

    private static double median(List<Timing> rounds, ToDoubleFunction<Timing> number) {
        double[] numbers = rounds.stream().mapToDouble(number).sorted().toArray();
        int middle = numbers.length / 2;
        return numbers.length % 2 == 1
                ? numbers[middle]
                : Arrays.stream(numbers, middle - 1, middle + 1).sum() / 2;
    }

    /** The speed or a figure, by the name that targets use. NaN: unknown. */
    double measure(String name) {
        return name.equals(io.bongsu.benchmarks.contender.Target.SPEED)
                ? eventsPerSecond
                : figures.getOrDefault(name, Double.NaN);
    }
}
