package io.bongsu.tests.agreement;

import io.bongsu.engine.event.Event;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Esper's runtime and our machines on random nestings of pattern operators; more and others by system properties. */
final class PatternAgreementTest {
    private static final int CASES = Integer.getInteger("bongsu.agreement.patterns", 300);
    private static final long SEED = Long.getLong("bongsu.agreement.seed", 20_261_123L);
    private static final RuleFamily FAMILY = RuleFamily.named("pattern");

    @Test
    void randomPatternsMatchAsInEsper() throws Exception {
        AgreementSample sample = new AgreementSample(List.of(FAMILY));
        for (int number = 0; number < CASES; number++) {
            Random random = new Random(SEED * 1_000_003L + number);
            String epl = FAMILY.rule().apply(random);
            List<Event> events = RandomEvents.make(random, 12 + random.nextInt(14), random.nextInt(4) == 0);
            sample.run(new AgreementCase(FAMILY, SEED, number, epl, events));
        }
        // The rest, near a quarter, is refused: Esper's filter index decides what such a pattern does.
        sample.agrees(SEED, CASES * 7 / 10);
    }
}
