package io.bongsu.tests.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import com.espertech.esper.common.client.EPException;
import com.espertech.esper.compiler.client.EPCompileException;
import com.espertech.esper.runtime.client.EPDeployException;
import io.bongsu.engine.event.Event;
import io.bongsu.language.CompiledRule;
import io.bongsu.language.RuleCompiler;
import io.bongsu.language.diagnose.SourceText;
import io.bongsu.language.pack.RuleSource;
import io.bongsu.schemas.EventCatalog;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random expressions over values of every kind give what Esper gives, as columns, conditions and filters.
 *
 * <p>The seed is fixed; {@code -Dbongsu.agreement.seed=N} and {@code -Dbongsu.expressions.cases=N} try others.
 */
final class ExpressionAgreementTest {
    private static final int CASES = Integer.getInteger("bongsu.expressions.cases", 400);
    private static final long SEED = Long.getLong("bongsu.agreement.seed", 20_261_123L);
    private static final int SHOWN = 12;

    private final RuleCompiler compiler =
            new RuleCompiler(EventCatalog.builtin().withTypes(List.of(RandomExpressions.TYPE)));
    private final StringBuilder differences = new StringBuilder();
    private int ran;
    private int undefined;

    @Test
    void randomExpressionsGiveWhatEsperGives() throws Exception {
        for (int i = 0; i < CASES; i++) {
            run(SEED * 31 + i);
        }
        System.out.printf(
                "expressions: seed %d, %d cases, %d ran, %d undefined in Esper%n", SEED, CASES, ran, undefined);
        assertThat(differences.toString()).isEmpty();
        assertThat(ran).as("cases that both ran").isGreaterThan(CASES / 4);
    }

    private void run(long seed) throws Exception {
        RandomExpressions expressions = new RandomExpressions(new Random(seed));
        String epl = expressions.rule();
        List<Event> events = expressions.events(12);
        CompiledRule rule = compiler.compile(RuleSource.bare(new SourceText("random.epl", epl)));
        if (rule.plan().isEmpty()) {
            return;
        }
        int failures = EsperFailures.count();
        String difference;
        try {
            difference =
                    Agreement.difference(epl, rule.plan().get(), List.of(RandomExpressions.TYPE), events, seed, true);
        } catch (EPCompileException | EPException | EPDeployException e) {
            undefined++;
            return;
        }
        if (EsperFailures.count() > failures) {
            undefined++;
            return;
        }
        ran++;
        if (!difference.isEmpty()
                && differences.toString().lines().filter("--"::equals).count() < SHOWN) {
            differences.append(epl).append('\n').append(difference).append("--\n");
        }
    }
}
