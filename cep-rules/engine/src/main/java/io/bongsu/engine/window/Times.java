package io.bongsu.engine.window;

import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;

/** Times that may not be there: a byte, then the time. */
final class Times {
    private Times() {}

    static void write(long millis, long none, StateOutput out) {
        out.writeBoolean(millis != none);
        if (millis != none) {
            out.writeTime(millis);
        }
    }

    static long read(long none, StateInput in) {
        return in.readBoolean() ? in.readTime() : none;
    }
}
