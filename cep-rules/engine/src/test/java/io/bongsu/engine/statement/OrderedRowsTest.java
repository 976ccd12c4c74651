package io.bongsu.engine.statement;

import static io.bongsu.engine.plan.AggregatePlan.Function.COUNT;
import static io.bongsu.engine.statement.StatementTimeline.from;
import static io.bongsu.engine.timeline.Plans.field;

import io.bongsu.engine.plan.OutputPlan;
import io.bongsu.engine.plan.OutputPlan.Limit;
import io.bongsu.engine.plan.OutputPlan.Sort;
import io.bongsu.engine.plan.OutputPlan.StreamSelector;
import io.bongsu.engine.plan.WindowPlan;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Order by, limit and distinct: over the rows of one output, new and old ones apart. */
class OrderedRowsTest {
    private static final WindowPlan TEN_SECONDS = new WindowPlan.Time(10_000);

    private static OutputPlan leaving(boolean distinct, Limit limit, Sort... sorts) {
        return new OutputPlan(
                StreamSelector.RSTREAM,
                StreamSelector.ISTREAM,
                distinct,
                List.of(sorts),
                Optional.ofNullable(limit),
                Optional.empty(),
                List.of());
    }

    @Test
    void nullComesFirstOrLastWhenDescending() {
        from("A", TEN_SECONDS)
                .select(field("n"))
                .output(leaving(false, null, new Sort(field("n"), false)))
                .on("A1(x,3)@1000 A2(x,null)@1000 A3(x,2)@1000 @20000")
                .puts("1000: 3", "1000: null", "1000: 2", "11000: - null", "11000: - 2", "11000: - 3");
        from("A", TEN_SECONDS)
                .select(field("n"))
                .output(leaving(false, null, new Sort(field("n"), true)))
                .on("A1(x,3)@1000 A2(x,null)@1000 A3(x,2)@1000 @20000")
                .puts("1000: 3", "1000: null", "1000: 2", "11000: - 3", "11000: - 2", "11000: - null");
    }

    @Test
    void equalRowsStayInTheirOrder() {
        from("A", TEN_SECONDS)
                .select(field("eventId"), field("n"))
                .output(leaving(false, null, new Sort(field("k"), true), new Sort(field("n"), false)))
                .on("A1(x,1)@1000 A2(y,2)@1000 A3(x,1)@1000 A4(y,1)@1000 @20000")
                .puts(
                        "1000: A1 1",
                        "1000: A2 2",
                        "1000: A3 1",
                        "1000: A4 1",
                        "11000: - A4 1",
                        "11000: - A2 2",
                        "11000: - A1 1",
                        "11000: - A3 1");
    }

    @Test
    void limitAndOffsetCutTheRowsOfOneOutput() {
        from("A", TEN_SECONDS)
                .select(field("eventId"))
                .output(leaving(false, new Limit(2, 1)))
                .on("A1@1000 A2@1000 A3@1000 A4@1000 @20000")
                .puts("11000: - A2", "11000: - A3");
    }

    @Test
    void distinctPutsEqualRowsOutOnce() {
        from("A", TEN_SECONDS)
                .select(field("k"))
                .output(leaving(true, null))
                .on("A1(x)@1000 A2(y)@1000 A3(x)@1000 @20000")
                .puts("1000: x", "1000: y", "1000: x", "11000: - x", "11000: - y");
    }

    @Test
    void sortingBySomethingThatIsNotSelectedMakesARowPerEvent() {
        from("A", TEN_SECONDS)
                .groupBy(field("k"))
                .select(field("k"))
                .select(COUNT, null)
                .output(leaving(false, null, new Sort(field("n"), false)))
                .on("A1(x,2)@1000 A2(x,1)@1000 @20000")
                .puts("1000: x 1", "1000: x 2", "11000: - x 0", "11000: - x 0");
    }
}
