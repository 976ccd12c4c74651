package io.bongsu.benchmarks.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.benchmarks.contender.BenchCase;
import io.bongsu.benchmarks.contender.Contender;
import io.bongsu.benchmarks.contender.Extent;
import io.bongsu.benchmarks.contender.Round;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every system finds what we find, in every case with peers. Few events, far apart, so that windows and timers end. */
class SameMatchesTest {
    static Stream<Arguments> cases() {
        BenchCase rules = new ManyRules(20_000);
        return Stream.of(
                Arguments.of(new KeyedPattern(1_200), "100k keys", 6_000),
                Arguments.of(new Absence(1_200), "100k keys", 6_000),
                Arguments.of(new CameraWindow(10_000), "4000 cameras", 12_000),
                Arguments.of(rules, "a-30", 2_500),
                Arguments.of(rules, "b-10", 6_000),
                Arguments.of(rules, "c-30", 2_500),
                Arguments.of(rules, "d-10", 8_000));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void allSystemsFindTheSame(BenchCase one, String variant, int events) throws Exception {
        long decided = one.stream(variant).decidedMillis(events);
        Round ours = round(one, BenchCase.OURS, variant, events);

        assertThat(ours.matches().countUpTo(decided)).isGreaterThan(20);
        for (String peer : one.systems(variant, Extent.LONG)) {
            if (peer.equals(BenchCase.OURS)) {
                continue;
            }
            Round theirs = round(one, peer, variant, events);
            assertThat(theirs.matches().countUpTo(decided))
                    .as("matches of %s", peer)
                    .isEqualTo(ours.matches().countUpTo(decided));
            assertThat(theirs.matches().digestUpTo(decided))
                    .as("digest of %s", peer)
                    .isEqualTo(ours.matches().digestUpTo(decided));
        }
    }

    private static Round round(BenchCase one, String system, String variant, int events) throws Exception {
        try (Contender contender = one.contender(system)) {
            contender.prepare(variant);
            if (system.equals(Peers.ESPER)) {
                // Its rules stay deployed: the second round must start afresh.
                contender.run(events);
            }
            return contender.run(events);
        }
    }
}
