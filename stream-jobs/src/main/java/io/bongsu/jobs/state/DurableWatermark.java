package io.bongsu.jobs.state;

import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;

/**
 * How far event time had come when a job was stopped: at any parallelism, the lowest of all subtasks counts.
 *
 * <p>Unit: ms; {@code Long.MIN_VALUE} before the first watermark.
 */
public final class DurableWatermark {
    private final ListState<Long> state;
    private final long restoredMillis;

    public DurableWatermark(StateInitializationContext context) throws Exception {
        state = context.getOperatorStateStore().getUnionListState(new ListStateDescriptor<>("watermark", Types.LONG));
        long lowest = Long.MAX_VALUE;
        for (long one : state.get()) {
            lowest = Math.min(lowest, one);
        }
        restoredMillis = lowest == Long.MAX_VALUE ? Long.MIN_VALUE : lowest;
    }

    /** What was found at the start. */
    public long restoredMillis() {
        return restoredMillis;
    }

    public void write(long millis) throws Exception {
        state.update(List.of(millis));
    }
}
