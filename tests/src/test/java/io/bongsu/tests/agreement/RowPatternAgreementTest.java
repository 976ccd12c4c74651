package io.bongsu.tests.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import com.espertech.esper.common.client.EPException;
import com.espertech.esper.runtime.client.EPDeployException;
import io.bongsu.engine.event.Event;
import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.local.LocalRun;
import io.bongsu.engine.partition.Detection;
import io.bongsu.engine.partition.RuleSet;
import io.bongsu.engine.plan.RulePlan;
import io.bongsu.language.CompiledRule;
import io.bongsu.language.RuleCompiler;
import io.bongsu.language.diagnose.Diagnostic;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.SourceText;
import io.bongsu.language.pack.RuleSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Esper's runtime and our machines on the same random row patterns and rows: the same matches, in the same order, after every
 * row.
 *
 * <p>The seed is fixed, so that a build is repeatable; {@code -Dbongsu.agreement.seed=N} and {@code
 * -Dbongsu.agreement.rowpatterns=N} try others.
 */
final class RowPatternAgreementTest {
    private static final int CASES = Integer.getInteger("bongsu.agreement.rowpatterns", 600);
    private static final int AT_LEAST = CASES / 2;
    private static final long SEED = Long.getLong("bongsu.agreement.seed", 20_261_123L);
    private static final int SHOWN = 5;

    private final RuleCompiler compiler = new RuleCompiler(RandomEvents.catalog());
    private final Map<ErrorCode, Integer> refusedBy = new EnumMap<>(ErrorCode.class);
    private final StringBuilder differences = new StringBuilder();
    private int ran;
    private int rows;
    private int different;
    private int undefined;

    @Test
    void randomRowPatternsMatchWhatEsperMatches() throws Exception {
        for (int i = 0; i < CASES; i++) {
            run(i);
        }
        System.out.printf(
                "row patterns and Esper: seed %d, %d cases, %d ran, %d rows, %d different, %d undefined in Esper,"
                        + " refused %s%n",
                SEED, CASES, ran, rows, different, undefined, refusedBy);
        assertThat(differences.toString()).isEmpty();
        assertThat(ran).as("cases that both ran").isGreaterThan(AT_LEAST);
    }

    private void run(int number) throws Exception {
        long seed = SEED * 1_000_003L + number;
        Random random = new Random(seed);
        String epl = new RandomRowPatterns(random).rule();
        List<Event> events = RandomEvents.make(random, 70, random.nextBoolean()).stream()
                .filter(event -> event.type().name().equals("A"))
                .limit(14)
                .toList();
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
            difference = difference(epl, rule.plan().get(), events, random);
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

    private String difference(String epl, RulePlan plan, List<Event> events, Random restarts) throws Exception {
        List<OutputRow> ours = new ArrayList<>();
        LocalRun run = new LocalRun(
                RuleSet.of(new TreeMap<>(Map.of(1, plan)), RandomEvents.TYPES, Geography.EMPTY),
                detection -> ours.add(OutputRow.of(
                        detection.statement(), detection.leaves(), detection.timeMillis(), detection.details())),
                alert -> {});
        try (EsperOracle esper =
                new EsperOracle(epl, RandomEvents.TYPES, events.get(0).timeMillis())) {
            for (int i = 0; i < events.size(); i++) {
                Event event = events.get(i);
                esper.advance(event.timeMillis());
                run.advance(event.timeMillis());
                esper.send(event);
                run.process(event);
                String difference = compare(esper.take(), ours, events.subList(0, i + 1));
                if (!difference.isEmpty()) {
                    return difference;
                }
                if (restarts.nextInt(4) == 0) {
                    run.restart();
                }
                if (restarts.nextInt(4) == 0) {
                    Optional<List<Detection>> contents = run.contents(1, "s0");
                    contents.ifPresent(all -> all.forEach(
                            one -> ours.add(OutputRow.of(one.statement(), false, one.timeMillis(), one.details()))));
                    difference =
                            contents.isEmpty() ? "" : compare(esper.contents("s0"), ours, events.subList(0, i + 1));
                    if (!difference.isEmpty()) {
                        return "  contents\n" + difference;
                    }
                }
            }
            long end = events.get(events.size() - 1).timeMillis() + 60_000;
            esper.advance(end);
            run.advance(end);
            return compare(esper.take(), ours, events);
        }
    }

    private String compare(List<OutputRow> esper, List<OutputRow> ours, List<Event> events) {
        List<OutputRow> got = new ArrayList<>(ours);
        ours.clear();
        rows += esper.size();
        if (esper.equals(got)) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        esper.forEach(row -> text.append("  esper: ").append(row).append('\n'));
        got.forEach(row -> text.append("  ours:  ").append(row).append('\n'));
        events.forEach(event -> text.append("  event ").append(event).append('\n'));
        return text.toString();
    }
}
