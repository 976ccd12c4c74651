package io.bongsu.jobs.decode;

import io.bongsu.engine.event.Event;
import io.bongsu.jobs.source.RawRecord;
import io.bongsu.jobs.state.DurableCounts;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Runs {@link EventDecoder} in the job: events go on with their event time as timestamp, the rest to a side output.
 *
 * <p>Shape: counts {@code eventsRead}, {@code eventsRejected}, {@code fieldsIgnored}; the first rejected messages and
 * then every thousandth are in the log.
 */
public final class DecodeOperator extends AbstractStreamOperator<Event>
        implements OneInputStreamOperator<RawRecord, Event> {
    private static final long serialVersionUID = 1L;
    private static final long LOGGED_FIRST = 20;
    private static final long LOGGED_EVERY = 1_000;

    private final StreamCatalog catalog;
    private final EventTimeRange times;
    private final OutputTag<RejectedRecord> rejected;
    private transient EventDecoder decoder;
    private transient DurableCounts counts;
    private transient StreamRecord<Event> reused;

    public DecodeOperator(StreamCatalog catalog, EventTimeRange times, OutputTag<RejectedRecord> rejected) {
        this.catalog = catalog;
        this.times = times;
        this.rejected = rejected;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        counts = new DurableCounts(getRuntimeContext(), context.getOperatorStateStore());
    }

    @Override
    public void open() throws Exception {
        super.open();
        decoder = new EventDecoder(catalog, times);
        reused = new StreamRecord<>(null);
        getMetricGroup().gauge("eventsRead", () -> counts.get("eventsRead"));
        getMetricGroup().gauge("eventsRejected", () -> counts.get("eventsRejected"));
        getMetricGroup().gauge("fieldsIgnored", () -> decoder.ignoredFields());
    }

    @Override
    public void processElement(StreamRecord<RawRecord> element) {
        counts.add("eventsRead", 1);
        Event event = decoder.decode(element.getValue(), this::reject);
        if (event != null) {
            output.collect(reused.replace(event, event.timeMillis()));
        }
    }

    private void reject(RejectedRecord record) {
        counts.add("eventsRejected", 1);
        long count = counts.get("eventsRejected");
        if (count <= LOGGED_FIRST || count % LOGGED_EVERY == 0) {
            LOG.warn("rejected event number {}: {}", count, record);
        }
        output.collect(rejected, new StreamRecord<>(record));
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        counts.snapshot();
    }
}
