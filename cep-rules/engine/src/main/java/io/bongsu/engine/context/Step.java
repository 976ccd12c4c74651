package io.bongsu.engine.context;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.filter.FilterProgram;
import java.util.List;

/** One event at work, and the context's and its statements' filters that it, alone, passes. */
record Step(Event event, List<FilterProgram> passed, long nowMillis) {
    boolean passes(FilterProgram filter) {
        for (int i = 0; i < passed.size(); i++) {
            if (passed.get(i) == filter) {
                return true;
            }
        }
        return false;
    }
}
