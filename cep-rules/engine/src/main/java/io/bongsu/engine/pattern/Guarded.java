package io.bongsu.engine.pattern;

import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;

/**
 * An operand under a guard: its matches are asked about, and the guard may end it.
 *
 * <p>Shape: as in Esper the guard's timer is stopped with the operand when that matches for the last time or is given up
 * from above, but not when the operand turns false by itself, or matches for the last time while it starts: the timer then
 * tells a second time that the part is false (see {@link Echo}).
 */
abstract class Guarded extends Timed implements Receiver {
    static final long NEVER = Long.MAX_VALUE;

    private Instance running;
    private Bindings begin;

    Guarded(Receiver parent, PatternMachine machine) {
        super(parent, machine);
    }

    /** The node under the guard. */
    abstract Node operand();

    /** When the guard ends by time, {@link #NEVER}, or {@link PatternMachine#UNKNOWN} for a guard that is false at once. */
    abstract long endMillis(Bindings begin);

    /** Whether a match passes; the guard may end ({@link #end}) instead. */
    abstract boolean passes(Bindings match);

    abstract void writeGuard(StateOutput out);

    abstract void readGuard(StateInput in);

    @Override
    final void start(Bindings begin) {
        this.begin = begin;
        takeOrder();
        long due = endMillis(begin);
        if (due == PatternMachine.UNKNOWN) {
            parent().turnedFalse(this, true);
            return;
        }
        running = operand().create(this, machine);
        running.start(begin);
        if (due != NEVER) {
            set(due);
        }
    }

    @Override
    final void due() {
        end();
    }

    /** The guard is false: so is the part, for ever. */
    final void end() {
        if (running != null) {
            running.quit();
            running = null;
        }
        cancel();
        parent().turnedFalse(this, true);
    }

    @Override
    public final void turnedTrue(Instance from, Bindings match, boolean quit) {
        boolean was = running != null;
        if (quit) {
            running = null;
            cancel();
        }
        if (was && passes(match)) {
            parent().turnedTrue(this, match, quit);
        }
    }

    @Override
    public final void turnedFalse(Instance from, boolean restartable) {
        if (running != null) {
            running.quit();
            running = null;
        }
        parent().turnedFalse(this, true);
    }

    @Override
    public final int numberOf(Instance child) {
        return child == running ? 0 : -1;
    }

    @Override
    public final Instance child(int number) {
        return running;
    }

    @Override
    final void discard(Taken taken) {
        if (taken.hasAny(begin)) {
            quit();
            parent().turnedFalse(this, true);
        } else if (running != null) {
            running.discard(taken);
        }
    }

    @Override
    final void quit() {
        if (running != null) {
            running.quit();
            running = null;
            cancel();
        }
    }

    @Override
    final boolean isEcho() {
        return running == null;
    }

    @Override
    final boolean isInitial() {
        return false;
    }

    @Override
    final void write(StateOutput out) {
        out.writeBoolean(running != null);
        if (running != null) {
            running.write(out);
        }
        if (machine.discards()) {
            begin.write(out);
        }
        writeTimer(out);
        writeGuard(out);
    }

    final Guarded read(StateInput in) {
        running = in.readBoolean() ? operand().read(in, this, machine) : null;
        if (machine.discards()) {
            begin = machine.readBindings(in);
        }
        readTimer(in);
        readGuard(in);
        return this;
    }
}
