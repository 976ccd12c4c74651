package io.bongsu.engine.statement;

import static io.bongsu.engine.statement.StatementTimeline.from;
import static io.bongsu.engine.timeline.Plans.field;

import io.bongsu.engine.plan.AggregatePlan.Function;
import io.bongsu.engine.plan.OutputPlan;
import io.bongsu.engine.plan.WindowPlan;
import io.bongsu.engine.plan.WindowPlan.Reclaim;
import org.junit.jupiter.api.Test;

/** Groups that nothing changed for long begin anew; that is looked at when events enter, so often as the plan says. */
class ReclaimedGroupsTest {
    @Test
    void aGroupThatIsTooOldBeginsAnew() {
        from("A", null)
                .groupBy(field("k"))
                .select(field("k"))
                .select(Function.COUNT, null)
                .output(OutputPlan.PLAIN.reclaiming(new Reclaim(2_000, 1_000)))
                .on("A1(x,1) A2(y,1) A3(x,1) A4(x,1)@5000 A5(y,1)")
                .puts("1000: x 1", "2000: y 1", "3000: x 2", "5000: x 3", "6000: y 1");
    }

    @Test
    void itIsLookedAtNoMoreOftenThanThePlanSays() {
        from("A", null)
                .groupBy(field("k"))
                .select(field("k"))
                .select(Function.COUNT, null)
                .output(OutputPlan.PLAIN.reclaiming(new Reclaim(2_000, 10_000)))
                .on("A1(x,1) A2(y,1) A3(x,1)@6000 A4(y,1)@11000 A5(x,1)")
                .puts("1000: x 1", "2000: y 1", "6000: x 2", "11000: y 1", "12000: x 1");
    }

    @Test
    void whatLeavesAGroupThatWasGivenBackDoesNotHarm() {
        from("A", new WindowPlan.Length(2))
                .groupBy(field("k"))
                .select(field("k"))
                .select(Function.FIRST, field("n"))
                .output(OutputPlan.PLAIN.reclaiming(new Reclaim(1_000, 1_000)))
                .on("A1(x,1) A2(y,2) A3(y,3)@5000 A4(x,4)")
                .puts("1000: x 1", "2000: y 2", "5000: y 3", "5000: x null", "6000: x 4", "6000: y 3");
    }
}
