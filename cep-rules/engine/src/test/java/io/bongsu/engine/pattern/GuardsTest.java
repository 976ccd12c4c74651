package io.bongsu.engine.pattern;

import static io.bongsu.engine.pattern.PatternTimeline.match;
import static io.bongsu.engine.timeline.Plans.a;
import static io.bongsu.engine.timeline.Plans.and;
import static io.bongsu.engine.timeline.Plans.b;
import static io.bongsu.engine.timeline.Plans.every;
import static io.bongsu.engine.timeline.Plans.field;
import static io.bongsu.engine.timeline.Plans.followedBy;
import static io.bongsu.engine.timeline.Plans.less;
import static io.bongsu.engine.timeline.Plans.literal;
import static io.bongsu.engine.timeline.Plans.not;
import static io.bongsu.engine.timeline.Plans.within;

import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.PatternPlan;
import io.bongsu.schemas.ValueType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** while, withinmax, every-distinct, limits of a sequence, and what a guard's timer does after its part has ended. */
class GuardsTest {
    private static final ExprPlan TEN_SECONDS = new ExprPlan.Literal(10_000L, ValueType.LONG);

    @Test
    void withinMaxEndsWithTheMatchBeyondItsCount() {
        PatternPlan guarded = new PatternPlan.WithinMax(every(b()), TEN_SECONDS, literal(2));
        match(followedBy(a(), guarded)).on("A1@0 B1@1 B2@2 B3@3 B4@4").binds("A1 B1", "A1 B2");
        match(followedBy(a(), guarded)).on("A1@0 B1@1 B2@10000").binds("A1 B1");
    }

    @Test
    void whileEndsWithTheFirstMatchThatFails() {
        match(followedBy(a(), new PatternPlan.While(every(b()), less(field("b.n"), 3))))
                .on("A1 B1(x,1) B2(x,2) B3(x,3) B4(x,1)")
                .binds("A1 B1", "A1 B2");
    }

    @Test
    void aKeyIsPassedOnOnceUntilItIsForgotten() {
        match(new PatternPlan.EveryDistinct(a(), List.of(field("a.k")), Optional.empty()))
                .on("A1(x) A2(x) A3(y) A4(x)")
                .binds("A1", "A3");
        match(new PatternPlan.EveryDistinct(a(), List.of(field("a.k")), Optional.of(TEN_SECONDS)))
                .on("A1(x)@0 A2(x)@9999 A3(x)@10000 A4(x)@10001")
                .binds("A1", "A3");
    }

    @Test
    void onlySoManyPartsAreOpenAtATime() {
        match(new PatternPlan.FollowedBy(List.of(every(a()), b()), List.of(Optional.of(literal(2)))))
                .on("A1 A2 A3 B1 A4 B2")
                .binds("A1 B1", "A2 B1", "A4 B2");
    }

    @Test
    void aGuardsTimerIsHeardAfterItsPartTurnedFalse() {
        match(every(within(and(a(), not(b())), 10_000)))
                .on("B1@1000 A1@5000 A2@10500 A3@12000")
                .binds("A1 -", "A2 -", "A2 -", "A3 -", "A3 -");
    }
}
