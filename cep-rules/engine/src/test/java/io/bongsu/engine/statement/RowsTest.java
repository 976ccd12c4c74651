package io.bongsu.engine.statement;

import static io.bongsu.engine.plan.AggregatePlan.Function.AVG;
import static io.bongsu.engine.plan.AggregatePlan.Function.COUNT;
import static io.bongsu.engine.plan.AggregatePlan.Function.FIRST;
import static io.bongsu.engine.plan.AggregatePlan.Function.LAST;
import static io.bongsu.engine.plan.AggregatePlan.Function.MAX;
import static io.bongsu.engine.plan.AggregatePlan.Function.MIN;
import static io.bongsu.engine.plan.AggregatePlan.Function.SUM;
import static io.bongsu.engine.plan.AggregatePlan.Function.WINDOW;
import static io.bongsu.engine.statement.StatementTimeline.from;
import static io.bongsu.engine.timeline.Plans.a;
import static io.bongsu.engine.timeline.Plans.b;
import static io.bongsu.engine.timeline.Plans.equal;
import static io.bongsu.engine.timeline.Plans.every;
import static io.bongsu.engine.timeline.Plans.field;
import static io.bongsu.engine.timeline.Plans.followedBy;
import static io.bongsu.engine.timeline.Plans.greater;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.FieldRef;
import io.bongsu.engine.plan.PlanException;
import io.bongsu.engine.plan.WindowPlan;
import io.bongsu.engine.timeline.Timeline;
import io.bongsu.schemas.ValueType;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which rows a statement puts out, and what its aggregates say. */
class RowsTest {
    private static final WindowPlan TEN_SECONDS = new WindowPlan.Time(10_000);
    private static final WindowPlan TWO = new WindowPlan.Length(2);
    private static final FieldRef ITSELF =
            new FieldRef(FieldRef.OWN, List.of(), ValueType.rowOf(Timeline.TYPES.get("A")));

    @Test
    void plainARowPerEventThatPasses() {
        from("A", null, equal(field("k"), "x"))
                .where(greater(field("n"), 1))
                .select(field("eventId"), field("n"))
                .on("A1(x,1) A2(x,2) A3(y,3) A4(x,null) B5(x,6) A6(x,7)")
                .puts("2000: A2 2", "6000: A6 7")
                .leavesNothing();
    }

    @Test
    void plainOverAWindowDoesNotShowWhatLeaves() {
        from("A", TEN_SECONDS)
                .select(field("eventId"))
                .on("A1@1000 A2@2000 @30000")
                .puts("1000: A1", "2000: A2");
    }

    @Test
    void totalARowPerChange() {
        from("A", TEN_SECONDS)
                .select(COUNT, null)
                .select(SUM, field("n"))
                .on("A1(x,1)@1000 A2(x,2)@4000 @11000 @30000")
                .puts("1000: 1 1", "4000: 2 3", "11000: 1 2", "14000: 0 null")
                .leavesNothing();
    }

    @Test
    void totalOfThoseThatLeaveTogetherIsOneRow() {
        from("A", TEN_SECONDS).select(COUNT, null).on("A1@1000 A2@1000 @30000").puts("1000: 1", "1000: 2", "11000: 0");
    }

    @Test
    void eventTotalARowPerEventThatEnters() {
        from("A", TEN_SECONDS)
                .select(field("eventId"))
                .select(COUNT, null)
                .on("A1@1000 A2@4000 A3@11000 @30000")
                .puts("1000: A1 1", "4000: A2 2", "11000: A3 2")
                .leavesNothing();
    }

    @Test
    void groupARowPerGroupThatChanged() {
        from("A", TEN_SECONDS)
                .groupBy(field("k"))
                .select(field("k"))
                .select(COUNT, null)
                .on("A1(x)@1000 A2(y)@2000 A3(x)@3000 A4@4000 @30000")
                .puts(
                        "1000: x 1",
                        "2000: y 1",
                        "3000: x 2",
                        "4000: null 1",
                        "11000: x 1",
                        "12000: y 0",
                        "13000: x 0",
                        "14000: null 0")
                .leavesNothing();
    }

    @Test
    void groupWhereOneEntersAndOneLeaves() {
        from("A", TWO)
                .groupBy(field("k"))
                .select(field("k"))
                .select(COUNT, null)
                .on("A1(x) A2(y) A3(y) A4(x)")
                .puts("1000: x 1", "2000: y 1", "3000: y 2", "3000: x 0", "4000: x 1", "4000: y 1");
    }

    @Test
    void eventGroupARowPerEventThatEntersWithItsGroup() {
        from("A", TWO)
                .groupBy(field("k"))
                .select(field("eventId"), field("k"))
                .select(SUM, field("n"))
                .on("A1(x,1) A2(y,2) A3(x,4) A4(x,8)")
                .puts("1000: A1 x 1", "2000: A2 y 2", "3000: A3 x 4", "4000: A4 x 12");
    }

    @Test
    void havingLooksAtTheAggregates() {
        from("A", TEN_SECONDS)
                .groupBy(field("k"))
                .select(field("k"))
                .select(COUNT, null)
                .having(greater(new ExprPlan.AggregateRef(0, ValueType.LONG), 1))
                .on("A1(x)@1000 A2(y)@2000 A3(x)@3000 A4(x)@4000 @30000")
                .puts("3000: x 2", "4000: x 3", "11000: x 2");
    }

    @Test
    void whatWhereRefusesNeitherEntersNorLeaves() {
        from("A", TWO)
                .where(greater(field("n"), 1))
                .select(COUNT, null)
                .on("A1(x,1) A2(x,2) A3(x,1) A4(x,1) A5(x,5)")
                .puts("2000: 1", "4000: 0", "5000: 1");
    }

    @Test
    void groupsOfNestedRowsAndOfFractions() {
        from("A", TEN_SECONDS)
                .groupBy(field("part"), field("d"))
                .select(field("part"))
                .select(COUNT, null)
                .on("A1(x,1)@1000 A2(x,2)@1000 A3(x,1)@1000 A4@1000 @30000")
                .puts(
                        "1000: 1/x 1",
                        "1000: 2/x 1",
                        "1000: 1/x 2",
                        "1000: null 1",
                        "11000: null 0",
                        "11000: 1/x 0",
                        "11000: 2/x 0")
                .leavesNothing();
    }

    @Test
    void sumsForgetWhatLeaves() {
        from("A", TWO)
                .select(COUNT, field("n"))
                .select(SUM, field("n"))
                .select(AVG, field("n"))
                .select(MIN, field("n"))
                .select(MAX, field("n"))
                .select(SUM, field("d"))
                .on("A1(x,null) A2(x,4) A3(x,9) A4(x,1) A5 A6")
                .puts(
                        "1000: 0 null null null null null",
                        "2000: 1 4 4.0 4 4 2.0",
                        "3000: 2 13 6.5 4 9 6.5",
                        "4000: 2 10 5.0 1 9 5.0",
                        "5000: 1 1 1.0 1 1 0.5",
                        "6000: 0 null null null null null");
    }

    @Test
    void distinctCountsAValueOnceUntilItsLastOneLeaves() {
        from("A", new WindowPlan.Length(3))
                .select(COUNT, field("n"), true, null)
                .select(SUM, field("n"), true, null)
                .select(MAX, field("n"), true, null)
                .select(COUNT, field("part"), true, null)
                .on("A1(x,5) A2(x,5) A3(x,7) A4(x,7) A5 A6")
                .puts(
                        "1000: 1 5 5 1",
                        "2000: 1 5 5 1",
                        "3000: 2 12 7 2",
                        "4000: 2 12 7 2",
                        "5000: 1 7 7 1",
                        "6000: 1 7 7 1");
    }

    @Test
    void aFilteredAggregateLooksAtItsOwn() {
        from("A", TWO)
                .select(COUNT, null, false, equal(field("k"), "x"))
                .select(COUNT, null)
                .on("A1(x) A2(y) A3(y)")
                .puts("1000: 1 1", "2000: 1 2", "3000: 0 2");
    }

    @Test
    void firstLastAndWindowInTheOrderOfEntering() {
        from("A", TWO)
                .select(FIRST, field("n"))
                .select(LAST, ITSELF)
                .select(WINDOW, field("n"))
                .select(WINDOW, null)
                .on("A1(x,3) A2(x,null) A3(x,1)")
                .puts("1000: 3 A1 [3] [A1]", "2000: 3 A2 [3, null] [A1, A2]", "3000: null A3 [null, 1] [A2, A3]");
    }

    @Test
    void firstAndLastOverAUniqueWindow() {
        from("A", new WindowPlan.Unique(List.of(field("k"))))
                .select(FIRST, field("eventId"))
                .select(LAST, field("eventId"))
                .on("A1(x) A2(y) A3(x) A4(y)")
                .puts("1000: A1 A1", "2000: A1 A2", "3000: A2 A3", "4000: A3 A4");
    }

    @Test
    void withoutAWindowNothingLeavesAndOneValueIsKept() {
        from("A", null)
                .select(FIRST, field("n"))
                .select(LAST, field("part"))
                .select(MIN, field("n"))
                .select(MAX, field("n"))
                .on("A1(x,null) A2(x,4) A3(x,9) A4(x,1)")
                .puts("1000: null null null null", "2000: 4 4/x 4 4", "3000: 4 9/x 4 9", "4000: 4 1/x 1 9");
        assertThat(endless(10)).isGreaterThan(endless(1_000) - 10);
    }

    private static int endless(int events) {
        String timeline = IntStream.range(0, events)
                .mapToObj(i -> "A1(x," + (i * 7_919) % 60 + ")")
                .collect(Collectors.joining(" "));
        return from("A", null)
                .select(FIRST, null)
                .select(LAST, null)
                .select(MIN, field("n"))
                .select(MAX, field("n"))
                .on(timeline)
                .stateSize();
    }

    @Test
    void matchesOfAPatternAggregateToo() {
        from(followedBy(every(a()), b()))
                .groupBy(field("b.k"))
                .select(field("b.k"))
                .select(COUNT, null)
                .select(FIRST, field("a.n"))
                .select(LAST, field("a.n"))
                .on("A1(x,1) A2(x,2) B1(y) A3(x,3) B2(z) A4(x,4) B3(y)")
                .puts("3000: y 1 1 1", "3000: y 2 1 2", "5000: z 1 3 3", "7000: y 3 1 4");
    }

    @Test
    void windowWithoutADataWindowIsRefused() {
        assertThatThrownBy(() -> from("A", null).select(WINDOW, field("n")).program())
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("window needs a data window");
        assertThatThrownBy(() ->
                        from("A", TWO).select(FIRST, field("n"), true, null).program())
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("take no distinct");
    }
}
