package io.bongsu.engine.statement;

import static io.bongsu.engine.plan.AggregatePlan.Function.SUM;
import static io.bongsu.engine.statement.StatementTimeline.from;
import static io.bongsu.engine.timeline.Plans.field;

import io.bongsu.engine.plan.WindowPlan;
import org.junit.jupiter.api.Test;

/** Aggregates with groups of their own. */
class LocalGroupsTest {
    private static final WindowPlan TEN_SECONDS = new WindowPlan.Time(10_000);

    @Test
    void besideTheGroupsOfTheStatement() {
        from("A", TEN_SECONDS)
                .select(field("k"))
                .select(SUM, field("n"))
                .sumPer(field("n"))
                .groupBy(field("k"))
                .on("A1(x,1)@1000 A2(y,2)@2000 A3(x,4)@3000 A4(y,8)@11500")
                .puts("1000: x 1 1", "2000: y 2 3", "3000: x 5 7", "11000: x 4 6", "11500: y 10 14");
    }

    @Test
    void withoutGroupsOfTheStatementARowPerEvent() {
        from("A", TEN_SECONDS)
                .select(field("eventId"))
                .sumPer(field("n"), field("k"))
                .on("A1(x,1)@1000 A2(y,2)@2000 A3(x,4)@3000 A4(x,8)@12000 @60000")
                .puts("1000: A1 1", "2000: A2 2", "3000: A3 5", "12000: A4 12")
                .leavesNothing();
    }

    @Test
    void finerThanTheGroupsOfTheStatementARowPerEvent() {
        from("A", null)
                .select(field("k"))
                .sumPer(field("n"), field("k"), field("n"))
                .groupBy(field("k"))
                .on("A1(x,1) A2(x,2) A3(x,1)")
                .puts("1000: x 1", "2000: x 2", "3000: x 2");
    }
}
