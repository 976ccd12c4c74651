package io.bongsu.jobs.state;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;

/** Events of the catalog's types. */
public final class EventFormat implements RecordFormat<Event> {
    private static final long serialVersionUID = 1L;

    @Override
    public String name() {
        return "Event";
    }

    @Override
    public void write(Event event, StateOutput out) {
        out.writeEvent(event);
    }

    @Override
    public Event read(StateInput in) {
        return in.readEvent();
    }
}
