package io.bongsu.benchmarks.run;

import io.bongsu.benchmarks.contender.BenchCase;
import io.bongsu.benchmarks.contender.Effort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Measures one variant: prepare all systems, find out how many events last a round, then rounds in turn.
 *
 * <p>Shape: while one system runs, the others wait. Matches are compared up to the time that even the shortest round had
 * decided.
 */
final class VariantRun {
    private static final long FIRST_EVENTS = 30_000;
    private static final int FASTEST_GROWTH = 10;

    /** A round of warm-up is to last such a part of it, and is made of so many events that it does when the speed doubles. */
    private static final double WARM_UP_PART = 0.25;

    private static final int EXPECTED_GAIN = 2;

    /** A system is warm when a round that long is less than so much faster than the fastest before. */
    private static final double GAIN = 1.1;

    private static final long STEP = 1_000;

    private final BenchCase one;
    private final String variant;
    private final Effort effort;
    private final List<ChildJvm> children;
    private final Consumer<String> failures;
    private final Map<String, List<Timing>> rounds = new LinkedHashMap<>();

    VariantRun(BenchCase one, String variant, Effort effort, List<ChildJvm> children, Consumer<String> failures) {
        this.one = one;
        this.variant = variant;
        this.effort = effort;
        this.children = new ArrayList<>(children);
        this.failures = failures;
    }

    /** Results in order of the systems. A child that fails is closed and left out. */
    List<Result> run() throws InterruptedException {
        each(child -> child.ask("prepare " + variant));
        each(child -> child.answer(effort.timeoutSeconds()));
        Map<String, Long> events = new LinkedHashMap<>();
        each(child -> events.put(child.system(), calibrate(child)));
        for (int round = 0; round < effort.rounds(); round++) {
            each(child -> rounds.computeIfAbsent(child.system(), system -> new ArrayList<>())
                    .add(round(child, events.get(child.system()))));
        }
        return results(events);
    }

    private interface Step {
        void on(ChildJvm child) throws ChildFailure, InterruptedException;
    }

    private void each(Step step) throws InterruptedException {
        for (ChildJvm child : List.copyOf(children)) {
            try {
                step.on(child);
            } catch (ChildFailure e) {
                failures.accept(one.name() + " " + variant + ": " + e.getMessage());
                child.close();
                children.remove(child);
            }
        }
    }

    /** The systems that are still alive. */
    List<ChildJvm> children() {
        return children;
    }

    private Timing round(ChildJvm child, long events) throws ChildFailure, InterruptedException {
        child.ask("run " + events);
        return Timing.parse(child.answer(effort.timeoutSeconds()));
    }

    /** Events that last a round; these rounds are also the warm-up. */
    private long calibrate(ChildJvm child) throws ChildFailure, InterruptedException {
        if (effort.events() > 0) {
            if (effort.warmUpSeconds() > 0) {
                round(child, effort.events());
            }
            return effort.events();
        }
        double length = Math.max(effort.seconds(), WARM_UP_PART * effort.warmUpSeconds());
        long events = FIRST_EVENTS;
        double fastest = 0;
        boolean warm = false;
        for (double left = effort.warmUpSeconds(); !warm && left > 0; ) {
            Timing timing = round(child, events);
            double seconds = timing.nanos() / 1e9;
            left -= seconds;
            warm = seconds > length / 2 && timing.eventsPerSecond() < GAIN * fastest;
            fastest = Math.max(fastest, timing.eventsPerSecond());
            double next = Math.min(length, Math.max(left, 0));
            events = Math.min(fitting(fastest * next * EXPECTED_GAIN), FASTEST_GROWTH * events);
        }
        return fitting(fastest * effort.seconds());
    }

    private long fitting(double events) {
        return Math.max((long) events / STEP * STEP, Math.max(STEP, effort.leastEvents()));
    }

    private List<Result> results(Map<String, Long> events) throws InterruptedException {
        long cut = children.stream()
                .mapToLong(child -> one.stream(variant).decidedMillis(events.get(child.system())))
                .min()
                .orElse(0);
        Map<String, String> digests = new LinkedHashMap<>();
        each(child -> {
            child.ask("digest " + cut);
            digests.put(child.system(), child.answer(effort.timeoutSeconds()));
        });
        compare(digests);
        List<Result> results = new ArrayList<>();
        for (ChildJvm child : children) {
            long matches = Long.parseLong(digests.get(child.system()).split(" ")[1]);
            results.add(Result.of(one.name(), variant, child.system(), rounds.get(child.system()), matches));
        }
        return results;
    }

    private void compare(Map<String, String> digests) {
        digests.forEach((system, digest) -> {
            String ours = digests.get(BenchCase.OURS);
            if (ours != null && one.comparesMatchesOf(system) && !digest.equals(ours)) {
                failures.accept(one.name() + " " + variant + ": all systems must find the same matches, "
                        + BenchCase.OURS + "=" + ours + " " + system + "=" + digest);
            }
        });
    }
}
