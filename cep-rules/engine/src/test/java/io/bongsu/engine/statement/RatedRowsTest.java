package io.bongsu.engine.statement;

import static io.bongsu.engine.plan.AggregatePlan.Function.COUNT;
import static io.bongsu.engine.plan.AggregatePlan.Function.SUM;
import static io.bongsu.engine.statement.StatementTimeline.from;
import static io.bongsu.engine.timeline.Plans.a;
import static io.bongsu.engine.timeline.Plans.every;
import static io.bongsu.engine.timeline.Plans.field;

import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.LengthOfTime;
import io.bongsu.engine.plan.OutputPlan;
import io.bongsu.engine.plan.OutputPlan.Sort;
import io.bongsu.engine.plan.OutputPlan.StreamSelector;
import io.bongsu.engine.plan.RatePlan;
import io.bongsu.engine.plan.RatePlan.Show;
import io.bongsu.engine.plan.WindowPlan;
import io.bongsu.schemas.ValueType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Output rates: when rows go out, and which. */
class RatedRowsTest {
    private static final WindowPlan TEN_SECONDS = new WindowPlan.Time(10_000);
    private static final RatePlan.Condition TWO_EVENTS = new RatePlan.Events(2);
    private static final RatePlan.Condition FIVE_SECONDS = new RatePlan.Time(5_000);

    private static OutputPlan rate(StreamSelector select, Show show, RatePlan.Condition condition, Sort... sorts) {
        return new OutputPlan(
                select,
                StreamSelector.ISTREAM,
                false,
                List.of(sorts),
                Optional.empty(),
                Optional.of(new RatePlan(
                        show, Optional.of(condition), Optional.empty(), Optional.empty(), sorts.length > 0)),
                List.of());
    }

    private static OutputPlan after(RatePlan.After after) {
        return new OutputPlan(
                StreamSelector.ISTREAM,
                StreamSelector.ISTREAM,
                false,
                List.of(),
                Optional.empty(),
                Optional.of(new RatePlan(Show.EVERY, Optional.empty(), Optional.of(after), Optional.empty(), false)),
                List.of());
    }

    @Test
    void everySoManyEvents() {
        from("A", null)
                .select(field("eventId"))
                .output(rate(StreamSelector.ISTREAM, Show.EVERY, TWO_EVENTS))
                .on("A1 A2 A3 A4 A5")
                .puts("2000: A1", "2000: A2", "4000: A3", "4000: A4");
    }

    @Test
    void everySoOftenSortedOverAllOfTheTime() {
        from("A", null)
                .select(field("eventId"), field("n"))
                .output(rate(StreamSelector.ISTREAM, Show.EVERY, FIVE_SECONDS, new Sort(field("n"), false)))
                .on("A1(x,3)@1000 A2(x,1)@3000 A3(x,2)@5999 A4(x,0)@6001 @20000")
                .puts("6000: A2 1", "6000: A3 2", "6000: A1 3", "11000: A4 0");
    }

    @Test
    void theLastRowOfEachGroupAndItsValueBefore() {
        from("A", TEN_SECONDS)
                .groupBy(field("k"))
                .select(field("k"))
                .select(SUM, field("n"))
                .output(rate(StreamSelector.IRSTREAM, Show.LAST, FIVE_SECONDS))
                .on("A1(x,1)@1000 A2(y,2)@2000 A3(x,4)@3000 @12000")
                .puts("6000: x 5", "6000: y 2", "6000: - x null", "6000: - y null", "11000: x 4", "11000: - x 5");
    }

    @Test
    void allGroupsAgainThoughNothingHappened() {
        from("A", TEN_SECONDS)
                .groupBy(field("k"))
                .select(field("k"))
                .select(COUNT, null)
                .output(rate(StreamSelector.ISTREAM, Show.ALL, FIVE_SECONDS))
                .on("A1(y)@1000 A2(x)@1000 A3(x)@7000 @11500")
                .puts("6000: y 1", "6000: x 1", "11000: y 0", "11000: x 1");
    }

    @Test
    void theFirstRowThenNoneForAWhile() {
        from("A", null)
                .select(field("eventId"))
                .output(rate(StreamSelector.ISTREAM, Show.FIRST, FIVE_SECONDS))
                .on("A1@1000 A2@2000 A3@6000 A4@7000 A5@12000")
                .puts("1000: A1", "6000: A3", "12000: A5");
    }

    @Test
    void theFirstRowOfEachGroup() {
        from("A", null)
                .groupBy(field("k"))
                .select(field("k"))
                .select(COUNT, null)
                .output(rate(StreamSelector.ISTREAM, Show.FIRST, FIVE_SECONDS))
                .on("A1(x)@1000 A2(y)@2000 A3(x)@3000 A4(x)@6000 A5(y)@6500 A6(y)@7000")
                .puts("1000: x 1", "2000: y 1", "6000: x 3", "7000: y 3");
    }

    @Test
    void aSnapshotOfTheWindow() {
        from("A", TEN_SECONDS)
                .select(field("eventId"))
                .output(rate(StreamSelector.ISTREAM, Show.SNAPSHOT, FIVE_SECONDS))
                .on("A1@1000 A2@4000 A3@8000 @16000")
                .puts("6000: A1", "6000: A2", "11000: A2", "11000: A3", "16000: A3");
    }

    @Test
    void totalsComeEvenIfNothingHappened() {
        from("A", null)
                .select(COUNT, null)
                .output(rate(StreamSelector.ISTREAM, Show.LAST, FIVE_SECONDS))
                .on("A1@1000 A2@2000 @11000")
                .puts("6000: 2", "11000: 2");
    }

    @Test
    void nothingBeforeSoManyRowsOrSoMuchTime() {
        from("A", null)
                .select(field("eventId"))
                .output(after(new RatePlan.After(2, 0)))
                .on("A1 A2 A3 A4")
                .puts("3000: A3", "4000: A4");
        from("A", null)
                .select(field("eventId"))
                .output(after(new RatePlan.After(0, 2_500)))
                .on("A1 A2 A3 A4")
                .puts("3000: A3", "4000: A4");
    }

    @Test
    void matchesOfAPatternWait() {
        from(every(a()))
                .select(field("a.eventId"))
                .output(rate(StreamSelector.ISTREAM, Show.EVERY, TWO_EVENTS))
                .on("A1 A2 A3 A4")
                .puts("2000: A1", "2000: A2", "4000: A3", "4000: A4");
    }

    @Test
    void everyMonthFromTheFirstEventOn() {
        RatePlan.Condition month = new RatePlan.Time(new LengthOfTime(1, 0));
        from("A", null)
                .select(field("eventId"))
                .output(rate(StreamSelector.ISTREAM, Show.EVERY, month))
                .on("A1@2592000000 A2@5292000000 @9000000000")
                .puts("5011200000: A1", "7430400000: A2");
    }

    @Test
    void whenSoManyHaveComeSinceTheLastOutput() {
        ExprPlan count = new ExprPlan.FieldRef(
                ExprPlan.FieldRef.OWN, List.of(ExprPlan.Step.field("count_insert")), ValueType.INT);
        ExprPlan three = new ExprPlan.Literal(3, ValueType.INT);
        RatePlan.Condition when =
                new RatePlan.When(new ExprPlan.Compare(ExprPlan.CompareOp.GREATER_OR_EQUAL, count, three));
        from("A", null)
                .select(field("eventId"))
                .output(rate(StreamSelector.ISTREAM, Show.EVERY, when))
                .on("A1@1000 A2@2000 A3@3000 A4@4000 A5@5000 A6@6000 A7@7000")
                .puts("3000: A1", "3000: A2", "3000: A3", "6000: A4", "6000: A5", "6000: A6");
    }
}
