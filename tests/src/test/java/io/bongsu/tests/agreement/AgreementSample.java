package io.bongsu.tests.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.plan.KeyPlan;
import io.bongsu.language.RuleCompiler;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Some cases in a test: what became of them, and the first that differ, made small. */
final class AgreementSample {
    private static final int SHOWN = 5;

    private final RuleCompiler compiler = new RuleCompiler(RandomEvents.catalog());
    private final AgreementTable table;
    private final StringBuilder differences = new StringBuilder();
    private final Set<KeyPlan.Mode> keys = EnumSet.noneOf(KeyPlan.Mode.class);

    AgreementSample(List<RuleFamily> families) {
        this.table = new AgreementTable(families);
    }

    /** Runs the case on both sides. */
    void run(AgreementCase one) throws Exception {
        AgreementOutcome outcome = AgreementOutcome.of(one, compiler);
        table.add(new AgreementTable.Line(one, outcome));
        outcome.key().ifPresent(keys::add);
        if (outcome.kind() == AgreementOutcome.Kind.DIFFERENT && table.differences() <= SHOWN) {
            show(new Shrinking(compiler).smallest(one));
        }
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

    /** The ways in which rules that compiled are keyed. */
    Set<KeyPlan.Mode> keys() {
        return Collections.unmodifiableSet(keys);
    }

    /** Prints the table; fails where a case differs, and where not more than {@code least} cases ran on both sides. */
    void agrees(long seed, int least) {
        System.out.println("agreement with Esper, seed " + seed);
        System.out.print(table.text());
        assertThat(differences.toString()).isEmpty();
        assertThat(table.ran()).as("cases that both ran").isGreaterThan(least);
    }
}
