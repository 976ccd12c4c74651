package io.bongsu.engine.pattern;

import static io.bongsu.engine.timeline.Plans.a;
import static io.bongsu.engine.timeline.Plans.b;
import static io.bongsu.engine.timeline.Plans.equal;
import static io.bongsu.engine.timeline.Plans.every;
import static io.bongsu.engine.timeline.Plans.field;
import static io.bongsu.engine.timeline.Plans.followedBy;
import static io.bongsu.engine.timeline.Plans.greater;
import static io.bongsu.engine.timeline.Plans.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.plan.PatternPlan;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.engine.timeline.Plans;
import io.bongsu.engine.timeline.Timeline;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An event looks at the partial matches under its own correlation key, however many others wait. */
class ManyPartialMatchesTest {
    private static final int OPEN = 100_000;
    private static final int PER_KEY = 4;

    private final List<String> matches = new ArrayList<>();

    /** A list of one number that counts how often it is read: once per evaluation of the predicate over it. */
    private static final class CountedNumber extends AbstractList<Integer> {
        private final int number;
        private int reads;

        CountedNumber(int number) {
            this.number = number;
        }

        @Override
        public Integer get(int index) {
            reads++;
            return number;
        }

        @Override
        public int size() {
            return 1;
        }
    }

    private PatternProgram program(PatternPlan plan) {
        return PatternCompiler.compile(Plans.input(plan), Timeline.TYPES, Geography.EMPTY);
    }

    private PatternMachine machine(PatternProgram program) {
        return new PatternMachine(
                program, match -> matches.add(((Event) match.get(0)).id() + " " + ((Event) match.get(1)).id()));
    }

    private static List<FilterProgram> filters(PatternProgram program, String stream) {
        return program.filters().values().stream()
                .filter(filter -> filter.stream().equals(stream))
                .toList();
    }

    private void open(PatternProgram program, PatternMachine machine) {
        machine.start(0);
        for (int i = 0; i < OPEN; i++) {
            Event event = Timeline.event("A", "A" + i, i, "key" + i / PER_KEY, i % PER_KEY);
            machine.onEvent(event, filters(program, "A"), i);
        }
        assertThat(machine.waitingCount()).isEqualTo(OPEN + 1);
    }

    private int readsOf(PatternProgram program, PatternMachine machine, String key, int number) {
        CountedNumber counted = new CountedNumber(number);
        Event event = Event.of(Timeline.TYPES.get("B"), OPEN, "B1", key, number, null, counted, null, "B1", 0L);
        machine.onEvent(event, filters(program, "B"), OPEN);
        return counted.reads;
    }

    @Test
    void anEventAsksOnlyThoseUnderItsKey() {
        PatternProgram program = program(
                followedBy(every(a()), b(equal(field("k"), field("a.k")), greater(field("l[0]"), field("a.n")))));
        PatternMachine machine = machine(program);
        open(program, machine);

        assertThat(readsOf(program, machine, "key777", 2)).isEqualTo(PER_KEY);
        assertThat(matches).containsExactly("A3108 B1", "A3109 B1");
        assertThat(readsOf(program, machine, "key777", 2))
                .as("the other two wait on")
                .isEqualTo(2);
        assertThat(readsOf(program, machine, "nobody", 2)).isZero();
        assertThat(readsOf(program, machine, null, 2)).isZero();
    }

    @Test
    void soItIsAfterARestore() {
        PatternProgram program = program(followedBy(
                every(a()),
                within(b(equal(field("k"), field("a.k")), greater(field("l[0]"), field("a.n"))), 10 * OPEN)));
        PatternMachine before = machine(program);
        open(program, before);
        StateOutput out = new StateOutput();
        before.write(out);
        byte[] bytes = out.toByteArray();
        PatternMachine machine = machine(program);
        machine.read(new StateInput(bytes, Timeline.TYPES), OPEN);

        assertThat(readsOf(program, machine, "key777", 9)).isEqualTo(PER_KEY);
        assertThat(matches).containsExactly("A3108 B1", "A3109 B1", "A3110 B1", "A3111 B1");
        assertThat(machine.waitingCount()).isEqualTo(OPEN + 1 - PER_KEY);
        machine.onTime(20L * OPEN);
        assertThat(machine.isInitial()).as("all others have expired").isTrue();
    }
}
