package io.bongsu.engine.statement;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.named.NamedView;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.TagPlan;
import io.bongsu.engine.recognize.RowMachine;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.engine.window.Window;
import io.bongsu.schemas.EventType;
import java.util.ArrayList;
import java.util.List;

/** A statement over the matches of a row pattern: filter, window, row pattern, then select from the measures. */
final class RowMatchMachine implements StatementMachine {
    private final StatementProgram program;
    private final Output out;
    private final Window window;
    private final RowMachine rows;
    private final Groups groups;
    private final RatedOutput rate;

    RowMatchMachine(StatementProgram program, Output out) {
        this.program = program;
        this.out = out;
        this.window = program.createWindow(out);
        this.rows = new RowMachine(program.rows());
        this.groups = program.selector().createGroups();
        this.rate = program.selector().createRate(groups);
    }

    /** Collects what happens to the window at once, and looks for matches in it. */
    private final class Step implements Window.Change {
        private final long nowMillis;
        private final List<Event> entered = new ArrayList<>(1);
        private final List<Event> left = new ArrayList<>(1);

        Step(long nowMillis) {
            this.nowMillis = nowMillis;
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
            update(this, nowMillis);
            entered.clear();
            left.clear();
        }
    }

    /** Makes events of matches, and tells those of one step together. */
    private final class Told implements RowMachine.Output {
        private final EventType type;
        private final List<String> variables;
        private final long nowMillis;
        private final Items matches = new Items();

        Told(long nowMillis) {
            InputPlan.RowMatches input = (InputPlan.RowMatches) program.plan().input();
            this.type = input.match().row();
            this.variables =
                    input.match().variables().stream().map(TagPlan::name).toList();
            this.nowMillis = nowMillis;
        }

        @Override
        public void match(Object[] bound, Object[] values) {
            matches.add(Event.derived(type, nowMillis, "", values, Item.evidence(bound, variables)));
        }

        void tell() {
            Items none = new Items();
            if (matches.size() > 0 && rate == null) {
                program.selector().update(matches, none, groups, nowMillis, out);
            } else if (matches.size() > 0 && program.selector().keepsWanted(matches, none, nowMillis)) {
                rate.step(matches, none, nowMillis, contents -> {}, out);
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
        if (!program.filter()
                .passesResidual(program.selector().scope().own(event).at(nowMillis))) {
            return;
        }
        Step step = new Step(nowMillis);
        if (window == null) {
            step.entered(event);
            step.posted();
        } else {
            window.insert(event, nowMillis, step);
        }
    }

    @Override
    public void windowsChanged(long nowMillis) {
        if (window instanceof NamedView view) {
            Step step = new Step(nowMillis);
            if (view.told(nowMillis, step)) {
                step.posted();
            }
        }
    }

    @Override
    public void onTime(long nowMillis) {
        if (window != null && window.nextDueMillis() <= nowMillis) {
            window.onTime(nowMillis, new Step(nowMillis));
        }
        if (rows.nextDueMillis() <= nowMillis) {
            Told told = new Told(nowMillis);
            rows.onTime(nowMillis, told);
            told.tell();
        }
        if (rate != null) {
            rate.onTime(nowMillis, contents -> {}, out);
        }
    }

    private void update(Step step, long nowMillis) {
        Told told = new Told(nowMillis);
        rows.update(step.left, step.entered, this::held, nowMillis, told);
        told.tell();
    }

    private List<Event> held() {
        List<Event> held = new ArrayList<>();
        if (window != null) {
            window.forEach(held::add);
        }
        return held;
    }

    @Override
    public long nextDueMillis() {
        long rowsDue = Math.min(window == null ? Long.MAX_VALUE : window.nextDueMillis(), rows.nextDueMillis());
        return rate == null ? rowsDue : Math.min(rowsDue, rate.nextDueMillis());
    }

    @Override
    public boolean isInitial() {
        return (window == null || window.isEmpty())
                && rows.isInitial()
                && (groups == null || groups.isEmpty())
                && (rate == null || rate.isInitial());
    }

    @Override
    public void end(long nowMillis) {
        if (rate != null) {
            rate.end(nowMillis, contents -> {}, out);
        }
    }

    @Override
    public void contents(long nowMillis, Output contents) {
        Told told = new Told(nowMillis);
        rows.iterate(held(), nowMillis, told);
        program.selector().contents(told.matches, nowMillis, contents);
    }

    @Override
    public void write(StateOutput state) {
        if (window != null) {
            window.write(state);
        }
        rows.write(state);
        if (groups != null) {
            groups.write(state);
        }
        if (rate != null) {
            rate.write(state);
        }
    }

    @Override
    public void read(StateInput state, long nowMillis) {
        if (window != null) {
            window.read(state);
        }
        rows.read(state);
        if (groups != null) {
            groups.read(state);
        }
        if (rate != null) {
            rate.read(state);
        }
    }
}
