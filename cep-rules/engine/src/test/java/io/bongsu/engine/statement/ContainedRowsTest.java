package io.bongsu.engine.statement;

import static io.bongsu.engine.plan.AggregatePlan.Function.COUNT;
import static io.bongsu.engine.statement.StatementTimeline.from;
import static io.bongsu.engine.timeline.Plans.filter;

import io.bongsu.engine.plan.ColumnPlan;
import io.bongsu.engine.plan.ContainedPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.FieldRef;
import io.bongsu.engine.plan.ExprPlan.Step;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.OutputPlan;
import io.bongsu.engine.plan.OutputPlan.StreamSelector;
import io.bongsu.engine.plan.WindowPlan;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rows of events that are inside of others: those of one event are one step. */
class ContainedRowsTest {
    private static final EventType NUMBER = new EventType("Number", List.of(new Field("v", ValueType.INT)));
    private static final OutputPlan BOTH = new OutputPlan(StreamSelector.IRSTREAM, StreamSelector.ISTREAM);
    private static final ExprPlan V = own("v", ValueType.INT);

    private static FieldRef own(String field, ValueType type) {
        return new FieldRef(FieldRef.OWN, List.of(Step.field(field)), type);
    }

    private static FieldRef of(String source, String field, ValueType type) {
        return new FieldRef(source, List.of(Step.field(field)), type);
    }

    private static InputPlan numbers(WindowPlan window, List<ExprPlan> conditions, ColumnPlan... columns) {
        ContainedPlan.Level level =
                new ContainedPlan.Level("number", NUMBER, of("a", "l", ValueType.arrayOf(ValueType.INT)), conditions);
        EventType row = new EventType("row", List.of(new Field("v", ValueType.INT)));
        return new InputPlan.Stream(
                filter("A"),
                Optional.of(new ContainedPlan(row, "a", List.of(level), List.of(columns))),
                Optional.ofNullable(window));
    }

    private static ExprPlan above(int limit) {
        return new ExprPlan.Compare(
                ExprPlan.CompareOp.GREATER,
                of("number", "v", ValueType.INT),
                new ExprPlan.Literal(limit, ValueType.INT));
    }

    @Test
    void eventsInsideTakeItsPlace() {
        from(numbers(null, List.of()))
                .select(V)
                .on("A1(x,1) A2(x,null) A3(x,2)")
                .puts("1000: 1", "3000: 2");
    }

    @Test
    void aWindowTakesThemTogether() {
        from(numbers(new WindowPlan.Length(1), List.of()))
                .output(BOTH)
                .select(V)
                .on("A1(x,1) A2(x,5)")
                .puts("1000: 1", "2000: 5", "2000: - 1");
    }

    @Test
    void noneThatIsWantedIsToldToATotalOfTheArray() {
        from(numbers(null, List.of(above(4))))
                .select(COUNT, null)
                .on("A1(x,1) A2(x,5)")
                .puts("1000: 0", "2000: 1");
    }

    @Test
    void rowsOfColumnsTellNothingWhereThereIsNone() {
        ColumnPlan column = new ColumnPlan("v", of("number", "v", ValueType.INT));
        from(numbers(null, List.of(above(4)), column))
                .select(COUNT, null)
                .on("A1(x,1) A2(x,5)")
                .puts("2000: 1");
    }
}
