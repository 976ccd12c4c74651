package io.bongsu.engine.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.local.LocalRun;
import io.bongsu.engine.plan.ColumnPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.FieldRef;
import io.bongsu.engine.plan.ExprPlan.Literal;
import io.bongsu.engine.plan.ExprPlan.Step;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.RulePlan;
import io.bongsu.engine.plan.StatementPlan.Role;
import io.bongsu.engine.plan.VariablePlan;
import io.bongsu.engine.timeline.Plans;
import io.bongsu.engine.timeline.Rules;
import io.bongsu.engine.timeline.Timeline;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A variable that one statement sets and another reads, through its encoding after every event. */
class VariableValuesTest {
    private static final FieldRef LIMIT =
            new FieldRef(VariablePlan.SOURCE, List.of(Step.field("limit")), ValueType.INT);
    private static final FieldRef N = new FieldRef(FieldRef.OWN, List.of(Step.field("n")), ValueType.INT);

    @Test
    void isWhatWasSetLast() {
        InputPlan setter = new InputPlan.Stream(Plans.filter("A"), Optional.empty());
        InputPlan reader = new InputPlan.Stream(
                Plans.filter("B", new ExprPlan.Compare(ExprPlan.CompareOp.GREATER, N, LIMIT)), Optional.empty());
        RulePlan like = Rules.rule("rule")
                .statement(Role.STEP, setter, VariablePlan.SOURCE, List.of(new ColumnPlan("limit", N)))
                .statement(Role.OPEN, reader, null, List.of(new ColumnPlan("limit", LIMIT)))
                .plan();
        RulePlan plan = new RulePlan(
                like.info(),
                like.key(),
                like.streams(),
                like.derived(),
                like.statements(),
                like.contexts(),
                like.updates(),
                List.of(new VariablePlan("limit", new Literal(3, ValueType.INT))),
                like.alert());
        RuleSet rules = RuleSet.of(
                new TreeMap<>(Map.of(0, plan)),
                Timeline.TYPES.values(),
                Geography.builder().build());
        List<Object> seen = new ArrayList<>();
        LocalRun run = new LocalRun(rules, found -> seen.add(found.details().get("limit")), alert -> {});
        Timeline.events("B1(x,3) B2(x,4) A3(x,5) B4(x,5) B5(x,6) A6(x,3) B7(x,4)")
                .forEach(event -> {
                    run.process(event);
                    run.restart();
                });
        assertThat(seen).containsExactly(3, 5, 3);
    }
}
