package io.bongsu.engine.output;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.plan.RatePlan;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;

/** How many events have entered and left a running statement, since its last output and ever. Unit: ms, event time. */
final class EventCounts {
    private int entered;
    private int left;
    private int enteredEver;
    private int leftEver;
    private long outputMillis;

    void start(long nowMillis) {
        outputMillis = nowMillis;
    }

    void add(int entered, int left) {
        this.entered += entered;
        this.left += left;
        enteredEver += entered;
        leftEver += left;
    }

    void putOut(long nowMillis) {
        entered = 0;
        left = 0;
        outputMillis = nowMillis;
    }

    boolean isInitial() {
        return enteredEver == 0 && leftEver == 0;
    }

    Event row() {
        return Event.row(RatePlan.COUNTS, new Object[] {entered, left, enteredEver, leftEver, outputMillis});
    }

    void write(StateOutput out) {
        out.writeLong(entered);
        out.writeLong(left);
        out.writeLong(enteredEver);
        out.writeLong(leftEver);
        out.writeTime(outputMillis);
    }

    void read(StateInput in) {
        entered = (int) in.readLong();
        left = (int) in.readLong();
        enteredEver = (int) in.readLong();
        leftEver = (int) in.readLong();
        outputMillis = in.readTime();
    }
}
