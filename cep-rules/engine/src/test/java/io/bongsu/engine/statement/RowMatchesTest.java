package io.bongsu.engine.statement;

import static io.bongsu.engine.statement.RowMatches.match;
import static io.bongsu.engine.statement.RowMatches.n;
import static io.bongsu.engine.statement.RowMatches.of;
import static io.bongsu.engine.timeline.Plans.equal;
import static io.bongsu.engine.timeline.Plans.field;
import static io.bongsu.engine.timeline.Plans.greater;
import static io.bongsu.engine.timeline.Plans.less;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.engine.plan.AggregatePlan.Function;
import io.bongsu.engine.plan.PlanException;
import io.bongsu.engine.plan.RowMatchPlan;
import io.bongsu.engine.plan.RowMatchPlan.Skip;
import io.bongsu.engine.plan.RowPatternPlan;
import io.bongsu.engine.plan.WindowPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Row patterns on timelines. */
class RowMatchesTest {
    private static RowMatches rising() {
        return match(of("X"), of("Y")).define("Y", greater(field("n"), n("X"))).tell("X", "Y");
    }

    @Test
    void theNextRowContinuesOrEnds() {
        rising().on("A1(x,1) A2(x,2) A3(x,3) A4(x,2) A5(x,5)").puts("2000: A1 A2", "5000: A4 A5");
    }

    @Test
    void skipSaysWhichRowsMayBeginAgain() {
        rising().skip(Skip.TO_NEXT_ROW).on("A1(x,1) A2(x,2) A3(x,3)").puts("2000: A1 A2", "3000: A2 A3");
        match(of("X"), of("Y?"))
                .tell("X", "Y")
                .all()
                .skip(Skip.TO_CURRENT_ROW)
                .on("A1 A2")
                .puts("1000: A1 null", "2000: A1 A2", "2000: A2 null");
    }

    @Test
    void partitionsDoNotMeetAndAreGivenBack() {
        rising().partitionBy(field("k"))
                .on("A1(x,1) A2(y,5) A3(x,2) A4(y,6)")
                .puts("3000: A1 A3", "4000: A2 A4")
                .leavesNothing();
    }

    @Test
    void greedyTakesMoreAndReluctantLess() {
        match(of("X*"), of("Y*?"), of("Z"))
                .define("Z", equal(field("n"), 9))
                .tell("X", "Y", "Z")
                .on("A1(x,1) A2(x,1) A3(x,9)")
                .puts("3000: [A1, A2] null A3");
        match(of("X*?"), of("Y*"), of("Z"))
                .define("Z", equal(field("n"), 9))
                .tell("X", "Y", "Z")
                .on("A1(x,1) A2(x,1) A3(x,9)")
                .puts("3000: null [A1, A2] A3");
    }

    @Test
    void boundsAndOrdersAreWrittenOut() {
        match(new RowPatternPlan.Bounded(of("X"), 2, 3), of("Y"))
                .define("X", equal(field("n"), 1))
                .define("Y", equal(field("n"), 2))
                .tell("X", "Y")
                .on("A1(x,1) A2(x,2) A3(x,1) A4(x,1) A5(x,1) A6(x,1) A7(x,2)")
                .puts("7000: [A4, A5, A6] A7");
        match(new RowPatternPlan.AnyOrder(List.of(of("X"), of("Y"))))
                .define("X", equal(field("n"), 1))
                .define("Y", equal(field("n"), 2))
                .tell("X", "Y")
                .on("A1(x,2) A2(x,1) A3(x,1) A4(x,2)")
                .puts("2000: A2 A1", "4000: A3 A4");
    }

    @Test
    void aDefineLooksAtWhatWasTakenAndAtEarlierRows() {
        match(of("X+"), of("Y"))
                .define("Y", equal(field("n"), n("X", 1)))
                .tell("X", "Y")
                .on("A1(x,1) A2(x,7) A3(x,7)")
                .puts("3000: [A1, A2] A3");
        match(of("X"))
                .define("X", less(field("n"), n(RowMatchPlan.previous(2))))
                .tell("X")
                .on("A1(x,5) A2(x,1) A3(x,4) A4(x,3)")
                .puts("3000: A3");
    }

    @Test
    void aggregatesAreOverTheRowsOfAVariable() {
        match(of("X*"), of("Y"))
                .define("X", equal(field("n"), 3))
                .define("Y", equal(field("n"), 9))
                .tell(Function.SUM, "X")
                .tell(Function.LAST, "X")
                .tell("Y")
                .on("A1(x,3) A2(x,3) A3(x,9) A4(x,9)")
                .puts("3000: 6 3 A3", "4000: null null A4");
    }

    @Test
    void rowsThatLeaveTheWindowEndTheirMatches() {
        rising().over(new WindowPlan.Time(2_000))
                .on("A1(x,1)@0 A2(x,5)@2000 A3(x,6)@3000")
                .puts("3000: A2 A3");
        match(of("X"), of("Y"), of("Z"))
                .tell("X", "Y", "Z")
                .over(new WindowPlan.Length(2))
                .on("A1 A2 A3 A4")
                .puts();
    }

    @Test
    void anIntervalWaitsForLongerMatches() {
        match(of("X"), of("Y*"))
                .define("Y", greater(field("n"), 1))
                .interval(10_000, false)
                .tell("X", "Y")
                .on("A1(x,1)@0 A2(x,2)@1000 A3(x,3)@2000 @30000")
                .puts("10000: A1 [A2, A3]");
        match(of("X"), of("Y*"))
                .define("X", equal(field("n"), 1))
                .define("Y", greater(field("n"), 1))
                .interval(10_000, true)
                .tell("X", "Y")
                .on("A1(x,1)@0 A2(x,2)@1000 A3(x,0)@2000 @30000")
                .puts("2000: A1 [A2]")
                .leavesNothing();
    }

    @Test
    void onlyRowsThatSomethingLooksAtAreKept() {
        RowMatches looked =
                match(of("X*"), of("Y")).define("Y", equal(field("n"), 9)).tell("X");
        RowMatches unlooked =
                match(of("X*"), of("Y")).define("Y", equal(field("n"), 9)).tell("Y");
        String rows = "A1 A2 A3 A4 A5 A6 A7 A8";
        assertThat(unlooked.on(rows).stateSize()).isLessThan(looked.on(rows).stateSize());
    }

    @Test
    void aPatternThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> match(new RowPatternPlan.Bounded(of("X"), 20_000, 20_000)))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("at most");
    }
}
