package io.bongsu.engine.pattern;

import static io.bongsu.engine.pattern.PatternTimeline.match;
import static io.bongsu.engine.timeline.Plans.a;
import static io.bongsu.engine.timeline.Plans.and;
import static io.bongsu.engine.timeline.Plans.b;
import static io.bongsu.engine.timeline.Plans.c;
import static io.bongsu.engine.timeline.Plans.equal;
import static io.bongsu.engine.timeline.Plans.event;
import static io.bongsu.engine.timeline.Plans.every;
import static io.bongsu.engine.timeline.Plans.field;
import static io.bongsu.engine.timeline.Plans.followedBy;
import static io.bongsu.engine.timeline.Plans.greater;
import static io.bongsu.engine.timeline.Plans.not;
import static io.bongsu.engine.timeline.Plans.or;
import static io.bongsu.engine.timeline.Plans.untagged;

import org.junit.jupiter.api.Test;

/** every, followed-by, and, or, not, on filters with and without correlation. */
class PatternOperatorsTest {
    @Test
    void everyBeforeTheFirstEventPairsEachOfThem() {
        match(followedBy(every(a()), b()))
                .on("A1 A2 B1 B2 A3 B3")
                .binds("A1 B1", "A2 B1", "A3 B3")
                .leavesNothing();
    }

    @Test
    void everyAroundTheSequenceWaitsForItsEnd() {
        match(every(followedBy(a(), b())))
                .on("A1 A2 B1 B2 A3 B3")
                .binds("A1 B1", "A3 B3")
                .leavesNothing();
    }

    @Test
    void everyBehindTheArrowKeepsTheFirstEvent() {
        match(followedBy(a(), every(b())))
                .on("A1 A2 B1 B2")
                .binds("A1 B1", "A1 B2")
                .leavesSomething();
    }

    @Test
    void withoutEveryAPatternMatchesOnce() {
        match(followedBy(a(), b()))
                .on("A1 B1 A2 B2")
                .binds("A1 B1")
                .leavesSomething()
                .waits(0);
    }

    @Test
    void anEventIsNotTheFollowerOfItself() {
        match(followedBy(every(a()), event("b", "A", equal(field("k"), field("a.k")))))
                .on("A1(x) A2(x) A3(x)")
                .binds("A1 A2", "A2 A3");
    }

    @Test
    void everyEveryDoubles() {
        match(every(every(a()))).on("A1 A2 A3").binds("A1", "A2", "A2", "A3", "A3", "A3", "A3");
    }

    @Test
    void correlatedFiltersLookAtTheirOwn() {
        match(followedBy(every(a()), b(equal(field("k"), field("a.k")))))
                .on("A1(x) A2(y) A3(x) B1(z) B2(y) B3(x) B4(x)")
                .binds("A2 B2", "A1 B3", "A3 B3")
                .leavesNothing();
    }

    @Test
    void nullCorrelatesWithNothing() {
        match(followedBy(every(a()), b(equal(field("k"), field("a.k")))))
                .on("A1 A2(x) B1 B2(x)")
                .binds("A2 B2")
                .waits(2)
                .leavesSomething();
    }

    @Test
    void severalEqualitiesAndARest() {
        match(followedBy(
                        every(a()),
                        b(
                                equal(field("a.k"), field("k")),
                                equal(field("d"), field("a.d")),
                                greater(field("ts"), field("a.ts")))))
                .on("A1(x,1) A2(x,2) B1(x,2) B2(x,1) B3(y,1)")
                .binds("A2 B1", "A1 B2");
    }

    @Test
    void aWholeNumberCorrelatesWithAnEqualFraction() {
        match(followedBy(every(a()), b(equal(field("d"), field("a.n")))))
                .on("A1(x,2) B1(x,2) B2(x,4)")
                .binds("A1 B2");
    }

    @Test
    void theRestIsAskedPerPartialMatch() {
        match(followedBy(every(a()), b(greater(field("n"), field("a.n")))))
                .on("A1(x,5) A2(x,2) B1(x,3) B2(x,6)")
                .binds("A2 B1", "A1 B2");
    }

    @Test
    void fixedConditionsHoldToo() {
        match(every(a(equal(field("k"), "x"), greater(field("n"), 3))))
                .on("A1(x,3) A2(x,4) A3(y,4) A4(x,null) A5(x,9)")
                .binds("A2", "A5");
    }

    @Test
    void threeInARow() {
        match(followedBy(every(a()), b(), c())).on("A1 B1 A2 C1 B2 C2").binds("A1 B1 C1", "A2 B2 C2");
    }

    @Test
    void progressOfUntaggedEventsIsNotForgotten() {
        match(every(followedBy(untagged("A"), b()))).on("A1 B1 B2 A2 A3 B3").binds("B1", "B3");
        match(every(and(untagged("A"), b()))).on("A1 B1 B2 B3 A2").binds("B1", "B2");
        match(every(followedBy(untagged("A"), followedBy(untagged("B"), c()))))
                .on("A1 C1 B1 C2")
                .binds("C2");
    }

    @Test
    void andInAnyOrder() {
        match(every(and(a(), b())))
                .on("A1 B1 B2 A2 A3 A4 B3")
                .binds("A1 B1", "A2 B2", "A3 B3")
                .leavesNothing();
    }

    @Test
    void andCombinesAllThatWent() {
        match(and(every(a()), b())).on("A1 A2 B1 A3").binds("A1 B1", "A2 B1", "A3 B1");
    }

    @Test
    void untaggedMatchesAreCountedWhenRestored() {
        match(and(every(untagged("A")), every(untagged("B"))))
                .on("A1 A2 A3 A4 A5 A6 A7 A8 B1")
                .binds("", "", "", "", "", "", "", "");
    }

    @Test
    void orGivesTheOthersUp() {
        match(every(or(a(), b())))
                .on("A1 B1 B2 A2")
                .binds("A1 -", "- B1", "- B2", "A2 -")
                .leavesNothing();
        match(or(a(), b())).on("A1 B1").binds("A1 -").waits(0);
        match(or(followedBy(a(), b()), c())).on("A1 C1 B1").binds("- - C1").waits(0);
    }

    @Test
    void notEndsWhatItGuards() {
        match(every(and(a(), not(b())))).on("B1 A1 B2 A2").binds("A1 -", "A2 -").leavesNothing();
        match(and(a(), not(b()))).on("B1 A1").binds().waits(0);
        match(and(not(b()), a())).on("A1 B1").binds("- A1").waits(0);
    }

    @Test
    void anyOfSeveralNotsEndsIt() {
        match(every(followedBy(a(), and(c(), not(b()), not(event("d", "D"))))))
                .on("A1 B1 C1 A2 D1 C2 A3 C3")
                .binds("A3 C3 - -")
                .leavesNothing();
        match(and(not(b()), not(event("d", "D")), a())).on("D1 A1").binds().waits(0);
        match(and(not(b()), a(), not(event("d", "D"))))
                .on("A1 D1")
                .binds("- A1 -")
                .waits(0);
    }

    @Test
    void notOfASequenceCountsItsEndOnly() {
        match(followedBy(a(), and(c(), not(followedBy(b(), event("d", "D"))))))
                .on("A1 B1 C1")
                .binds("A1 C1 - -");
        match(followedBy(a(), and(c(), not(followedBy(b(), event("d", "D"))))))
                .on("A1 B1 D1 C1")
                .binds()
                .waits(0);
    }

    @Test
    void aSequenceThatIsInterrupted() {
        match(followedBy(every(a()), and(b(equal(field("k"), field("a.k"))), not(c(equal(field("k"), field("a.k")))))))
                .on("A1(x) A2(y) C1(x) B1(x) B2(y)")
                .binds("A2 B2 -")
                .leavesNothing();
    }
}
