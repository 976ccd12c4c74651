package io.bongsu.engine.statement;

import static io.bongsu.engine.plan.AggregatePlan.Function.COUNT;
import static io.bongsu.engine.plan.AggregatePlan.Function.LAST;
import static io.bongsu.engine.plan.AggregatePlan.Function.WINDOW;
import static io.bongsu.engine.statement.StatementTimeline.from;
import static io.bongsu.engine.timeline.Plans.equal;
import static io.bongsu.engine.timeline.Plans.field;
import static io.bongsu.engine.timeline.Plans.filter;
import static io.bongsu.engine.timeline.Plans.greater;

import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.InputPlan.JoinKind;
import io.bongsu.engine.plan.InputPlan.JoinPair;
import io.bongsu.engine.plan.InputPlan.JoinStep;
import io.bongsu.engine.plan.InputPlan.JoinedStream;
import io.bongsu.engine.plan.OutputPlan;
import io.bongsu.engine.plan.OutputPlan.StreamSelector;
import io.bongsu.engine.plan.WindowPlan;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rows of joins: which come, in which order, and which are no more. */
class JoinRowsTest {
    private static final WindowPlan ALL = new WindowPlan.KeepAll();
    private static final WindowPlan TWO = new WindowPlan.Length(2);
    private static final OutputPlan BOTH = new OutputPlan(StreamSelector.IRSTREAM, StreamSelector.ISTREAM);

    private static JoinedStream stream(String name, WindowPlan window) {
        InputPlan.Stream input =
                new InputPlan.Stream(filter(name.toUpperCase(java.util.Locale.ROOT)), Optional.ofNullable(window));
        return new JoinedStream(name, input, window == null);
    }

    private static InputPlan join(JoinedStream... streams) {
        return new InputPlan.Join(List.of(streams), List.of());
    }

    private static JoinStep step(JoinKind kind, String left, String right) {
        return new JoinStep(kind, List.of(new JoinPair(field(left), field(right))));
    }

    @Test
    void equalFieldsMeet() {
        from(join(stream("a", ALL), stream("b", ALL)))
                .where(equal(field("a.k"), field("b.k")))
                .select(field("a.eventId"), field("b.eventId"))
                .on("A1(x,1) B2(y,1) B3(x,1) A4(y,1) A5(x,1)")
                .puts("3000: A1 B3", "4000: A4 B2", "5000: A5 B3");
    }

    @Test
    void anAggregateKeepsEachEventOnceWhileARowHasIt() {
        from(join(stream("a", ALL), stream("b", TWO)))
                .where(equal(field("a.k"), field("b.k")))
                .select(WINDOW, field("a.n"))
                .select(LAST, field("b.n"))
                .on("A1(x,1) B2(x,2) A3(x,3) B4(x,4) B5(y,5) B6(y,6) A7(y,7)")
                .puts(
                        "2000: [1] 2",
                        "3000: [1, 3] 2",
                        "4000: [1, 3] 4",
                        "5000: [1, 3] 4",
                        "6000: null null",
                        "7000: [7] 6");
    }

    @Test
    void aRangeComesInTheOrderOfItsValues() {
        from(join(stream("a", ALL), stream("b", ALL)))
                .where(greater(field("a.n"), field("b.n")))
                .select(field("a.eventId"), field("b.eventId"))
                .on("B1(x,5) B2(x,3) B3(x,9) A4(x,7)")
                .puts("4000: A4 B2", "4000: A4 B1");
    }

    @Test
    void rowsLeaveWithTheirEvents() {
        from(join(stream("a", TWO), stream("b", TWO)))
                .where(equal(field("a.k"), field("b.k")))
                .select(field("a.eventId"), field("b.eventId"))
                .output(BOTH)
                .on("A1(x,1) B2(x,1) B3(x,1) B4(y,1)")
                .puts("2000: A1 B2", "3000: A1 B3", "4000: - A1 B2");
    }

    @Test
    void leftKeepsWhatHasNoPartner() {
        from(new InputPlan.Join(
                        List.of(stream("a", TWO), stream("b", TWO)), List.of(step(JoinKind.LEFT, "a.k", "b.k"))))
                .select(field("a.eventId"), field("b.eventId"))
                .on("B1(x,1) A2(y,1) A3(x,1) B4(y,1)")
                .puts("2000: A2 null", "3000: A3 B1", "4000: A2 B4");
    }

    @Test
    void aTreeOfOuterJoins() {
        from(new InputPlan.Join(
                        List.of(stream("a", ALL), stream("b", ALL), stream("c", ALL)),
                        List.of(step(JoinKind.LEFT, "a.k", "b.k"), step(JoinKind.LEFT, "b.k", "c.k"))))
                .select(field("a.eventId"), field("b.eventId"), field("c.eventId"))
                .on("A1(x,1) C2(x,1) B3(x,1) B4(x,1) A5(x,1)")
                .puts("1000: A1 null null", "3000: A1 B3 C2", "4000: A1 B4 C2", "5000: A5 B3 C2", "5000: A5 B4 C2");
    }

    @Test
    void oneStreamDrives() {
        from(join(stream("a", null), stream("b", ALL)))
                .where(equal(field("a.k"), field("b.k")))
                .select(COUNT, null)
                .on("B1(x,1) A2(x,1) B3(x,1) A4(x,1)")
                .puts("2000: 1", "4000: 2");
    }
}
