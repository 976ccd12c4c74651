package io.bongsu.tests.agreement;

import io.bongsu.engine.event.Event;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Esper's runtime and our machines on the same random chains of enumeration and date-time methods, six a rule. */
final class MethodAgreementTest {
    private static final int CASES = Integer.getInteger("bongsu.agreement.methods", 60);
    private static final long SEED = Long.getLong("bongsu.agreement.seed", 20_261_123L);
    private static final RuleFamily FAMILY = RuleFamily.named("method");

    @Test
    void randomMethodsGiveWhatEsperGives() throws Exception {
        AgreementSample sample = new AgreementSample(List.of(FAMILY));
        for (int number = 0; number < CASES; number++) {
            Random random = new Random(SEED * 1_000_003L + number);
            String epl = FAMILY.rule().apply(random);
            List<Event> events = RandomEvents.make(random, 15, random.nextBoolean());
            sample.run(new AgreementCase(FAMILY, SEED, number, epl, events));
        }
        sample.agrees(SEED, CASES / 4);
    }
}
