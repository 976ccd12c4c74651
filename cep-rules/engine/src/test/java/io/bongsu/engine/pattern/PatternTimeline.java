package io.bongsu.engine.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.plan.PatternPlan;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.engine.timeline.Plans;
import io.bongsu.engine.timeline.Timeline;
import io.bongsu.engine.timeline.Timeline.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A pattern run on a timeline, in three ways that must agree: straight on; with a snapshot and restore after every moment;
 * and forgotten, to be started anew, whenever it says that it is as at its start.
 */
final class PatternTimeline {
    private final PatternProgram program;
    private List<Moment> moments = List.of();

    /** How a run treats its machine between two moments. */
    private enum Between {
        NOTHING,
        RESTORE,
        FORGET
    }

    private PatternTimeline(PatternPlan plan) {
        this.program = PatternCompiler.compile(Plans.input(plan), Timeline.TYPES, Geography.EMPTY);
    }

    static PatternTimeline match(PatternPlan plan) {
        return new PatternTimeline(plan);
    }

    PatternTimeline on(String timeline) {
        this.moments = Timeline.of(timeline);
        return this;
    }

    /** The matches in order, each as the ids of its events in tag order: {@code A1 B2}, {@code [A1 A2] B3}. */
    PatternTimeline binds(String... matches) {
        for (Between between : Between.values()) {
            assertThat(run(between).matches)
                    .as("matches, between moments: %s", between)
                    .containsExactly(matches);
        }
        return this;
    }

    /** Matches and times are the same in all runs, whatever they are; a run stops where it grows out of hand. */
    int agrees(String rule) {
        Run straight = run(Between.NOTHING);
        for (Between between : Between.values()) {
            Run run = run(between);
            assertThat(run.matches).as("%s, between moments: %s", rule, between).isEqualTo(straight.matches);
            assertThat(run.times).as("%s, between moments: %s", rule, between).isEqualTo(straight.times);
            assertThat(run.machine.waitingCount())
                    .as("%s, filters, between moments: %s", rule, between)
                    .isEqualTo(straight.machine.waitingCount());
            assertThat(run.machine.nextDueMillis())
                    .as("%s, next due, between moments: %s", rule, between)
                    .isEqualTo(straight.machine.nextDueMillis());
        }
        return straight.matches.size();
    }

    /** The times of the matches. */
    PatternTimeline at(long... times) {
        for (Between between : Between.values()) {
            assertThat(run(between).times)
                    .as("times, between moments: %s", between)
                    .containsExactly(box(times));
        }
        return this;
    }

    private static Long[] box(long[] times) {
        return java.util.Arrays.stream(times).boxed().toArray(Long[]::new);
    }

    /** How many filters wait at the end, in all runs. */
    PatternTimeline waits(int filters) {
        for (Between between : Between.values()) {
            assertThat(run(between).machine.waitingCount())
                    .as("waiting filters, between moments: %s", between)
                    .isEqualTo(filters);
        }
        return this;
    }

    /** At the end nothing is kept. */
    PatternTimeline leavesNothing() {
        assertThat(run(Between.NOTHING).machine.isInitial())
                .as("is as at its start")
                .isTrue();
        return this;
    }

    PatternTimeline leavesSomething() {
        assertThat(run(Between.NOTHING).machine.isInitial())
                .as("is as at its start")
                .isFalse();
        return this;
    }

    PatternTimeline startsTimers(boolean expected) {
        assertThat(program.startsTimers()).isEqualTo(expected);
        return this;
    }

    private Run run(Between between) {
        Run run = new Run(program, between);
        moments.forEach(run::moment);
        return run;
    }

    /** One run. */
    private static final class Run {
        private final PatternProgram program;
        private final Between between;
        private final List<String> matches = new ArrayList<>();
        private final List<Long> times = new ArrayList<>();
        private PatternMachine machine;
        private long nowMillis;

        Run(PatternProgram program, Between between) {
            this.program = program;
            this.between = between;
            this.machine = create();
            machine.start(0);
        }

        private PatternMachine create() {
            return new PatternMachine(program, match -> {
                matches.add(text(match));
                times.add(nowMillis);
            });
        }

        private boolean isOutOfHand() {
            return matches.size() > 300 || machine.waitingCount() > 300;
        }

        void moment(Moment moment) {
            while (machine.nextDueMillis() <= moment.timeMillis()) {
                if (isOutOfHand()) {
                    return;
                }
                nowMillis = Math.max(nowMillis, machine.nextDueMillis());
                machine.onTime(nowMillis);
                treat();
            }
            nowMillis = moment.timeMillis();
            if (moment.event() != null && !isOutOfHand()) {
                machine.onEvent(moment.event(), passed(moment.event()), nowMillis);
                treat();
            }
        }

        private void treat() {
            if (between == Between.RESTORE) {
                byte[] before = encode(machine);
                machine = create();
                machine.read(new StateInput(before, Map.copyOf(Timeline.TYPES)), nowMillis);
                assertThat(encode(machine)).as("bytes of the restored machine").isEqualTo(before);
            } else if (between == Between.FORGET && machine.isInitial()) {
                machine = create();
                machine.start(nowMillis);
            }
        }

        private static byte[] encode(PatternMachine machine) {
            StateOutput out = new StateOutput();
            machine.write(out);
            return out.toByteArray();
        }

        private List<FilterProgram> passed(Event event) {
            Scope scope = new Scope().own(event).at(nowMillis);
            return program.filters().values().stream()
                    .filter(filter -> filter.stream().equals(event.type().name()) && filter.passesFixed(scope))
                    .toList();
        }

        private static String text(Bindings match) {
            List<String> words = new ArrayList<>();
            for (Object value : match.values()) {
                if (value instanceof Event event) {
                    words.add(event.id());
                } else if (value instanceof List<?> events) {
                    words.add(events.stream()
                            .map(event -> ((Event) event).id())
                            .toList()
                            .toString()
                            .replace(",", ""));
                } else {
                    words.add("-");
                }
            }
            return String.join(" ", words);
        }
    }
}
