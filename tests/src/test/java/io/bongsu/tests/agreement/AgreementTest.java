package io.bongsu.tests.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import com.espertech.esper.common.client.EPException;
import com.espertech.esper.runtime.client.EPDeployException;
import io.bongsu.engine.event.Event;
import io.bongsu.engine.plan.KeyPlan;
import io.bongsu.engine.plan.RulePlan;
import io.bongsu.language.CompiledRule;
import io.bongsu.language.RuleCompiler;
import io.bongsu.language.diagnose.Diagnostic;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.SourceText;
import io.bongsu.language.pack.RuleSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Esper's runtime and our machines on the same random rules and events.
 *
 * <p>The seed is fixed, so that a build is repeatable; {@code -Dbongsu.agreement.seed=N} and {@code
 * -Dbongsu.agreement.cases=N} try others.
 */
final class AgreementTest {
    private static final int CASES = Integer.getInteger("bongsu.agreement.cases", 2_150);
    private static final int AT_LEAST = CASES * 9 / 10;
    private static final long SEED = Long.getLong("bongsu.agreement.seed", 20_261_123L);
    private static final int SHOWN = 5;

    private final RuleCompiler compiler = new RuleCompiler(RandomEvents.catalog());
    private final Map<KeyPlan.Mode, Integer> ranBy = new EnumMap<>(KeyPlan.Mode.class);
    private final Map<ErrorCode, Integer> refusedBy = new EnumMap<>(ErrorCode.class);
    private final StringBuilder differences = new StringBuilder();
    private int different;
    private int undefined;

    @Test
    void randomRulesPutOutWhatEsperPutsOut() throws Exception {
        for (int i = 0; i < CASES; i++) {
            run(i);
        }
        int ran = ranBy.values().stream().mapToInt(count -> count).sum();
        System.out.printf(
                "agreement with Esper: seed %d, %d cases, %d ran by key %s, %d different, %d undefined in Esper, refused %s%n",
                SEED, CASES, ran, ranBy, different, undefined, refusedBy);
        assertThat(differences.toString()).isEmpty();
        assertThat(ran).as("cases that both ran").isGreaterThan(AT_LEAST);
        assertThat(ranBy).as("every way to a key").containsKeys(KeyPlan.Mode.values());
    }

    private void run(int number) throws Exception {
        long seed = SEED * 1_000_003L + number;
        Random random = new Random(seed);
        String epl = new RandomRules(random).rule();
        List<Event> events = RandomEvents.make(random, 20 + random.nextInt(30), random.nextBoolean());
        CompiledRule rule = compiler.compile(RuleSource.bare(new SourceText("random.epl", epl)));
        if (rule.plan().isEmpty()) {
            rule.diagnostics().stream()
                    .filter(Diagnostic::isError)
                    .findFirst()
                    .ifPresent(problem -> refusedBy.merge(problem.code(), 1, Integer::sum));
            return;
        }
        RulePlan plan = rule.plan().get();
        int failures = EsperFailures.count();
        String difference;
        try {
            difference = Agreement.difference(epl, plan, RandomEvents.TYPES, events, seed);
        } catch (EPException | EPDeployException e) {
            undefined++;
            return;
        }
        if (EsperFailures.count() > failures) {
            undefined++;
            return;
        }
        ranBy.merge(plan.key().mode(), 1, Integer::sum);
        if (!difference.isEmpty() && ++different <= SHOWN) {
            differences
                    .append("case ")
                    .append(number)
                    .append(", seed ")
                    .append(SEED)
                    .append('\n');
            differences.append(epl).append('\n').append(difference).append('\n');
        }
    }
}
