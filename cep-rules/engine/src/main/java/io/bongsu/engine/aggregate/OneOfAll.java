package io.bongsu.engine.aggregate;

import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.schemas.ValueType;

/** {@code first} and {@code last} where no event ever leaves: the first or the last value of all; null is none. */
final class OneOfAll implements Accumulator {
    private final boolean last;
    private final ValueType type;
    private boolean found;
    private Object value;

    OneOfAll(boolean last, ValueType type) {
        this.last = last;
        this.type = type;
    }

    @Override
    public void enter(Object value) {
        if (value != null && (last || !found)) {
            found = true;
            this.value = value;
        }
    }

    @Override
    public void leave(Object value) {
        throw new IllegalStateException("no event leaves, value=" + value);
    }

    @Override
    public Object result() {
        return value;
    }

    @Override
    public void write(StateOutput out) {
        out.writeBoolean(found);
        out.writeValue(value, type);
    }

    @Override
    public void read(StateInput in) {
        found = in.readBoolean();
        value = in.readValue(type);
    }
}
