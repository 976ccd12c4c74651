package io.bongsu.tests.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import com.espertech.esper.common.client.EPException;
import com.espertech.esper.runtime.client.EPDeployException;
import io.bongsu.engine.event.Event;
import io.bongsu.language.CompiledRule;
import io.bongsu.language.RuleCompiler;
import io.bongsu.language.diagnose.Diagnostic;
import io.bongsu.language.diagnose.SourceText;
import io.bongsu.language.pack.RuleSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Esper's runtime and our machines on the same random chains of enumeration and date-time methods, six a rule. */
final class MethodAgreementTest {
    private static final int RULES = Integer.getInteger("bongsu.agreement.methods", 60);
    private static final long SEED = Long.getLong("bongsu.agreement.seed", 20_261_123L);
    private static final int SHOWN = 8;

    private final RuleCompiler compiler = new RuleCompiler(RandomEvents.catalog());
    private final Map<String, Integer> refused = new TreeMap<>();
    private final StringBuilder differences = new StringBuilder();
    private int ran;
    private int different;
    private int undefined;

    @Test
    void randomMethodsGiveWhatEsperGives() throws Exception {
        for (int i = 0; i < RULES; i++) {
            run(i);
        }
        System.out.printf(
                "agreement of methods: seed %d, %d rules, %d ran, %d different, %d undefined in Esper, refused %s%n",
                SEED, RULES, ran, different, undefined, refused);
        assertThat(differences.toString()).isEmpty();
        assertThat(ran).as("rules that both ran").isGreaterThan(RULES / 4);
    }

    private void run(int number) throws Exception {
        long seed = SEED * 1_000_003L + number;
        Random random = new Random(seed);
        String epl = new RandomMethods(random).rule();
        List<Event> events = RandomEvents.make(random, 15, random.nextBoolean());
        CompiledRule rule = compiler.compile(RuleSource.bare(new SourceText("random.epl", epl)));
        if (rule.plan().isEmpty()) {
            rule.diagnostics().stream()
                    .filter(Diagnostic::isError)
                    .findFirst()
                    .ifPresent(problem -> refused.merge(String.valueOf(problem.code()), 1, Integer::sum));
            return;
        }
        int failures = EsperFailures.count();
        String difference;
        try {
            difference = Agreement.difference(epl, rule.plan().get(), RandomEvents.TYPES, events, seed);
        } catch (EPException | EPDeployException e) {
            undefined++;
            return;
        }
        if (EsperFailures.count() > failures) {
            undefined++;
            return;
        }
        ran++;
        if (!difference.isEmpty() && ++different <= SHOWN) {
            differences.append("rule ").append(number).append('\n');
            differences.append(epl).append('\n').append(difference).append('\n');
        }
    }
}
