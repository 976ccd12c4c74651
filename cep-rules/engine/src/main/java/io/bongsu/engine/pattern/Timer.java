package io.bongsu.engine.pattern;

import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;

/** Something to do at a time; timers of one time go in the order in which they were set. Unit: ms, event time. */
record Timer(long dueMillis, long order, Runnable action) implements Comparable<Timer> {
    @Override
    public int compareTo(Timer other) {
        return dueMillis != other.dueMillis
                ? Long.compare(dueMillis, other.dueMillis)
                : Long.compare(order, other.order);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(order);
    }

    /** Writes a timer, or that there is none. */
    static void write(StateOutput out, Timer timer) {
        out.writeBoolean(timer != null);
        if (timer != null) {
            out.writeLong(timer.dueMillis);
            out.writeLong(timer.order);
        }
    }

    /** Reads a timer and sets it again; null if there was none. */
    static Timer read(StateInput in, Runnable action, Timers timers) {
        if (!in.readBoolean()) {
            return null;
        }
        Timer timer = new Timer(in.readLong(), in.readLong(), action);
        timers.set(timer);
        return timer;
    }
}
