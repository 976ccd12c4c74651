package io.bongsu.engine.pattern;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.state.StateException;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Consumer;

/**
 * One running pattern: partial matches as a tree of instances, the filters they wait for, their timers.
 *
 * <p>Shape: start once, then feed events and times in order; matches go to the consumer as they come to be. State can be
 * written and read between any two calls.
 *
 * <p>Unit: ms, event time. Cost: per event, the partial matches that wait for it under its correlation key.
 *
 * <p>Source: Esper reference, "Pattern Operator" sections; an event's filters are a snapshot, so that an event never
 * satisfies a filter which its own arrival created.
 */
public final class PatternMachine implements Receiver {
    private static final int VERSION = 3;

    /** A time that cannot be computed. */
    static final long UNKNOWN = Long.MIN_VALUE;

    private final PatternProgram program;
    private final Consumer<Bindings> matches;
    private final WaitingFilters waiting = new WaitingFilters();
    private final Timers timers = new Timers();
    private long nextOrder;
    private Instance top;
    /** Matches of the step at work, where they are looked at together. */
    private List<Bindings> gathered;

    public PatternMachine(PatternProgram program, Consumer<Bindings> matches) {
        this.program = program;
        this.matches = matches;
    }

    /** Begins to wait. */
    public void start(long atMillis) {
        now(atMillis);
        top = program.root().create(this, this);
        Instance started = top;
        started.start(program.none());
        deliver();
    }

    /** Feeds an event; {@code passed} are the filters of this pattern that the event, alone, passes. */
    public void onEvent(Event event, List<FilterProgram> passed, long atMillis) {
        now(atMillis);
        ArrayList<FilterNode.Waiting> found = program.takeFound();
        waiting.collect(event, passed, program.scope(), found);
        if (program.consumes() && found.size() > 1) {
            keepHighestLevel(found);
        }
        for (int i = 0; i < found.size(); i++) {
            found.get(i).matched(event);
        }
        program.giveBack(found);
        program.scope().own(null);
        deliver();
    }

    /** Fires the timers due at or before the time. */
    public void onTime(long atMillis) {
        now(atMillis);
        timers.fire(atMillis);
        deliver();
    }

    private static void keepHighestLevel(List<FilterNode.Waiting> found) {
        int highest = Integer.MIN_VALUE;
        for (FilterNode.Waiting one : found) {
            highest = Math.max(highest, one.node.level());
        }
        int level = highest;
        found.removeIf(one -> one.node.level() < level);
    }

    /** Passes on what has matched in this step, where matches of one step are looked at together. */
    private void deliver() {
        if (gathered == null) {
            return;
        }
        List<Bindings> found = gathered;
        gathered = null;
        if (program.discards() && top != null) {
            Taken taken = new Taken();
            found.forEach(taken::add);
            if (!taken.isEmpty()) {
                top.discard(taken);
            }
        }
        Taken before = new Taken();
        for (int i = 0; i < found.size(); i++) {
            Taken with = new Taken();
            with.addAll(before);
            if (with.add(found.get(i)) || i == 0 || !program.suppresses()) {
                before = with;
                matches.accept(found.get(i));
            }
        }
    }

    public long nextDueMillis() {
        return timers.nextDueMillis();
    }

    /** Whether the machine is as a machine that is started now would be. */
    public boolean isInitial() {
        return top != null && timers.isEmpty() && top.isInitial();
    }

    /** How many filters wait: a measure of the state's size. */
    public int waitingCount() {
        return waiting.size();
    }

    private void now(long atMillis) {
        program.scope().at(atMillis);
    }

    @Override
    public void turnedTrue(Instance from, Bindings match, boolean quit) {
        if (quit) {
            top = null;
        }
        if (program.discards() || program.suppresses()) {
            if (gathered == null) {
                gathered = new ArrayList<>();
            }
            gathered.add(match);
        } else {
            matches.accept(match);
        }
    }

    @Override
    public int numberOf(Instance child) {
        return child == top ? 0 : -1;
    }

    @Override
    public Instance child(int number) {
        return top;
    }

    boolean discards() {
        return program.discards();
    }

    @Override
    public void turnedFalse(Instance from, boolean restartable) {
        if (top != null) {
            top.quit();
            top = null;
        }
    }

    /** Ids of the filters that wait for something. */
    SortedSet<Integer> waitingFilters() {
        return waiting.filterIds();
    }

    /** The time of the event or timer at work. */
    public long nowMillis() {
        return program.scope().nowMillis();
    }

    long nextOrder() {
        return nextOrder++;
    }

    /** An order number as it is written: how many came after it. Small for what started lately. */
    long age(long order) {
        return nextOrder - order;
    }

    long orderOf(long age) {
        return nextOrder - age;
    }

    Scope scope() {
        return program.scope();
    }

    WaitingFilters waiting() {
        return waiting;
    }

    Timers timers() {
        return timers;
    }

    /** What an expression over the bindings is evaluated in. */
    Scope scope(Bindings bindings) {
        return program.scope().own(null).bindings(bindings.values());
    }

    Object evaluate(Evaluator evaluator, Bindings bindings) {
        return evaluator.evaluate(program.scope().own(null).bindings(bindings.values()));
    }

    /**
     * Now plus a length of time in ms, never before now and at most Long.MAX_VALUE; {@link #UNKNOWN} if the length
     * cannot be computed: then the time never comes.
     */
    long dueAfter(Evaluator duration, Bindings begin) {
        if (!(evaluate(duration, begin) instanceof Number number)) {
            return UNKNOWN;
        }
        long nowMillis = nowMillis();
        long millis = Math.max(0, number.longValue());
        return nowMillis > Long.MAX_VALUE - millis ? Long.MAX_VALUE : nowMillis + millis;
    }

    Bindings readBindings(StateInput in) {
        return Bindings.read(in, program.none());
    }

    public void write(StateOutput out) {
        out.writeByte(VERSION);
        out.writeLong(nextOrder);
        out.writeBoolean(top != null);
        if (top != null) {
            top.write(out);
            if (program.echoes()) {
                Echo.writeAll(this, out);
            }
        }
    }

    /** Continues from a written state. */
    public void read(StateInput in, long atMillis) {
        now(atMillis);
        int version = in.readByte();
        if (version != VERSION) {
            throw new StateException("a pattern's state has a known version, version=" + version);
        }
        nextOrder = in.readLong();
        top = in.readBoolean() ? program.root().read(in, this, this) : null;
        if (top != null && program.echoes()) {
            Echo.readAll(this, in);
        }
    }
}
