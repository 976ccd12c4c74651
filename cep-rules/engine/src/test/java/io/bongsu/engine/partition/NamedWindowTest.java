package io.bongsu.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.local.LocalRun;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.OutputPlan;
import io.bongsu.engine.plan.PlanBinary;
import io.bongsu.engine.plan.RulePlan;
import io.bongsu.engine.plan.StatementPlan;
import io.bongsu.engine.plan.StatementPlan.Role;
import io.bongsu.engine.plan.WindowPlan;
import io.bongsu.engine.timeline.Plans;
import io.bongsu.engine.timeline.Rules;
import io.bongsu.engine.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * A named window of the last two A, filled by one statement, read by another and taken from by B of the same k; through its
 * encoding after every event.
 */
class NamedWindowTest {
    private static final WindowPlan KEPT = new WindowPlan.Length(2);

    private final List<String> seen = new ArrayList<>();

    private static InputPlan trigger() {
        return new InputPlan.Trigger(
                "w",
                new WindowPlan.Named("D", KEPT),
                "b",
                new InputPlan.Stream(Plans.filter("B"), Optional.empty()),
                true);
    }

    private static RulePlan rule(boolean reads) {
        Rules rule = Rules.rule("rule")
                .derives("D")
                .insert("D", "A", null, "k", "n")
                .statement(
                        Role.OPEN,
                        new InputPlan.Stream(Plans.filter("D"), Optional.of(new WindowPlan.Shared("D", KEPT))),
                        null,
                        "k",
                        "n")
                .statement(Role.CLOSE, trigger(), null, "w.k", "w.n");
        if (reads) {
            rule.statement(
                    Role.UPDATE,
                    new InputPlan.Stream(
                            Plans.filter("D", Plans.greater(Plans.field("n"), 1)),
                            Optional.of(new WindowPlan.Named("D", KEPT))),
                    null,
                    "k",
                    "n");
        }
        RulePlan plan = rule.plan();
        return PlanBinary.read(PlanBinary.write(List.of(new RulePlan(
                        plan.info(),
                        plan.key(),
                        plan.streams(),
                        plan.derived(),
                        plan.statements().stream()
                                .map(NamedWindowTest::finished)
                                .toList(),
                        plan.alert()))))
                .get(0);
    }

    /** All but the insert show old rows too, and B asks by k. */
    private static StatementPlan finished(StatementPlan one) {
        Optional<ExprPlan> where = one.role() == Role.CLOSE
                ? Optional.of(Plans.equal(Plans.field("w.k"), Plans.field("b.k")))
                : Optional.empty();
        boolean old = one.role() == Role.OPEN || one.role() == Role.UPDATE;
        return new StatementPlan(
                one.name(),
                one.role(),
                one.input(),
                where,
                one.aggregates(),
                one.groupBy(),
                one.having(),
                one.columns(),
                one.insertInto(),
                old
                        ? new OutputPlan(OutputPlan.StreamSelector.IRSTREAM, OutputPlan.StreamSelector.ISTREAM)
                        : one.output());
    }

    private LocalRun run(RulePlan plan) {
        return new LocalRun(
                RuleSet.of(new TreeMap<>(Map.of(0, plan)), Timeline.TYPES.values(), Geography.EMPTY),
                found -> seen.add(found.statement().charAt(0)
                        + (found.leaves() ? "-" : "+")
                        + found.details().get("k")
                        + found.details().get("n")),
                alert -> {});
    }

    private static void on(LocalRun run, String events) {
        Timeline.events(events).forEach(event -> {
            run.process(event);
            run.restart();
        });
    }

    @Test
    void tellsItsReadersOfWhatEntersAndLeaves() {
        on(run(rule(true)), "A1(x,1) A2(y,2) A3(x,3)");
        assertThat(seen).containsExactly("o+x1", "o+y2", "u+y2", "o+x3", "o-x1", "u+x3");
    }

    @Test
    void letsGoWhatAnEventTakes() {
        on(run(rule(true)), "A1(x,2) A2(y,3) B3(y,0) B4(y,0) A5(z,4) A6(z,5)");
        assertThat(seen)
                .containsExactly(
                        "o+x2", "u+x2", "o+y3", "u+y3", "c+y3", "o-y3", "u-y3", "o+z4", "u+z4", "o+z5", "o-x2", "u+z5",
                        "u-x2");
    }

    @Test
    void isReadByAStatementThatComesLater() {
        LocalRun before = run(rule(false));
        on(before, "A1(x,2) A2(y,3)");
        LocalRun after = run(rule(true));
        after.takeOver(before);
        seen.clear();
        on(after, "B3(x,0)@100000");
        assertThat(seen).containsExactly("c+x2", "o-x2", "u-x2");
    }
}
