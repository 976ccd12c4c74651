package io.bongsu.benchmarks.suite;

import io.bongsu.benchmarks.contender.BenchCase;
import io.bongsu.benchmarks.contender.Contender;
import io.bongsu.benchmarks.contender.Round;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case runs, and all its systems find the same. */
final class SmokeTest {
    private static final long EVENTS = Long.getLong("bench.smokeEvents", 20_000);

    static Stream<String> cases() {
        return Cases.all().stream().map(BenchCase::name);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void allSystemsFindTheSame(String name) throws Exception {
        BenchCase one = Cases.find(name).orElseThrow();
        String variant = one.variants(true).get(0);
        long cut = one.stream(variant).decidedMillis(EVENTS);
        Long expected = null;
        for (String system : one.systems(variant)) {
            try (Contender contender = one.contender(system)) {
                contender.prepare(variant);
                Round round = contender.run(EVENTS);
                System.out.println(name + " " + system + " " + round.eventsPerSecond() + " " + round.cpuNanos() / 1e9
                        + " " + round.allocatedBytes() / EVENTS + " "
                        + round.matches().countUpTo(cut));
            }
        }
    }
}
