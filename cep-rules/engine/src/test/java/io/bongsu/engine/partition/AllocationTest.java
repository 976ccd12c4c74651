package io.bongsu.engine.partition;

import static io.bongsu.engine.timeline.Plans.a;
import static io.bongsu.engine.timeline.Plans.b;
import static io.bongsu.engine.timeline.Plans.equal;
import static io.bongsu.engine.timeline.Plans.every;
import static io.bongsu.engine.timeline.Plans.field;
import static io.bongsu.engine.timeline.Plans.followedBy;
import static io.bongsu.engine.timeline.Plans.greater;
import static io.bongsu.engine.timeline.Plans.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.bongsu.engine.event.Event;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.plan.AggregatePlan;
import io.bongsu.engine.plan.AggregatePlan.Function;
import io.bongsu.engine.plan.ColumnPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.RulePlan;
import io.bongsu.engine.plan.StatementPlan;
import io.bongsu.engine.plan.StatementPlan.Role;
import io.bongsu.engine.plan.WindowPlan;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.engine.timeline.Plans;
import io.bongsu.engine.timeline.Rules;
import io.bongsu.engine.timeline.Timeline;
import io.bongsu.schemas.ValueType;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/**
 * How many bytes a rule's state under one key allocates, per event: a guard, not a measurement of speed.
 *
 * <p>Unit: bytes by the JVM's own count, with compressed references, once the code is compiled.
 */
class AllocationTest {
    private static final int EVENTS = 10_000;
    private static final int MAX_ROUNDS = 300;

    private final RuleState.Rows rows = (rule, statement, row) -> {};

    /**
     * Least number of bytes per event of several rounds, as the first ones run before the code is compiled: of all until one
     * stays below the bound.
     */
    private static double bytesPerEvent(double bound, IntConsumer event) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        double least = Double.MAX_VALUE;
        for (int round = 0; round < MAX_ROUNDS && least >= bound; round++) {
            long before = threads.getThreadAllocatedBytes(thread);
            for (int i = 0; i < EVENTS; i++) {
                event.accept(i);
            }
            least = Math.min(least, (double) (threads.getThreadAllocatedBytes(thread) - before) / EVENTS);
        }
        return least;
    }

    private static RuleProgram keyedPattern() {
        return Rules.set(Rules.rule("p")
                        .keyedBy("k")
                        .pattern(
                                Role.OPEN,
                                followedBy(every(a()), within(b(equal(field("k"), field("a.k"))), 60_000)),
                                "a.k"))
                .program(0);
    }

    private static List<FilterProgram> filters(RuleProgram rule, String stream) {
        return rule.filters().stream()
                .filter(filter -> filter.stream().equals(stream))
                .toList();
    }

    @Test
    void anEventThatMatchesNothingAllocatesNothing() {
        RuleProgram rule = keyedPattern();
        RuleState state = RuleState.start(rule, 0, rows);
        state.onEvent(Timeline.event("A", "A1", 0, "key", 1_000), filters(rule, "A"), 0);
        List<FilterProgram> passed = filters(rule, "B");
        Event other = Timeline.event("B", "B1", 1, "other", 1_000);
        assertThat(bytesPerEvent(1, i -> {
                    state.onEvent(other, passed, 1);
                    state.nextDueMillis();
                    state.isInitial();
                }))
                .isLessThan(1);
    }

    @Test
    void aPartialMatchIsSmall() {
        RuleProgram rule = keyedPattern();
        List<FilterProgram> passed = filters(rule, "A");
        Event first = Timeline.event("A", "A1", 0, "key", 1);
        RuleState[] states = new RuleState[EVENTS];
        assertThat(bytesPerEvent(360, i -> states[i] = RuleState.start(rule, 0, rows)))
                .as("a rule under a key")
                .isLessThan(376);
        assertThat(bytesPerEvent(540, i -> {
                    states[i] = RuleState.start(rule, 0, rows);
                    states[i].onEvent(first, passed, 0);
                }))
                .as("and with a partial match")
                .isLessThan(540);
    }

    @Test
    void aPartialMatchIsShortWhenWritten() {
        RuleProgram rule = keyedPattern();
        long noon = 1_700_000_000_000L;
        StateOutput out = new StateOutput();
        RuleState state = RuleState.start(rule, noon, rows);
        state.write(out);
        int nothing = out.finish();
        Event event = Timeline.event("A", "A1", noon, "key", 1);
        state.onEvent(event, filters(rule, "A"), noon);
        out.reset();
        state.write(out);
        int one = out.finish();
        state.onEvent(event, filters(rule, "A"), noon + 5);
        out.reset();
        state.write(out);
        assertThat(nothing).as("a rule under a key").isLessThan(20);
        assertThat(one - nothing).as("a partial match and its event").isLessThan(70);
        assertThat(out.finish() - one).as("one more partial match of the event").isLessThan(16);
    }

    @Test
    void anEventThroughAWindowAllocatesNothing() {
        RuleProgram rule = averageByKey();
        List<FilterProgram> passed = List.copyOf(rule.filters());
        RuleState state = RuleState.start(rule, 0, rows);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            events.add(Timeline.event("A", "A" + i, i * 1_000L, "camera", i % 100));
        }
        assertThat(bytesPerEvent(49, i -> {
                    long now = events.get(i).timeMillis();
                    while (state.nextDueMillis() <= now) {
                        state.onTime(state.nextDueMillis());
                    }
                    state.onEvent(events.get(i), passed, now);
                    if (i == EVENTS - 1) {
                        state.onTime(Long.MAX_VALUE - 1);
                    }
                }))
                .as("but the sum and the average that are compared")
                .isLessThan(49);
    }

    /** {@code select k, count(*), avg(n) from A#time(60 sec) group by k having avg(n) > 1000}. */
    private static RuleProgram averageByKey() {
        ExprPlan average = new ExprPlan.AggregateRef(1, ValueType.DOUBLE);
        StatementPlan statement = new StatementPlan(
                "s",
                Role.OPEN,
                new InputPlan.Stream(Plans.filter("A"), Optional.of(new WindowPlan.Time(60_000))),
                Optional.empty(),
                List.of(
                        new AggregatePlan(Function.COUNT, Optional.empty(), false, Optional.empty(), ValueType.LONG),
                        new AggregatePlan(
                                Function.AVG, Optional.of(field("n")), false, Optional.empty(), ValueType.DOUBLE)),
                List.of(field("k")),
                Optional.of(greater(average, 1_000.0)),
                List.of(new ColumnPlan("k", field("k")), new ColumnPlan("average", average)),
                Optional.empty());
        RulePlan like =
                Rules.rule("w").keyedBy("k").pattern(Role.OPEN, a(), "a.k").plan();
        RulePlan plan =
                new RulePlan(like.info(), like.key(), like.streams(), like.derived(), List.of(statement), like.alert());
        TreeMap<Integer, RulePlan> plans = new TreeMap<>();
        plans.put(0, plan);
        return RuleSet.of(plans, Timeline.TYPES.values(), Geography.EMPTY).program(0);
    }
}
