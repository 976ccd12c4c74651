package io.bongsu.engine.statement;

import static io.bongsu.engine.plan.AggregatePlan.Function.COUNT;
import static io.bongsu.engine.plan.AggregatePlan.Function.WINDOW;
import static io.bongsu.engine.statement.StatementTimeline.from;
import static io.bongsu.engine.timeline.Plans.field;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.engine.plan.PlanException;
import io.bongsu.engine.plan.WindowPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each window keeps, seen through window(*). */
class WindowsTest {
    @Test
    void timeLeavesAtExactlyItsTime() {
        from("A", new WindowPlan.Time(10_000))
                .select(WINDOW, null)
                .on("A1@0 A2@9999 A3@10000 A4@10000 @19998")
                .puts("0: [A1]", "9999: [A1, A2]", "10000: [A2]", "10000: [A2, A3]", "10000: [A2, A3, A4]");
        from("A", new WindowPlan.Time(10_000))
                .select(WINDOW, null)
                .on("A1@0 A2@5000 @15000")
                .puts("0: [A1]", "5000: [A1, A2]", "10000: [A2]", "15000: null")
                .leavesNothing();
    }

    @Test
    void aTimeBeyondTheEndOfTimeKeepsAll() {
        from("A", new WindowPlan.Time(Long.MAX_VALUE))
                .select(COUNT, null)
                .on("A1 A2 @90000")
                .puts("1000: 1", "2000: 2");
    }

    @Test
    void lengthKeepsTheLast() {
        from("A", new WindowPlan.Length(2))
                .select(WINDOW, null)
                .on("A1 A2 A3 A4")
                .puts("1000: [A1]", "2000: [A1, A2]", "3000: [A2, A3]", "4000: [A3, A4]");
    }

    @Test
    void lastEventKeepsOne() {
        from("A", new WindowPlan.LastEvent())
                .select(WINDOW, null)
                .on("A1 A2 A3")
                .puts("1000: [A1]", "2000: [A2]", "3000: [A3]");
    }

    @Test
    void uniqueKeepsTheLastOfEachValue() {
        from("A", new WindowPlan.Unique(List.of(field("k"), field("n"))))
                .select(WINDOW, null)
                .on("A1(x,1) A2(y,1) A3(x,1) A4 A5 A6(x,2)")
                .puts(
                        "1000: [A1]",
                        "2000: [A1, A2]",
                        "3000: [A2, A3]",
                        "4000: [A2, A3, A4]",
                        "5000: [A2, A3, A5]",
                        "6000: [A2, A3, A5, A6]");
    }

    @Test
    void uniqueByANestedRow() {
        from("A", new WindowPlan.Unique(List.of(field("part"))))
                .select(WINDOW, null)
                .on("A1(x,1) A2(y,1) A3(x,1)")
                .puts("1000: [A1]", "2000: [A1, A2]", "3000: [A2, A3]");
    }

    @Test
    void firstUniqueKeepsTheFirstOfEachValueAndTellsNothingOfOthers() {
        from("A", new WindowPlan.FirstUnique(List.of(field("k"))))
                .select(WINDOW, null)
                .on("A1(x) A2(x) A3(y) A4 A5")
                .puts("1000: [A1]", "3000: [A1, A3]", "4000: [A1, A3, A4]");
    }

    @Test
    void keepAllKeepsAll() {
        from("A", new WindowPlan.KeepAll())
                .select(WINDOW, null)
                .on("A1 A2 @90000")
                .puts("1000: [A1]", "2000: [A1, A2]");
    }

    @Test
    void sizesArePositive() {
        assertThatThrownBy(() -> new WindowPlan.Time(0)).isInstanceOf(PlanException.class);
        assertThatThrownBy(() -> new WindowPlan.Length(0)).isInstanceOf(PlanException.class);
    }
}
