package io.bongsu.engine.statement;

import static io.bongsu.engine.statement.StatementTimeline.from;
import static io.bongsu.engine.timeline.Plans.field;

import io.bongsu.engine.plan.AggregatePlan.Function;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.OutputPlan;
import io.bongsu.engine.plan.OutputPlan.Level;
import io.bongsu.engine.plan.OutputPlan.StreamSelector;
import io.bongsu.engine.plan.WindowPlan;
import io.bongsu.schemas.ValueType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rows per level of a rollup: what a level does not group by is null in its rows. */
class RollupTest {
    private static OutputPlan levels(StreamSelector select, Integer... keys) {
        return new OutputPlan(
                select,
                StreamSelector.ISTREAM,
                false,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(keys).stream().map(Level::new).toList());
    }

    @Test
    void oneRowPerLevel() {
        from("A", null)
                .groupBy(field("k"), field("n"))
                .select(field("k"), field("n"))
                .select(Function.COUNT, null)
                .output(levels(StreamSelector.ISTREAM, 3, 1, 0))
                .on("A1(x,1) A2(x,2) A3(y,1)")
                .puts(
                        "1000: x 1 1",
                        "1000: x null 1",
                        "1000: null null 1",
                        "2000: x 2 1",
                        "2000: x null 2",
                        "2000: null null 2",
                        "3000: y 1 1",
                        "3000: y null 1",
                        "3000: null null 3");
    }

    @Test
    void allFieldsOfAKeyAreHiddenWhereALevelDoesNotGroupByIt() {
        from("A", null)
                .groupBy(new ExprPlan.Arithmetic(
                        ExprPlan.ArithmeticOp.REMAINDER,
                        field("n"),
                        new ExprPlan.Literal(2, ValueType.INT),
                        ValueType.INT))
                .select(field("n"))
                .select(Function.COUNT, null)
                .output(levels(StreamSelector.ISTREAM, 1, 0))
                .on("A1(x,1) A2(x,3) A3(x,4)")
                .puts("1000: 1 1", "1000: null 1", "2000: 3 2", "2000: null 2", "3000: 4 1", "3000: null 3");
    }

    @Test
    void oldRowsPerLevelAreThoseBeforeTheChange() {
        from("A", new WindowPlan.Length(1))
                .groupBy(field("k"))
                .select(field("k"))
                .select(Function.SUM, field("n"))
                .output(levels(StreamSelector.IRSTREAM, 1, 0))
                .on("A1(x,1) A2(y,2)")
                .puts(
                        "1000: x 1",
                        "1000: null 1",
                        "1000: - x null",
                        "1000: - null null",
                        "2000: y 2",
                        "2000: x null",
                        "2000: null 2",
                        "2000: - y null",
                        "2000: - x 1",
                        "2000: - null 1");
    }
}
