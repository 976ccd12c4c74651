package io.bongsu.benchmarks.run;

import io.bongsu.benchmarks.contender.BenchCase;
import io.bongsu.benchmarks.contender.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes the ratios of a case from its results: one per peer and variant, and one per further target. */
final class Ratios {
    private final BenchCase one;
    private final List<Result> results;

    private Ratios(BenchCase one, List<Result> results) {
        this.one = one;
        this.results = results;
    }

    static List<Ratio> of(BenchCase one, List<Result> results) {
        Ratios ratios = new Ratios(one, results);
        List<Ratio> all = new ArrayList<>();
        results.stream()
                .filter(result -> result.system().equals(BenchCase.OURS))
                .forEach(ours -> ratios.add(ours, all));
        return all;
    }

    private void add(Result ours, List<Ratio> all) {
        List<Target> targets = Stream.concat(one.targets().stream(), Before.targets(one).stream())
                .filter(target -> target.holdsFor(ours.variant()))
                .toList();
        for (Result theirs : results) {
            if (theirs.variant().equals(ours.variant()) && !theirs.system().equals(BenchCase.OURS)) {
                Optional<Target> target = targets.stream()
                        .filter(each -> each.measure().equals(Target.SPEED)
                                && each.against().equals(theirs.system()))
                        .findFirst();
                all.add(ratio(ours, Target.SPEED, theirs.system(), theirs, target));
            }
        }
        for (Target target : targets) {
            boolean peersSpeed = target.measure().equals(Target.SPEED)
                    && (one.systems().contains(target.against())
                            || target.against().equals(Before.SYSTEM));
            if (!peersSpeed) {
                find(ours, target)
                        .ifPresent(theirs ->
                                all.add(ratio(ours, target.measure(), target.against(), theirs, Optional.of(target))));
            }
        }
    }

    /** What a target compares with; ourselves when its limit is absolute; none when that did not run. */
    private Optional<Result> find(Result ours, Target target) {
        String against = target.against();
        if (against.isEmpty()) {
            return Optional.of(ours);
        }
        int at = against.indexOf('@');
        String system = at < 0 ? against : against.substring(0, at);
        String variant = at < 0 ? ours.variant() : against.substring(at + 1);
        return results.stream()
                .filter(result ->
                        result.system().equals(system) && result.variant().equals(variant))
                .findFirst();
    }

    private static Ratio ratio(Result ours, String measure, String against, Result theirs, Optional<Target> target) {
        double number = ours.measure(measure);
        double ratio = against.isEmpty() ? number : number / theirs.measure(measure);
        return new Ratio(ours.caseName(), ours.variant(), measure, against, ratio, target);
    }
}
