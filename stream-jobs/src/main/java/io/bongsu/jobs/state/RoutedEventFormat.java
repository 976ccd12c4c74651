package io.bongsu.jobs.state;

import io.bongsu.engine.event.PartitionKey;
import io.bongsu.engine.partition.RoutedEvent;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;

/** Routed events: key, event, filters (ascending, as differences). */
public final class RoutedEventFormat implements RecordFormat<RoutedEvent> {
    private static final long serialVersionUID = 1L;

    @Override
    public String name() {
        return "RoutedEvent";
    }

    @Override
    public void write(RoutedEvent routed, StateOutput out) {
        out.writeKey(routed.key());
        out.writeEvent(routed.event());
        out.writeSize(routed.filters().length);
        long previous = 0;
        for (int filter : routed.filters()) {
            out.writeLong(filter - previous);
            previous = filter;
        }
    }

    @Override
    public RoutedEvent read(StateInput in) {
        PartitionKey key = in.readKey();
        var event = in.readEvent();
        int[] filters = new int[in.readCount()];
        long previous = 0;
        for (int i = 0; i < filters.length; i++) {
            previous += in.readLong();
            filters[i] = (int) previous;
        }
        return new RoutedEvent(key, event, filters);
    }
}
