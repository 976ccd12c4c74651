package io.bongsu.engine.statement;

import static io.bongsu.engine.statement.StatementTimeline.from;
import static io.bongsu.engine.timeline.Plans.field;

import io.bongsu.engine.plan.AggregatePlan.Function;
import io.bongsu.engine.plan.LengthOfTime;
import io.bongsu.engine.plan.WindowPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In a window by the events' own times, one that another window has taken out still holds back those behind it. */
class HeldBackTest {
    private static final WindowPlan TIMED = new WindowPlan.ExtTimed(field("n"), LengthOfTime.ofMillis(10));
    private static final WindowPlan UNIQUE = new WindowPlan.Unique(List.of(field("k")));

    @Test
    void anEventTakenOutHoldsBackALaterOneOfAnEarlierTime() {
        from("A", new WindowPlan.Intersection(List.of(TIMED, UNIQUE)))
                .select(Function.SUM, field("n"))
                .on("A1(x,20) A2(x,15) A3(y,26) A4(z,30)")
                .puts("1000: 20", "2000: 15", "3000: 41", "4000: 56");
    }

    @Test
    void nothingIsHeldBackWhereTimesAscend() {
        from("A", new WindowPlan.Intersection(List.of(TIMED, UNIQUE)))
                .select(Function.SUM, field("n"))
                .on("A1(x,15) A2(x,20) A3(y,26) A4(z,30)")
                .puts("1000: 15", "2000: 20", "3000: 46", "4000: 56");
    }
}
