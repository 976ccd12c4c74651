package io.bongsu.benchmarks.run;

import io.bongsu.benchmarks.contender.BenchCase;
import io.bongsu.benchmarks.contender.Effort;
import io.bongsu.benchmarks.contender.Extent;
import io.bongsu.benchmarks.contender.Workplace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Runs one case: a JVM per system, started together, then variant after variant. We ourselves as we were before, if asked for,
 * are one more system, wherever we take part.
 */
final class CaseRun {
    private static final int START_SECONDS = 60;

    private final BenchCase one;
    private final Predicate<String> wanted;
    private final Workplace place;
    private final Extent extent;
    private final Consumer<String> progress;
    private final Consumer<String> failures;
    private final Optional<Before> before;

    CaseRun(
            BenchCase one,
            Predicate<String> wanted,
            Workplace place,
            Extent extent,
            Consumer<String> progress,
            Consumer<String> failures,
            Optional<Before> before) {
        this.one = one;
        this.wanted = wanted;
        this.place = place;
        this.extent = extent;
        this.progress = progress;
        this.failures = failures;
        this.before = before;
    }

    List<Result> run(int rounds) throws IOException, InterruptedException {
        List<ChildJvm> children = new ArrayList<>();
        try {
            for (String system : one.systems()) {
                if (wanted.test(system) && takesPart(system)) {
                    children.add(start(system, new ChildJvm.Program(system, System.getProperty("java.class.path"))));
                }
            }
            if (before.isPresent()) {
                children.add(start(
                        Before.SYSTEM,
                        new ChildJvm.Program(BenchCase.OURS, before.get().classPath())));
            }
            awaitStart(children);
            List<Result> results = new ArrayList<>();
            for (String variant : one.variants(extent)) {
                results.addAll(run(variant, rounds, children));
            }
            return results;
        } finally {
            children.forEach(ChildJvm::close);
        }
    }

    private ChildJvm start(String system, ChildJvm.Program program) throws IOException {
        return new ChildJvm(one.name(), system, program, one.jvmFlags(), place(system));
    }

    private boolean takesPart(String system) {
        return one.variants(extent).stream()
                .anyMatch(variant -> one.systems(variant, extent).contains(system));
    }

    private Workplace place(String system) {
        return new Workplace(
                place.folder().resolve(one.name() + "-" + system),
                place.quick(),
                place.checkpointMillis(),
                place.timeoutSeconds(),
                place.parallelism());
    }

    private void awaitStart(List<ChildJvm> children) throws InterruptedException {
        for (ChildJvm child : List.copyOf(children)) {
            try {
                child.answer(START_SECONDS);
            } catch (ChildFailure e) {
                failures.accept(one.name() + ": " + e.getMessage());
                child.close();
                children.remove(child);
            }
        }
    }

    private List<Result> run(String variant, int rounds, List<ChildJvm> children) throws InterruptedException {
        Effort effort = one.effort(variant, extent);
        List<ChildJvm> taking = children.stream()
                .filter(child -> one.systems(variant, extent).contains(Before.contender(child.system())))
                .toList();
        VariantRun run = new VariantRun(one, variant, rounds == 0 ? effort : effort.rounds(rounds), taking, failures);
        List<Result> results = run.run();
        children.removeIf(child -> taking.contains(child) && !run.children().contains(child));
        results.forEach(result -> progress.accept(
                "%s %s: %s %,.0f events/s".formatted(one.name(), variant, result.system(), result.eventsPerSecond())));
        return results;
    }
}
