package io.bongsu.engine.aggregate;

import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.schemas.ValueType;
import java.util.LinkedHashMap;
import java.util.Map;

/** Passes each value on once, however often it is there. */
final class Distinct implements Accumulator {
    private final Accumulator over;
    private final ValueType type;
    private final Map<Object, Integer> counts = new LinkedHashMap<>();

    Distinct(Accumulator over, ValueType type) {
        this.over = over;
        this.type = type;
    }

    @Override
    public void enter(Object value) {
        if (counts.merge(value, 1, Integer::sum) == 1) {
            over.enter(value);
        }
    }

    @Override
    public void leave(Object value) {
        Integer count = counts.get(value);
        if (count == null) {
            return;
        }
        if (count == 1) {
            counts.remove(value);
            over.leave(value);
        } else {
            counts.put(value, count - 1);
        }
    }

    @Override
    public Object result() {
        return over.result();
    }

    @Override
    public void write(StateOutput out) {
        out.writeSize(counts.size());
        counts.forEach((value, count) -> {
            out.writeValue(value, type);
            out.writeSize(count);
        });
        over.write(out);
    }

    @Override
    public void read(StateInput in) {
        int size = in.readCount();
        for (int i = 0; i < size; i++) {
            counts.put(in.readValue(type), in.readSize());
        }
        over.read(in);
    }
}
