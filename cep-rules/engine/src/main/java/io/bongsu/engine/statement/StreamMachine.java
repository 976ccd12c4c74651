package io.bongsu.engine.statement;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.named.NamedView;
import io.bongsu.engine.named.NamedWindow;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.engine.window.PriorEvents;
import io.bongsu.engine.window.Window;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A statement over a stream: filter, window, then select. */
final class StreamMachine implements StatementMachine, NamedWindow.Owner {
    private final StatementProgram program;
    private final Output out;
    private final Window window;
    private final Groups groups;
    private final RatedOutput rate;
    /** Null for a statement that asks for none. */
    private final PriorEvents prior;

    /** The named window that the statement makes; null where it makes none. */
    private final NamedWindow makes;

    private final boolean gathers;
    /** Null for a statement that shows nothing of what it does not keep. */
    private final LastItems last;

    StreamMachine(StatementProgram program, Output out) {
        this(program, out, false);
    }

    /** @param gathers whether to select only when {@link #selectGathered} is called */
    StreamMachine(StatementProgram program, Output out, boolean gathers) {
        this.gathers = gathers;
        this.program = program;
        this.out = out;
        this.window = program.createWindow(out);
        this.makes = program.makes() == null ? null : out.windows().get(program.makes());
        if (makes != null) {
            makes.owner(this);
        }
        this.groups = program.selector().createGroups();
        this.rate = program.selector().createRate(groups);
        this.prior = program.createPriorEvents();
        this.last = program.selector().createLast();
        if (last != null && rate == null) {
            last.follow(groups);
        }
    }

    /** Collects what happens to a window at once, and has its machine select from it. */
    static final class Step implements Window.Change {
        private final Items entered = new Items();
        private final Items left = new Items();
        private StreamMachine machine;
        private long nowMillis;
        /** Whether more is to come of the same step. */
        private boolean gathers;

        private Step of(StreamMachine machine, long nowMillis) {
            this.machine = machine;
            this.nowMillis = nowMillis;
            return this;
        }

        @Override
        public void entered(Event event) {
            entered.add(event);
        }

        @Override
        public void left(Event event) {
            left.add(event);
        }

        @Override
        public void posted() {
            if (!gathers && !machine.gathers) {
                machine.select(this, nowMillis);
            }
        }
    }

    @Override
    public void start(long nowMillis) {
        if (window != null) {
            window.start(nowMillis);
        }
        if (rate != null) {
            rate.start(nowMillis);
        }
    }

    @Override
    public void onEvent(Event event, List<FilterProgram> passed, long nowMillis) {
        if (program.filter()
                .passesResidual(program.selector().scope().own(event).at(nowMillis))) {
            if (program.contained() == null) {
                take(event, nowMillis);
            } else {
                takeTogether(program.contained().inside(event, nowMillis), nowMillis);
            }
        }
    }

    /** Takes events of which all that they change is one step; none at all changes nothing, which may show. */
    private void takeTogether(List<Event> events, long nowMillis) {
        if (events == null) {
            return;
        }
        Step step = program.step().of(this, nowMillis);
        step.gathers = true;
        for (Event event : events) {
            if (window == null) {
                if (last != null) {
                    last.came(event, nowMillis);
                }
                step.entered(event);
            } else {
                window.insert(event, nowMillis, step);
            }
        }
        step.gathers = false;
        boolean changes = step.entered.size() + step.left.size() > 0;
        if (changes || program.window() == null || program.window().tellsNoChange()) {
            step.posted();
        }
    }

    /** Takes an event that has passed the filter. */
    void take(Event event, long nowMillis) {
        if (last != null) {
            last.came(event, nowMillis);
        }
        if (window != null) {
            window.insert(event, nowMillis, program.step().of(this, nowMillis));
        } else if (rate != null || prior != null) {
            Step step = program.step().of(this, nowMillis);
            step.entered(event);
            step.posted();
        } else {
            program.selector().enter(event, groups, nowMillis, out);
        }
    }

    @Override
    public void onTime(long nowMillis) {
        if (rate == null) {
            windowOnTime(nowMillis);
            return;
        }
        // Of what is due at one time Esper runs a window first, one of groups last.
        long outputDue = rate.nextDueMillis();
        long windowDue = windowDueMillis();
        boolean outputFirst = outputDue < windowDue
                || (outputDue == windowDue
                        && program.window() != null
                        && program.window().isGrouped());
        if (!outputFirst) {
            windowOnTime(nowMillis);
        }
        if (outputDue <= nowMillis) {
            rate.onTime(nowMillis, this::contents, out);
        }
        if (outputFirst && windowDue <= nowMillis) {
            windowOnTime(nowMillis);
        }
    }

    private void windowOnTime(long nowMillis) {
        if (windowDueMillis() <= nowMillis) {
            window.onTime(nowMillis, program.step().of(this, nowMillis));
        }
    }

    @Override
    public void variablesSet(Set<String> names, long nowMillis) {
        if (window != null && program.window().looksAt(names)) {
            window.variablesSet(nowMillis, program.step().of(this, nowMillis));
        }
    }

    /** Selects from all that happened to the window since it was last called. */
    void selectGathered(long nowMillis) {
        Step step = program.step();
        if (gathers && step.entered.size() + step.left.size() > 0) {
            select(step, nowMillis);
        }
    }

    private void select(Step step, long nowMillis) {
        if (makes != null) {
            tell(step);
        }
        Selector selector = program.selector();
        Neighbourhood around = program.neighbourhood();
        if (around != null) {
            around.change(window, prior, step.entered, step.left);
        }
        if (rate == null) {
            selector.update(step.entered, step.left, groups, nowMillis, out);
        } else if (selector.keepsWanted(step.entered, step.left, nowMillis)) {
            rate.step(step.entered, step.left, nowMillis, this::contents, out);
        }
        step.entered.clear();
        step.left.clear();
    }

    /** Tells those that read the named window, once this step is over; an index keeps, as in Esper, what enters and leaves at once. */
    private void tell(Step step) {
        for (int i = 0; i < step.left.size(); i++) {
            makes.left((Event) step.left.get(i));
        }
        for (int i = 0; i < step.entered.size(); i++) {
            makes.entered((Event) step.entered.get(i));
        }
    }

    @Override
    public void forEach(Consumer<Event> action) {
        window.forEach(action);
    }

    /** A window that does not tell of it lets go in silence. */
    @Override
    public void replace(List<Event> events, List<Event> by, long nowMillis) {
        Step step = program.step().of(this, nowMillis);
        step.gathers = true;
        for (Event event : events) {
            int told = step.left.size();
            int kept = window.size();
            window.remove(event, nowMillis, step);
            if (step.left.size() == told && window.size() < kept) {
                step.left(event);
            }
        }
        by.forEach(event -> window.insert(event, nowMillis, step));
        step.gathers = false;
        if (step.entered.size() + step.left.size() > 0) {
            step.posted();
        }
    }

    @Override
    public void windowsChanged(long nowMillis) {
        if (window instanceof NamedView view) {
            Step step = program.step().of(this, nowMillis);
            if (view.told(nowMillis, step)) {
                step.posted();
            }
        }
    }

    @Override
    public void catchUp(long nowMillis) {
        if (window instanceof NamedView) {
            Items kept = new Items();
            window.forEach(kept::add);
            program.selector().prime(kept, groups, nowMillis);
        }
    }

    /** What the window keeps and {@code where} wants, in its order. */
    private void contents(Consumer<Object> action) {
        if (last != null) {
            last.forEach(action);
        } else if (window != null) {
            window.forEach(event -> {
                if (program.selector().wants(event)) {
                    action.accept(event);
                }
            });
        }
    }

    private long windowDueMillis() {
        return window == null ? Long.MAX_VALUE : window.nextDueMillis();
    }

    @Override
    public long nextDueMillis() {
        return rate == null ? windowDueMillis() : Math.min(windowDueMillis(), rate.nextDueMillis());
    }

    @Override
    public boolean isInitial() {
        return (window == null || window.isEmpty())
                && (groups == null || groups.isEmpty())
                && (prior == null || prior.isEmpty())
                && (last == null || last.isEmpty())
                && (rate == null || rate.isInitial());
    }

    @Override
    public void end(long nowMillis) {
        if (rate != null) {
            rate.end(nowMillis, this::contents, out);
        }
    }

    @Override
    public void contents(long nowMillis, Output contents) {
        Neighbourhood around = program.neighbourhood();
        if (around != null) {
            around.look(window, prior);
        }
        program.selector().contents(groups, rate, this::contents, nowMillis, contents);
    }

    @Override
    public void write(StateOutput state) {
        if (window != null) {
            window.write(state);
        }
        if (groups != null) {
            groups.write(state);
        }
        if (rate != null) {
            rate.write(state);
        }
        if (prior != null) {
            prior.write(state);
        }
        if (last != null) {
            last.write(state);
        }
    }

    @Override
    public void read(StateInput state, long nowMillis) {
        if (window != null) {
            window.read(state);
        }
        if (groups != null) {
            groups.read(state);
        }
        if (rate != null) {
            rate.read(state);
        }
        if (prior != null) {
            prior.read(state);
        }
        if (last != null) {
            last.read(state);
        }
    }
}
