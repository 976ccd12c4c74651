package io.bongsu.benchmarks.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.benchmarks.contender.BenchCase;
import io.bongsu.benchmarks.contender.Contender;
import io.bongsu.benchmarks.contender.Extent;
import io.bongsu.benchmarks.contender.Round;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cases are well formed, and those without peers' tests of their own run. */
final class SmokeTest {
    @Test
    void everyCaseHasOursFirstAndTargetsForItsSystems() {
        TreeSet<String> names = new TreeSet<>();
        for (BenchCase one : Cases.all()) {
            assertThat(names.add(one.name()))
                    .as("name %s is there once", one.name())
                    .isTrue();
            assertThat(one.systems()).startsWith(BenchCase.OURS);
            assertThat(one.variants(Extent.QUICK)).isNotEmpty();
            assertThat(one.variants(Extent.FULL)).isNotEmpty();
            one.variants(Extent.QUICK)
                    .forEach(variant -> assertThat(one.systems()).containsAll(one.systems(variant, Extent.FULL)));
            one.targets()
                    .forEach(target -> assertThat(target.against().isEmpty()
                                    || target.against().startsWith(BenchCase.OURS + "@")
                                    || one.systems().contains(target.against()))
                            .as("target of %s against %s", one.name(), target.against())
                            .isTrue());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bongsu", "floor"})
    void nothingMatchesInThePassThrough(String system) throws Exception {
        Round round = round(new PassThrough(), system, 3_000);
        assertThat(round.matches().countUpTo(Long.MAX_VALUE)).isZero();
        assertThat(round.eventsPerSecond()).isPositive();
        assertThat(round.allocatedBytes()).isPositive();
    }

    @Test
    void bothCountTheSameInBigState() throws Exception {
        BenchCase one = new BigState(2);
        long decided = one.stream(one.variants(Extent.QUICK).get(0)).decidedMillis(15_000);
        Round ours = round(one, BenchCase.OURS, 15_000);
        Round theirs = round(one, "valuestate", 15_000);
        assertThat(ours.matches().countUpTo(decided)).isGreaterThan(20);
        assertThat(theirs.matches().digestUpTo(decided))
                .isEqualTo(ours.matches().digestUpTo(decided));
    }

    private static Round round(BenchCase one, String system, long events) throws Exception {
        try (Contender contender = one.contender(system)) {
            contender.prepare(one.variants(Extent.QUICK).get(0));
            return contender.run(events);
        }
    }
}
