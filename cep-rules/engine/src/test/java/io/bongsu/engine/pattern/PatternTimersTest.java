package io.bongsu.engine.pattern;

import static io.bongsu.engine.pattern.PatternTimeline.match;
import static io.bongsu.engine.timeline.Plans.a;
import static io.bongsu.engine.timeline.Plans.and;
import static io.bongsu.engine.timeline.Plans.b;
import static io.bongsu.engine.timeline.Plans.c;
import static io.bongsu.engine.timeline.Plans.d;
import static io.bongsu.engine.timeline.Plans.equal;
import static io.bongsu.engine.timeline.Plans.every;
import static io.bongsu.engine.timeline.Plans.field;
import static io.bongsu.engine.timeline.Plans.followedBy;
import static io.bongsu.engine.timeline.Plans.interval;
import static io.bongsu.engine.timeline.Plans.literal;
import static io.bongsu.engine.timeline.Plans.not;
import static io.bongsu.engine.timeline.Plans.or;
import static io.bongsu.engine.timeline.Plans.repeat;
import static io.bongsu.engine.timeline.Plans.within;

import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.schemas.ValueType;
import org.junit.jupiter.api.Test;

/** interval and within: what is due at a time goes before the events of that time. */
class PatternTimersTest {
    private static final ExprPlan LENGTH_OF_A = new ExprPlan.Cast(field("a.n"), ValueType.LONG);

    @Test
    void atTheEndOfWithinItIsTooLate() {
        match(followedBy(a(), within(b(), 10_000))).on("A1@0 B1@10000").binds();
        match(followedBy(a(), within(b(), 10_000))).on("A1@0 B1@9999").binds("A1 B1");
    }

    @Test
    void eachInstanceHasItsOwnTimer() {
        match(followedBy(every(a()), within(b(), 10_000)))
                .on("A1@0 A2@5000 B1@10000 @20000")
                .binds("A2 B1")
                .leavesNothing();
    }

    @Test
    void oneTimerFromThePatternsStart() {
        match(within(followedBy(every(a()), b()), 10_000))
                .on("A1@1000 B1@2000 A2@9000 B2@10000 A3@11000 B3@12000")
                .binds("A1 B1")
                .waits(0);
    }

    @Test
    void everyStartsTheTimerBeforeTheFirstEvent() {
        match(every(within(followedBy(a(), b()), 10_000)))
                .on("A1@9000 B1@10000 A2@10000 B2@10001")
                .binds("A2 B2")
                .startsTimers(true)
                .leavesSomething();
    }

    @Test
    void intervalsRunSideBySide() {
        match(followedBy(every(a()), interval(10_000)))
                .on("A1@3000 A2@5000 @30000")
                .binds("A1", "A2")
                .at(13_000, 15_000)
                .startsTimers(false)
                .leavesNothing();
    }

    @Test
    void timersOfOneTimeGoInTheOrderInWhichTheyWereSet() {
        match(followedBy(every(a()), interval(10_000)))
                .on("A1@3000 A2@3000 A3@3000 @13000")
                .binds("A1", "A2", "A3");
    }

    @Test
    void timersOfOneTimeAndDifferentLengthsGoInTheOrderInWhichTheyWereSet() {
        match(followedBy(every(a()), interval(LENGTH_OF_A)))
                .on("A1(x,5000)@1000 A2(x,4000)@2000 A3(x,5000)@1000 @6000")
                .binds("A1", "A2", "A3");
    }

    @Test
    void whatDoesNotComeIsSeenAtExactlyTheTime() {
        match(followedBy(every(a()), and(interval(10_000), not(b(equal(field("k"), field("a.k")))))))
                .on("A1(x)@0 A2(y)@1000 B1(x)@9999 B2(y)@11000 @12000")
                .binds("A2 -")
                .at(11_000)
                .leavesNothing();
    }

    @Test
    void anIntervalThatIsNotPositiveIsOverAtOnce() {
        match(followedBy(every(a()), interval(0), b())).on("A1 B1").binds("A1 B1");
        match(followedBy(every(a()), interval(LENGTH_OF_A)))
                .on("A1(x,-5)@7000")
                .binds("A1")
                .at(7_000);
        match(every(interval(0))).on("@1000 @2000").binds();
    }

    @Test
    void anIntervalAroundTheClockGoesOn() {
        match(every(interval(10_000)))
                .on("@35000")
                .binds("", "", "")
                .at(10_000, 20_000, 30_000)
                .startsTimers(true);
    }

    @Test
    void anIntervalWithoutALengthNeverComesAndKeepsNothing() {
        match(followedBy(every(a()), interval(LENGTH_OF_A)))
                .on("A1(x,null) A2(x,null) @90000")
                .binds()
                .leavesNothing();
        match(followedBy(every(a()), within(b(), LENGTH_OF_A)))
                .on("A1(x,null) B1 @90000")
                .binds()
                .leavesNothing();
    }

    @Test
    void aLengthBeyondTheEndOfTimeIsNotInThePast() {
        ExprPlan forever = literal(Long.MAX_VALUE);
        match(followedBy(every(a()), interval(forever))).on("A1@5000 @90000").binds();
        match(followedBy(every(a()), within(b(), forever)))
                .on("A1@5000 B1@90000")
                .binds("A1 B1");
    }

    @Test
    void aWithinOfNothingIsOverBeforeTheNextEvent() {
        match(followedBy(every(a()), within(b(), LENGTH_OF_A)))
                .on("A1(x,-9000)@5000 B1@5000 @6000")
                .binds()
                .leavesNothing();
    }

    @Test
    void withinInsideWithin() {
        match(followedBy(every(a()), within(followedBy(b(), within(c(), 2_000)), 3_000)))
                .on("A1@0 B1@2000 C1@3000 A2@10000 B2@10500 C2@12400 A3@20000 B3@20500 C3@22500 @30000")
                .binds("A2 B2 C2")
                .leavesNothing();
    }

    @Test
    void theFirstOfEventAndTime() {
        match(followedBy(every(a()), or(b(), interval(5_000))))
                .on("A1@0 B1@4000 A2@10000 B2@15000 @20000")
                .binds("A1 B1", "A2 -")
                .at(4_000, 15_000)
                .leavesNothing();
    }

    @Test
    void allOfEventAndTime() {
        match(followedBy(every(a()), and(b(), interval(5_000))))
                .on("A1@0 B1@1000 @6000")
                .binds("A1 B1")
                .at(5_000);
    }

    @Test
    void anAndThatCannotComeAnyMoreKeepsNothing() {
        match(followedBy(every(a()), and(within(b(), 1_000), c())))
                .on("A1@0 C1@500 B1@1000 A2@2000 C2@2500 B2@2600 @9000")
                .binds("A2 B2 C2")
                .leavesNothing();
        match(followedBy(every(a()), and(repeat(null, null, within(b(), 1_000), c()), d())))
                .on("A1@0 @5000")
                .binds()
                .waits(1)
                .leavesNothing();
    }

    @Test
    void anOrThatLostOneSideWaitsForTheOthers() {
        match(followedBy(every(a()), or(within(b(), 1_000), within(c(), 3_000))))
                .on("A1@0 B1@1000 C1@2000 A2@5000 @9000 C2@9000")
                .binds("A1 - C1")
                .leavesNothing();
        match(followedBy(every(a()), or(repeat(null, null, within(b(), 1_000), c()), d())))
                .on("A1@0 @5000 C1@6000 D1@7000")
                .binds("A1 - C1 -")
                .waits(1);
    }
}
