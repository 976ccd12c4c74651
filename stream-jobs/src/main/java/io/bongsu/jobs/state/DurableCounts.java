package io.bongsu.jobs.state;

import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;

/**
 * Named counts of an operator that go on counting after a restart.
 *
 * <p>Shape: each count is operator state (kept across restore and rescale) and a job accumulator (read when the job ends).
 *
 * <p>Cost: {@link #add} is one map look-up, {@link Count#add} none: hold the count of what happens with every event.
 */
public final class DurableCounts {
    private static final ListStateDescriptor<byte[]> STATE =
            new ListStateDescriptor<>("counts", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    private final RuntimeContext context;
    private final ListState<byte[]> state;
    private final SortedMap<String, Count> counts = new TreeMap<>();

    /** Opens the counts in {@code initializeState}, with what the checkpoint holds. */
    public DurableCounts(RuntimeContext context, OperatorStateStore store) throws Exception {
        this.context = context;
        this.state = store.getListState(STATE);
        for (byte[] bytes : state.get()) {
            StateInput in = new StateInput(bytes, Map.of());
            int size = in.readCount();
            for (int i = 0; i < size; i++) {
                add(in.readString(), in.readLong());
            }
        }
    }

    /** One count, to be held by who counts. */
    public static final class Count {
        private final LongCounter total = new LongCounter();

        public void add(long increment) {
            total.add(increment);
        }

        public long get() {
            return total.getLocalValuePrimitive();
        }
    }

    /** The count of the name; the same each time. */
    public Count count(String name) {
        return counts.computeIfAbsent(name, this::begin);
    }

    public void add(String name, long increment) {
        count(name).add(increment);
    }

    public long get(String name) {
        Count count = counts.get(name);
        return count == null ? 0 : count.get();
    }

    private Count begin(String name) {
        Count count = new Count();
        context.addAccumulator(name, count.total);
        return count;
    }

    /** Puts the counts into the checkpoint. */
    public void snapshot() throws Exception {
        StateOutput out = new StateOutput();
        out.writeSize(counts.size());
        counts.forEach((name, count) -> {
            out.writeString(name);
            out.writeLong(count.get());
        });
        state.update(List.of(out.toByteArray()));
    }
}
