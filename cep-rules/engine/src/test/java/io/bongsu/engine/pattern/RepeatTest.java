package io.bongsu.engine.pattern;

import static io.bongsu.engine.pattern.PatternTimeline.match;
import static io.bongsu.engine.timeline.Plans.a;
import static io.bongsu.engine.timeline.Plans.and;
import static io.bongsu.engine.timeline.Plans.b;
import static io.bongsu.engine.timeline.Plans.c;
import static io.bongsu.engine.timeline.Plans.equal;
import static io.bongsu.engine.timeline.Plans.every;
import static io.bongsu.engine.timeline.Plans.field;
import static io.bongsu.engine.timeline.Plans.followedBy;
import static io.bongsu.engine.timeline.Plans.interval;
import static io.bongsu.engine.timeline.Plans.not;
import static io.bongsu.engine.timeline.Plans.or;
import static io.bongsu.engine.timeline.Plans.repeat;
import static io.bongsu.engine.timeline.Plans.repeatOf;
import static io.bongsu.engine.timeline.Plans.times;
import static io.bongsu.engine.timeline.Plans.untagged;
import static io.bongsu.engine.timeline.Plans.within;

import org.junit.jupiter.api.Test;

/** Repetition with bounds and with an end. */
class RepeatTest {
    @Test
    void anExactNumber() {
        match(every(times(2, a())))
                .on("A1 A2 A3 A4 A5")
                .binds("[A1 A2]", "[A3 A4]")
                .leavesSomething();
        match(every(times(2, followedBy(a(), b()))))
                .on("A1 B1 B2 A2 A3 B3")
                .binds("[A1 A2] [B1 B3]")
                .leavesNothing();
        match(every(times(2, untagged("A")))).on("A1 A2 A3").binds("");
    }

    @Test
    void untilItsEnd() {
        match(every(repeat(null, null, a(), b()))).on("A1 A2 B1 B2 A3 B3").binds("[A1 A2] B1", "- B2", "[A3] B3");
    }

    @Test
    void belowTheMinimumTheEndIsFalseForGood() {
        match(repeat(2, null, a(), b())).on("A1 B1 A2 B2").binds().waits(0);
        match(every(repeat(2, null, a(), b())))
                .on("A1 B1 A2 A3 B2")
                .binds("[A2 A3] B2")
                .leavesNothing();
    }

    @Test
    void aboveTheMaximumTheRestIsLeftOut() {
        match(repeat(null, 2, a(), b())).on("A1 A2 A3 B1").binds("[A1 A2] B1").waits(0);
    }

    @Test
    void boundsInTheWrongOrderAreSwapped() {
        match(repeat(3, 1, a(), b())).on("A1 A2 A3 A4 B1").binds("[A1 A2 A3] B1");
        match(repeat(3, 1, a(), b())).on("B1 A1 B2").binds();
    }

    @Test
    void aMaximumOfNothingStillWaitsForTheEnd() {
        match(repeat(null, 0, a(), b())).on("B1").binds("- B1");
        match(followedBy(c(), repeatOf(null, field("c.n"), a(), b())))
                .on("C1(x,0) A1 A2 B1")
                .binds("C1 [A1] B1");
    }

    @Test
    void boundsFromEarlierEvents() {
        match(followedBy(every(c()), repeatOf(field("c.n"), field("c.n"), a(equal(field("k"), field("c.k"))), null)))
                .on("C1(x,2) C2(y,1) A1(x) A2(y) A3(x)")
                .binds("C2 [A2]", "C1 [A1 A3]")
                .leavesNothing();
    }

    @Test
    void oneEventThatIsBothEndsIt() {
        match(repeat(null, null, a(), io.bongsu.engine.timeline.Plans.event("b", "A", equal(field("k"), "end"))))
                .on("A1(x) A2(end) A3(end)")
                .binds("[A1] A2")
                .waits(0);
    }

    @Test
    void anEndThatIsATime() {
        match(followedBy(every(c()), repeat(null, null, a(), interval(5_000))))
                .on("C1@0 A1@1000 A2@4999 A3@5000 @9000")
                .binds("C1 [A1 A2]")
                .at(5_000)
                .leavesNothing();
    }

    @Test
    void somethingAfterTheRepetition() {
        match(every(followedBy(times(2, a()), b()))).on("A1 A2 A3 B1 A4 A5 B2").binds("[A1 A2] B1", "[A4 A5] B2");
    }

    @Test
    void aRepetitionWithinATime() {
        match(every(within(times(2, a()), 3_000)))
                .on("A1@1000 A2@3000 A3@4000 A4@5000")
                .binds("[A2 A3]");
    }

    @Test
    void operandThatCanNeverComeAnyMore() {
        match(every(repeat(2, null, and(a(), not(c())), b())))
                .on("A1 C1 A2 A3 B1")
                .binds("[A2 A3] - B1");
    }

    @Test
    void everyInsideTheRepetition() {
        match(repeat(null, null, every(a()), b()))
                .on("A1 A2 B1")
                .binds("[A1 A2] B1")
                .waits(0);
        match(repeat(null, null, or(a(), c()), b())).on("A1 C1 A2 B1").binds("[A1 A2] [C1] B1");
    }
}
