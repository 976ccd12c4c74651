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
 * <p>Cost: {@link Count#add} is two additions; {@link #add} is one map look-up more, for what is rare.
 */
public final class DurableCounts {
    private static final ListStateDescriptor<byte[]> STATE =
            new ListStateDescriptor<>("counts", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    private final RuntimeContext context;
    private final ListState<byte[]> state;
    private final SortedMap<String, Count> counts = new TreeMap<>();

    /** One count, for those who count per record. */
    public final class Count {
        private final String name;
        private long value;
        private LongCounter total;

        private Count(String name) {
            this.name = name;
        }

        public void add(long increment) {
            value += increment;
            if (total == null) {
                // Only now: a count that nothing was added to is not in the job's result.
                total = new LongCounter();
                context.addAccumulator(name, total);
            }
            total.add(increment);
        }

        public long get() {
            return value;
        }
    }

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

    /** The count of that name, always the same object. */
    public Count counter(String name) {
        return counts.computeIfAbsent(name, Count::new);
    }

    public void add(String name, long increment) {
        counter(name).add(increment);
    }

    public long get(String name) {
        Count count = counts.get(name);
        return count == null ? 0 : count.get();
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
