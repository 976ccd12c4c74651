package io.bongsu.engine.pattern;

import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;

/**
 * An instance that may have one timer, and is it: {@link #due} is what happens then.
 *
 * <p>Unit: ms, event time.
 */
abstract class Timed extends Instance {
    /** Place in the machine's timers, or {@link Timers#NOWHERE}. */
    int place = Timers.NOWHERE;

    long dueMillis;
    /** Timers of one time go in the order in which their instances were started. */
    long order;

    Timed(Receiver parent, PatternMachine machine) {
        super(parent, machine);
    }

    /** The time has come; the timer is not set any more. */
    abstract void due();

    final boolean isSet() {
        return place != Timers.NOWHERE;
    }

    /** Takes a place in the order of timers. */
    final void takeOrder() {
        order = machine.nextOrder();
    }

    final void set(long atMillis) {
        dueMillis = atMillis;
        machine.timers().set(this);
    }

    /** Whether the timer runs on although the instance has ended: see {@link Echo}. */
    boolean isEcho() {
        return false;
    }

    final void cancel() {
        if (isSet()) {
            machine.timers().cancel(this);
        }
    }

    final boolean isBefore(Timed other) {
        return dueMillis != other.dueMillis ? dueMillis < other.dueMillis : order < other.order;
    }

    /** Writes the timer, or that there is none. */
    final void writeTimer(StateOutput out) {
        out.writeBoolean(isSet());
        if (isSet()) {
            out.writeTime(dueMillis);
            out.writeLong(machine.age(order));
        }
    }

    /** Reads the timer and sets it again, if there was one. */
    final void readTimer(StateInput in) {
        if (in.readBoolean()) {
            dueMillis = in.readTime();
            order = machine.orderOf(in.readLong());
            machine.timers().set(this);
        }
    }
}
