package io.bongsu.tests.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.plan.KeyPlan;
import org.junit.jupiter.api.Test;

/**
 * Esper's runtime and our machines on the same random rules and events.
 *
 * <p>The seed is fixed, so that a build is repeatable; {@code tests/bin/agree} tries others.
 */
final class AgreementTest {
    private static final int CASES = Integer.getInteger("bongsu.agreement.cases", 600);
    private static final long SEED = Long.getLong("bongsu.agreement.seed", 5L);

    @Test
    void randomRulesPutOutWhatEsperPutsOut() throws Exception {
        AgreementSample sample = new AgreementSample(RuleFamily.ALL);
        for (int number = 0; number < CASES; number++) {
            sample.run(AgreementCase.of(RuleFamily.ALL, SEED, number));
        }
        sample.agrees(SEED, CASES * 3 / 4);
        assertThat(sample.keys()).as("every way to a key").containsExactlyInAnyOrder(KeyPlan.Mode.values());
    }
}
