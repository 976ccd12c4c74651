package io.bongsu.tests.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import com.espertech.esper.common.client.EPException;
import com.espertech.esper.runtime.client.EPDeployException;
import io.bongsu.engine.event.Event;
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
 * Esper's runtime and our machines on the same random joins, subqueries and events.
 *
 * <p>The seed is fixed, so that a build is repeatable; {@code -Dbongsu.agreement.joins.seed=N} and {@code
 * -Dbongsu.agreement.joins=N} try others.
 */
final class JoinAgreementTest {
    private static final int CASES = Integer.getInteger("bongsu.agreement.joins", 300);
    private static final long SEED = Long.getLong("bongsu.agreement.joins.seed", 20_261_123L);
    private static final int SHOWN = 5;

    private final RuleCompiler compiler = new RuleCompiler(RandomEvents.catalog());
    private final Map<ErrorCode, Integer> refusedBy = new EnumMap<>(ErrorCode.class);
    private final StringBuilder differences = new StringBuilder();
    private int ran;
    private int different;
    private int undefined;

    @Test
    void randomJoinsPutOutWhatEsperPutsOut() throws Exception {
        for (int i = 0; i < CASES; i++) {
            run(i);
        }
        System.out.printf(
                "joins in agreement with Esper: seed %d, %d cases, %d ran, %d different, %d undefined in Esper,"
                        + " refused %s%n",
                SEED, CASES, ran, different, undefined, refusedBy);
        assertThat(differences.toString()).isEmpty();
        assertThat(ran).as("cases that both ran").isGreaterThan(CASES / 2);
    }

    private void run(int number) throws Exception {
        long seed = SEED * 1_000_003L + number;
        Random random = new Random(seed);
        String epl = new RandomJoins(random).rule();
        List<Event> events = RandomEvents.make(random, 20 + random.nextInt(30), random.nextBoolean());
        CompiledRule rule = compiler.compile(RuleSource.bare(new SourceText("random.epl", epl)));
        if (rule.plan().isEmpty()) {
            rule.diagnostics().stream()
                    .filter(Diagnostic::isError)
                    .findFirst()
                    .ifPresent(problem -> refusedBy.merge(problem.code(), 1, Integer::sum));
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
