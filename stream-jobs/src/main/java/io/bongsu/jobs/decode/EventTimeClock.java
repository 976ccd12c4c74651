package io.bongsu.jobs.decode;

import io.bongsu.engine.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Tells event time: after each event, the watermark is the latest time seen less the lateness allowed, less 1 ms; with
 * several source partitions, the one that is furthest behind decides.
 *
 * <p>Shape: the watermark follows from the events alone, not from when they come. At the end of the input it goes to
 * the last event's time plus {@link Timing#tailMillis}, so that what was still awaited is decided, and no further. With
 * {@link Timing#idleMillis} &gt; 0, a partition silent for so long is not waited for, and for as long after a start no
 * watermark is sent, so that every partition can be heard once.
 *
 * <p>Unit: ms; idleness in processing time, everything else in event time.
 */
public final class EventTimeClock extends AbstractStreamOperator<Event>
        implements OneInputStreamOperator<Event, Event> {
    private static final long serialVersionUID = 1L;
    private static final long FARTHEST_MILLIS = Long.MAX_VALUE / 2;

    /** How late events may come, how long to wait for silent partitions (0: for ever), how far time goes at the end. */
    public record Timing(long latenessMillis, long idleMillis, long tailMillis) implements java.io.Serializable {}

    private static final class SourcePartition {
        long latestMillis = Long.MIN_VALUE;
        long heardMillis;
        boolean silent;
    }

    private final Timing timing;
    private transient TreeMap<String, SourcePartition> partitions;
    private transient SourcePartition only;
    private transient String onlyTopic;
    private transient int onlyPartition;
    private transient ListState<Long> watermarks;
    private transient ListState<Long> latest;
    private transient long watermark;
    private transient long latestMillis;
    private transient boolean holding;
    private transient boolean idle;

    public EventTimeClock(Timing timing) {
        this.timing = timing;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        watermarks =
                context.getOperatorStateStore().getUnionListState(new ListStateDescriptor<>("watermark", Types.LONG));
        latest = context.getOperatorStateStore().getUnionListState(new ListStateDescriptor<>("latest", Types.LONG));
        watermark = Long.MIN_VALUE;
        latestMillis = Long.MIN_VALUE;
        if (context.isRestored()) {
            watermark = Long.MAX_VALUE;
            for (long restored : watermarks.get()) {
                watermark = Math.min(watermark, restored);
            }
            for (long restored : latest.get()) {
                latestMillis = Math.max(latestMillis, restored);
            }
            watermark = watermark == Long.MAX_VALUE ? Long.MIN_VALUE : watermark;
        }
    }

    @Override
    public void open() throws Exception {
        super.open();
        partitions = new TreeMap<>();
        if (watermark != Long.MIN_VALUE) {
            output.emitWatermark(new Watermark(watermark));
        }
        if (timing.idleMillis() > 0) {
            holding = true;
            schedule();
        }
    }

    private void schedule() {
        long now = processingTimeService.getCurrentProcessingTime();
        processingTimeService.registerTimer(now + timing.idleMillis(), this::lookForSilence);
    }

    private void lookForSilence(long now) {
        holding = false;
        boolean allSilent = true;
        for (SourcePartition partition : partitions.values()) {
            partition.silent = now - partition.heardMillis >= timing.idleMillis();
            allSilent &= partition.silent;
        }
        if (allSilent != idle) {
            idle = allSilent;
            output.emitWatermarkStatus(idle ? WatermarkStatus.IDLE : WatermarkStatus.ACTIVE);
        }
        advance();
        schedule();
    }

    @Override
    public void processElement(StreamRecord<Event> element) {
        Event event = element.getValue();
        SourcePartition partition = partition(event);
        partition.latestMillis = Math.max(partition.latestMillis, event.timeMillis());
        latestMillis = Math.max(latestMillis, event.timeMillis());
        if (timing.idleMillis() > 0) {
            partition.heardMillis = processingTimeService.getCurrentProcessingTime();
            partition.silent = false;
            if (idle) {
                idle = false;
                output.emitWatermarkStatus(WatermarkStatus.ACTIVE);
            }
        }
        output.collect(element);
        advance();
    }

    private SourcePartition partition(Event event) {
        if (timing.idleMillis() == 0) {
            // a replay is one sequence, whatever files its events come from
            if (only == null) {
                only = new SourcePartition();
                partitions.put("", only);
            }
            return only;
        }
        String topic = event.origin().topic();
        int number = event.origin().partition();
        if (only == null || number != onlyPartition || !topic.equals(onlyTopic)) {
            only = partitions.computeIfAbsent(topic + ":" + number, name -> new SourcePartition());
            onlyTopic = topic;
            onlyPartition = number;
        }
        return only;
    }

    private void advance() {
        if (holding) {
            return;
        }
        long slowest = Long.MAX_VALUE;
        for (SourcePartition partition : partitions.values()) {
            if (!partition.silent) {
                slowest = Math.min(slowest, partition.latestMillis);
            }
        }
        if (slowest != Long.MAX_VALUE) {
            emit(slowest - timing.latenessMillis() - 1);
        }
    }

    private void emit(long millis) {
        if (millis > watermark) {
            watermark = millis;
            output.emitWatermark(new Watermark(millis));
        }
    }

    /** Ignores the source's watermarks, but for the one that says that no event will come any more. */
    @Override
    public void processWatermark(Watermark mark) {
        if (mark.getTimestamp() == Long.MAX_VALUE && latestMillis != Long.MIN_VALUE) {
            emit(latestMillis + Math.min(timing.tailMillis(), FARTHEST_MILLIS - latestMillis));
        }
    }

    @Override
    public void processWatermarkStatus(WatermarkStatus status) {
        // idleness is told here
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        watermarks.update(List.of(watermark));
        latest.update(new ArrayList<>(List.of(latestMillis)));
    }
}
