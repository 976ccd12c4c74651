package io.bongsu.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.plan.ExprPlan.Arithmetic;
import io.bongsu.engine.plan.ExprPlan.ArithmeticOp;
import io.bongsu.engine.plan.ExprPlan.Compare;
import io.bongsu.engine.plan.ExprPlan.CompareOp;
import io.bongsu.engine.plan.ExprPlan.FieldRef;
import io.bongsu.engine.plan.ExprPlan.Literal;
import io.bongsu.engine.plan.ExprPlan.Step;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PlanTextTest {
    private static final ExprPlan LANE = own("lane", ValueType.INT);
    private static final ExprPlan COUNT = own("count", ValueType.LONG);
    private static final ExprPlan ONE = new Literal(1, ValueType.INT);
    private static final EventType LPR_READ = new EventType(
            "LprRead", List.of(new Field("plate", ValueType.STRING), new Field("cameraId", ValueType.STRING)));

    @Test
    void aPromotedTypeStandsAfterTheOperator() {
        assertThat(PlanText.of(sum(LANE, ONE, ValueType.INT))).isEqualTo("lane + 1");
        assertThat(PlanText.of(sum(LANE, COUNT, ValueType.LONG))).isEqualTo("lane +{long} count");
        assertThat(PlanText.of(new Arithmetic(ArithmeticOp.DIVIDE, LANE, ONE, ValueType.DOUBLE)))
                .isEqualTo("lane /{double} 1");
        assertThat(PlanText.of(less(LANE, COUNT))).isEqualTo("lane <{long} count");
        assertThat(PlanText.of(less(LANE, ONE))).isEqualTo("lane < 1");
        assertThat(PlanText.of(new ExprPlan.In(LANE, List.of(ONE, COUNT), true)))
                .isEqualTo("lane not in{long} (1, count)");
    }

    @Test
    void parenthesesStandWherePrecedenceAsks() {
        ExprPlan sum = sum(LANE, ONE, ValueType.INT);
        assertThat(PlanText.of(sum(sum, LANE, ValueType.INT))).isEqualTo("lane + 1 + lane");
        assertThat(PlanText.of(sum(LANE, sum, ValueType.INT))).isEqualTo("lane + (lane + 1)");
        assertThat(PlanText.of(new Arithmetic(ArithmeticOp.MULTIPLY, sum, ONE, ValueType.INT)))
                .isEqualTo("(lane + 1) * 1");
        ExprPlan either = new ExprPlan.Or(List.of(less(LANE, ONE), less(ONE, LANE)));
        assertThat(PlanText.of(new ExprPlan.And(List.of(either, new ExprPlan.Not(either)))))
                .isEqualTo("(lane < 1 or 1 < lane) and not (lane < 1 or 1 < lane)");
        assertThat(PlanText.of(new Compare(CompareOp.EQUAL, less(LANE, ONE), less(LANE, ONE))))
                .isEqualTo("(lane < 1) = (lane < 1)");
        ExprPlan minus = new ExprPlan.Negate(ONE, ValueType.INT);
        assertThat(PlanText.of(new ExprPlan.Negate(minus, ValueType.INT))).isEqualTo("-(-1)");
    }

    @Test
    void literalsTellTheirTypes() {
        assertThat(PlanText.of(new Literal(1L, ValueType.LONG))).isEqualTo("1L");
        assertThat(PlanText.of(new Literal(1f, ValueType.FLOAT))).isEqualTo("1.0f");
        assertThat(PlanText.of(new Literal(1d, ValueType.DOUBLE))).isEqualTo("1.0");
        assertThat(PlanText.of(new Literal(1, ValueType.LONG))).isEqualTo("1{long}");
        assertThat(PlanText.of(new Literal("it's\n", ValueType.STRING))).isEqualTo("'it\\'s\\n'");
        assertThat(PlanText.of(new Literal(null, ValueType.NULL))).isEqualTo("null");
        assertThat(PlanText.of(new Literal(null, ValueType.STRING))).isEqualTo("null{string}");
    }

    @Test
    void pathsLeadFromTagToValue() {
        assertThat(PlanText.of(new FieldRef(FieldRef.OWN, List.of(), ValueType.rowOf(LPR_READ))))
                .isEqualTo("this");
        assertThat(PlanText.of(tagged("a", "plate"))).isEqualTo("a.plate");
        List<Step> steps = List.of(Step.element(0), Step.field("plate"));
        assertThat(PlanText.of(new FieldRef("a", steps, ValueType.STRING))).isEqualTo("a[0].plate");
    }

    @Test
    void aRuleReadsFromTopToBottom() throws IOException {
        assertThat(PlanText.of(fleeing())).isEqualTo(golden("fleeing.plan"));
        assertThat(PlanText.of(
                        PlanBinary.read(PlanBinary.write(List.of(fleeing()))).get(0)))
                .isEqualTo(golden("fleeing.plan"));
    }

    @Test
    void everyPlanHasAText() {
        RandomPlans plans = new RandomPlans(7);
        Map<String, RulePlan> byText = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            RulePlan plan = plans.next();
            String text = PlanText.of(plan);
            assertThat(text).endsWith("\n").isEqualTo(PlanText.of(plan));
            assertThat(byText.put(text, plan)).as("two plans of one text").isNull();
        }
    }

    private static RulePlan fleeing() {
        ExprPlan samePlate =
                new Compare(CompareOp.EQUAL, own("plate", ValueType.STRING), tagged("report", "suspectPlate"));
        PatternPlan report = filter(
                0,
                "Report112",
                "report",
                List.of(new ExprPlan.In(
                        own("grade", ValueType.INT), List.of(new Literal(0, ValueType.INT), ONE), false)));
        PatternPlan read = new PatternPlan.Within(
                new PatternPlan.Repeat(
                        filter(1, "LprRead", "reads", List.of(samePlate)),
                        Optional.of(new Literal(2, ValueType.INT)),
                        Optional.empty(),
                        Optional.of(new PatternPlan.Or(List.of(
                                filter(2, "OperatorAck", "", List.of()),
                                new PatternPlan.Interval(new ExprPlan.TimePeriod(
                                        List.of(new ExprPlan.TimePart(tagged("report", "waitMinutes"), 60_000)))))))),
                new Literal(3_600_000L, ValueType.LONG));
        StatementPlan open = new StatementPlan(
                "open",
                StatementPlan.Role.OPEN,
                new InputPlan.Pattern(
                        new PatternPlan.Every(new PatternPlan.FollowedBy(List.of(report, read))),
                        List.of(new TagPlan("report", "Report112", false), new TagPlan("reads", "LprRead", true))),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(new ColumnPlan("plate", tagged("report", "suspectPlate"))),
                Optional.empty());
        StatementPlan step = new StatementPlan(
                "busy",
                StatementPlan.Role.STEP,
                new InputPlan.Stream(
                        new FilterPlan(3, "LprRead", List.of()), Optional.of(new WindowPlan.Time(600_000))),
                Optional.of(new ExprPlan.Like(
                        own("plate", ValueType.STRING), new Literal("12%", ValueType.STRING), Optional.empty(), true)),
                List.of(
                        new AggregatePlan(
                                AggregatePlan.Function.COUNT,
                                Optional.empty(),
                                false,
                                Optional.empty(),
                                ValueType.LONG),
                        new AggregatePlan(
                                AggregatePlan.Function.COUNT,
                                Optional.of(own("plate", ValueType.STRING)),
                                true,
                                Optional.of(less(LANE, ONE)),
                                ValueType.LONG)),
                List.of(own("cameraId", ValueType.STRING)),
                Optional.of(new Compare(
                        CompareOp.GREATER,
                        new ExprPlan.AggregateRef(0, ValueType.LONG),
                        new Literal(10, ValueType.INT))),
                List.of(new ColumnPlan("plates", new ExprPlan.AggregateRef(1, ValueType.LONG))),
                Optional.of("BusyCamera"));
        return new RulePlan(
                new RulePlan.RuleInfo(
                        "6f1c", "fleeing-suspect", "Suspect's car seen", "112-video", 3, "ab12", "ACTUAL"),
                new KeyPlan(
                        KeyPlan.Mode.CONTEXT,
                        List.of(
                                new KeyPlan.StreamKey("LprRead", List.of("plate")),
                                new KeyPlan.StreamKey("Report112", List.of("suspectPlate")))),
                List.of(LPR_READ),
                List.of(new EventType("BusyCamera", List.of(new Field("plates", ValueType.LONG)))),
                List.of(open, step),
                new AlertPlan(
                        new AlertPlan.CapWords("Severe", "Immediate", "Observed"),
                        new AlertPlan.CapWords("Severe", "Expected", "Likely"),
                        "Suspect {plate}",
                        List.of("plate"),
                        List.of(new AlertPlan.Label("plate", "{plate}")),
                        List.of("reads"),
                        List.of(new AlertPlan.Awaited("Dispatch", "no dispatch within 60 s", StatementPlan.Role.OPEN)),
                        new AlertPlan.Place("lon", "lat"),
                        0));
    }

    private static PatternPlan filter(int id, String stream, String tag, List<ExprPlan> conditions) {
        return new PatternPlan.Filter(
                new FilterPlan(id, stream, conditions), Optional.of(tag).filter(name -> !name.isEmpty()));
    }

    private static ExprPlan own(String field, ValueType type) {
        return new FieldRef(FieldRef.OWN, List.of(Step.field(field)), type);
    }

    private static ExprPlan tagged(String tag, String field) {
        return new FieldRef(tag, List.of(Step.field(field)), ValueType.STRING);
    }

    private static ExprPlan sum(ExprPlan left, ExprPlan right, ValueType type) {
        return new Arithmetic(ArithmeticOp.ADD, left, right, type);
    }

    private static ExprPlan less(ExprPlan left, ExprPlan right) {
        return new Compare(CompareOp.LESS, left, right);
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = PlanTextTest.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
