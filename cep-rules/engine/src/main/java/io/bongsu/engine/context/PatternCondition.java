package io.bongsu.engine.context;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.pattern.Bindings;
import io.bongsu.engine.pattern.PatternMachine;
import io.bongsu.engine.pattern.PatternProgram;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.schemas.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** A match of a pattern. */
final class PatternCondition implements Condition {
    private final PatternProgram program;
    private final int[] fields;
    private final Optional<EventType> row;
    private final boolean inclusive;
    private final boolean now;
    private final Scope scope = new Scope();

    /**
     * {@code fields}: places of the tags in the level's row; with {@code row} the one place of the match, as a row of that
     * type.
     */
    PatternCondition(PatternProgram program, int[] fields, Optional<EventType> row, boolean inclusive, boolean now) {
        this.program = program;
        this.fields = fields;
        this.row = row;
        this.inclusive = inclusive;
        this.now = now;
    }

    @Override
    public Watch watch(long nowMillis) {
        PatternWatch watch = new PatternWatch();
        watch.machine.start(nowMillis);
        return watch;
    }

    @Override
    public Watch unread() {
        return new PatternWatch();
    }

    @Override
    public boolean now() {
        return now;
    }

    @Override
    public boolean feedsAll() {
        return inclusive;
    }

    @Override
    public List<FilterProgram> filters() {
        return List.copyOf(program.filters().values());
    }

    @Override
    public SortedSet<Integer> firstFilters() {
        return program.firstFilters();
    }

    @Override
    public boolean startsTimers() {
        return now || program.startsTimers();
    }

    private Watch.Turn turn(Bindings match) {
        Object[] tags = match.values();
        List<Event> events = new ArrayList<>();
        for (Object bound : tags) {
            if (bound instanceof Event event) {
                events.add(event);
            } else if (bound instanceof List<?> several) {
                several.forEach(one -> events.add((Event) one));
            }
        }
        Object[] values =
                row.map(type -> new Object[] {Event.row(type, tags.clone())}).orElse(tags);
        return new Watch.Turn(fields, values, events);
    }

    /** The pattern at work. */
    private final class PatternWatch implements Watch {
        private final List<Turn> turns = new ArrayList<>();
        private final PatternMachine machine = new PatternMachine(program, match -> turns.add(turn(match)));

        @Override
        public List<Turn> onEvent(Step step) {
            List<FilterProgram> own = new ArrayList<>(2);
            for (FilterProgram filter : step.passed()) {
                if (program.filters().get(filter.id()) == filter
                        && filter.passesContext(scope.own(step.event()).at(step.nowMillis()))) {
                    own.add(filter);
                }
            }
            if (!own.isEmpty()) {
                machine.onEvent(step.event(), own, step.nowMillis());
            }
            return taken();
        }

        @Override
        public List<Turn> onTime(long nowMillis) {
            if (machine.nextDueMillis() <= nowMillis) {
                machine.onTime(nowMillis);
            }
            return taken();
        }

        /** Also what matched when the machine was started. */
        private List<Turn> taken() {
            if (turns.isEmpty()) {
                return List.of();
            }
            List<Turn> taken = List.copyOf(turns);
            turns.clear();
            return taken;
        }

        @Override
        public long nextDueMillis() {
            return machine.nextDueMillis();
        }

        @Override
        public boolean isInitial() {
            return machine.isInitial();
        }

        @Override
        public void write(StateOutput out) {
            machine.write(out);
        }

        @Override
        public void read(StateInput in, long nowMillis) {
            machine.read(in, nowMillis);
        }
    }
}
