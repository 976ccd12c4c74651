package io.bongsu.engine.aggregate;

import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.schemas.ValueType;

/** {@code nth}: the value that entered so many before the last one; null is none. Shape: a ring of the last ones, as Esper keeps it. */
final class Nth implements Accumulator {
    private final ValueType type;
    private final Object[] ring;
    private int next;
    private long members;

    Nth(int index, ValueType type) {
        this.type = type;
        this.ring = new Object[index + 1];
    }

    @Override
    public void enter(Object value) {
        if (value == null) {
            return;
        }
        members++;
        ring[next] = value;
        next = (next + 1) % ring.length;
    }

    @Override
    public void leave(Object value) {
        if (value == null) {
            return;
        }
        members--;
        if (ring.length > members) {
            int missing = ring.length - (int) members;
            ring[(next + missing - 1) % ring.length] = null;
        }
    }

    @Override
    public Object result() {
        return ring[next];
    }

    @Override
    public void write(StateOutput out) {
        out.writeLong(members);
        out.writeSize(next);
        for (Object value : ring) {
            out.writeValue(value, type);
        }
    }

    @Override
    public void read(StateInput in) {
        members = in.readLong();
        next = in.readSize();
        for (int i = 0; i < ring.length; i++) {
            ring[i] = in.readValue(type);
        }
    }
}
