package io.bongsu.jobs.state;

import io.bongsu.engine.event.PartitionKey;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;

/** Partition keys: the number of values, then each value with its tag. */
public final class PartitionKeyFormat implements RecordFormat<PartitionKey> {
    private static final long serialVersionUID = 1L;

    @Override
    public String name() {
        return "PartitionKey";
    }

    @Override
    public void write(PartitionKey key, StateOutput out) {
        out.writeKey(key);
    }

    @Override
    public PartitionKey read(StateInput in) {
        return in.readKey();
    }
}
