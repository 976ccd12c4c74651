package io.bongsu.engine.statement;

import static io.bongsu.engine.plan.AggregatePlan.Function.COUNT;
import static io.bongsu.engine.plan.AggregatePlan.Function.SUM;
import static io.bongsu.engine.statement.StatementTimeline.from;
import static io.bongsu.engine.timeline.Plans.field;
import static io.bongsu.engine.timeline.Plans.greater;

import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.OutputPlan;
import io.bongsu.engine.plan.OutputPlan.StreamSelector;
import io.bongsu.engine.plan.WindowPlan;
import io.bongsu.schemas.ValueType;
import org.junit.jupiter.api.Test;

/** Rows of what leaves, per kind of row; they come behind the new rows of their step. */
class OldRowsTest {
    private static final WindowPlan TWO = new WindowPlan.Length(2);
    private static final WindowPlan TEN_SECONDS = new WindowPlan.Time(10_000);
    private static final OutputPlan BOTH = new OutputPlan(StreamSelector.IRSTREAM, StreamSelector.ISTREAM);

    @Test
    void plainARowPerEventThatLeaves() {
        from("A", TWO)
                .select(field("eventId"))
                .output(BOTH)
                .on("A1 A2 A3 A4")
                .puts("1000: A1", "2000: A2", "3000: A3", "3000: - A1", "4000: A4", "4000: - A2");
    }

    @Test
    void eventsThatDoNotPassWhereNeverLeave() {
        from("A", TWO)
                .where(greater(field("n"), 1))
                .select(field("eventId"))
                .output(BOTH)
                .on("A1(x,1) A2(x,2) A3(x,3) A4(x,4)")
                .puts("2000: A2", "3000: A3", "4000: A4", "4000: - A2");
    }

    @Test
    void totalBeforeTheChange() {
        from("A", TEN_SECONDS)
                .select(COUNT, null)
                .select(SUM, field("n"))
                .output(BOTH)
                .on("A1(x,1)@1000 A2(x,2)@4000 @30000")
                .puts(
                        "1000: 1 1",
                        "1000: - 0 null",
                        "4000: 2 3",
                        "4000: - 1 1",
                        "11000: 1 2",
                        "11000: - 2 3",
                        "14000: 0 null",
                        "14000: - 1 2")
                .leavesNothing();
    }

    @Test
    void eventTotalTheLeavingEventWithTheAggregatesAfterTheChange() {
        from("A", TWO)
                .select(field("eventId"))
                .select(SUM, field("n"))
                .output(BOTH)
                .on("A1(x,1) A2(x,2) A3(x,4)")
                .puts("1000: A1 1", "2000: A2 3", "3000: A3 6", "3000: - A1 6");
    }

    @Test
    void groupBeforeTheChangeForEveryGroupThatChanged() {
        from("A", TWO)
                .groupBy(field("k"))
                .select(field("k"))
                .select(COUNT, null)
                .output(BOTH)
                .on("A1(x) A2(y) A3(y)")
                .puts(
                        "1000: x 1",
                        "1000: - x 0",
                        "2000: y 1",
                        "2000: - y 0",
                        "3000: x 0",
                        "3000: y 2",
                        "3000: - x 1",
                        "3000: - y 1");
    }

    @Test
    void eventGroupTheLeavingEventWithItsGroupAfterTheChange() {
        from("A", TWO)
                .groupBy(field("k"))
                .select(field("eventId"), field("k"))
                .select(SUM, field("n"))
                .output(BOTH)
                .on("A1(x,1) A2(y,2) A3(y,4)")
                .puts("1000: A1 x 1", "2000: A2 y 2", "3000: A3 y 6", "3000: - A1 x null");
    }

    @Test
    void havingIsAskedForEachRow() {
        from("A", TEN_SECONDS)
                .select(COUNT, null)
                .having(greater(new ExprPlan.AggregateRef(0, ValueType.LONG), 1))
                .output(BOTH)
                .on("A1@1000 A2@2000 A3@3000 @30000")
                .puts("2000: 2", "3000: 3", "3000: - 2", "11000: 2", "11000: - 3", "12000: - 2");
    }
}
