package io.bongsu.tests.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.plan.KeyPlan;
import io.bongsu.language.RuleCompiler;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Esper's runtime and our machines on the same random rules and events.
 *
 * <p>The seed is fixed, so that a build is repeatable; {@code tests/bin/agree} tries others.
 */
final class AgreementTest {
    private static final int CASES = Integer.getInteger("bongsu.agreement.cases", 600);
    private static final long SEED = Long.getLong("bongsu.agreement.seed", 5L);
    private static final int SHOWN = 5;

    private final RuleCompiler compiler = new RuleCompiler(RandomEvents.catalog());
    private final StringBuilder differences = new StringBuilder();

    @Test
    void randomRulesPutOutWhatEsperPutsOut() throws Exception {
        AgreementTable table = new AgreementTable(RuleFamily.ALL);
        Set<KeyPlan.Mode> keys = Collections.synchronizedSet(EnumSet.noneOf(KeyPlan.Mode.class));
        for (int number = 0; number < CASES; number++) {
            AgreementCase one = AgreementCase.of(RuleFamily.ALL, SEED, number);
            AgreementOutcome outcome = AgreementOutcome.of(one, compiler);
            table.add(new AgreementTable.Line(one, outcome));
            outcome.key().ifPresent(keys::add);
            if (outcome.kind() == AgreementOutcome.Kind.DIFFERENT && table.differences() <= SHOWN) {
                show(new Shrinking(compiler).smallest(one));
            }
        }
        System.out.println("agreement with Esper, seed " + SEED);
        System.out.print(table.text());
        assertThat(differences.toString()).isEmpty();
        assertThat(table.ran()).as("cases that both ran").isGreaterThan(CASES * 3 / 4);
        assertThat(keys).as("every way to a key").containsExactlyInAnyOrder(KeyPlan.Mode.values());
    }

    private void show(AgreementCase one) throws Exception {
        differences
                .append("case ")
                .append(one.number())
                .append(" of seed ")
                .append(one.seed())
                .append('\n')
                .append(one.epl())
                .append('\n')
                .append(AgreementOutcome.of(one, compiler).text())
                .append('\n');
    }
}
