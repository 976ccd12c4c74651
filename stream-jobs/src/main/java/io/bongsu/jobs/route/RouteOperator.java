package io.bongsu.jobs.route;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.partition.RoutedEvent;
import io.bongsu.jobs.decode.Decoding;
import io.bongsu.jobs.decode.EventDecoder;
import io.bongsu.jobs.decode.EventTimeClock;
import io.bongsu.jobs.decode.Reading;
import io.bongsu.jobs.decode.RejectedRecord;
import io.bongsu.jobs.deploy.DeployedOperator;
import io.bongsu.jobs.source.RawRecord;
import io.bongsu.jobs.source.RawRecordFormat;
import io.bongsu.jobs.state.DurableCounts.Count;
import io.bongsu.jobs.state.DurableWatermark;
import io.bongsu.jobs.state.EventTypeTable;
import io.bongsu.jobs.state.FormatSerializer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;

/**
 * Asks the rules' filter index where each event is wanted; decodes for that what must be decoded, and tells event time.
 *
 * <p>Shape: decode runs here, at the source, because only the rules know which fields are worth decoding. Records that come
 * before the plans wait in operator state. Counts {@code eventsRead}, {@code eventsRejected}, {@code fieldsIgnored},
 * {@code eventsRouted} (events wanted somewhere), {@code eventsLate} (those of them that came after event time had passed
 * them) and {@code ruleFailures}.
 *
 * <p>Cost: an event that no rule wants is never made, and allocates nothing (see {@link Reading}).
 *
 * <p>Errors: a filter that fails on an event sends it to the rejected output with CEP-6201, a late event with CEP-6102.
 */
public final class RouteOperator extends DeployedOperator<RawRecord, RoutedEvent> {
    private static final long serialVersionUID = 1L;
    /** How long a watermark may wait for more events; of processing time. */
    private static final long TICK_MILLIS = 10;

    private final Decoding decoding;
    private final OutputTag<RejectedRecord> rejectedTag;
    private transient EventDecoder decoder;
    private transient EventTimeClock clock;
    private transient WatermarkPace pace;
    private transient boolean started;
    private transient Rejects rejects;
    private transient Consumer<RejectedRecord> reject;
    private transient Count read;
    private transient Count routed;
    private transient ArrayDeque<RawRecord> waiting;
    private transient ListState<byte[]> waitingState;
    private transient DurableWatermark watermarks;
    private transient ListState<Long> latest;
    private transient FormatSerializer<RawRecord> records;

    public RouteOperator(Surroundings surroundings, Decoding decoding, OutputTag<RejectedRecord> rejected) {
        super(surroundings);
        this.decoding = decoding;
        this.rejectedTag = rejected;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        var store = context.getOperatorStateStore();
        records = new FormatSerializer<>(new RawRecordFormat(), EventTypeTable.EMPTY);
        waiting = new ArrayDeque<>();
        waitingState = store.getListState(
                new ListStateDescriptor<>("waiting", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        for (byte[] bytes : waitingState.get()) {
            waiting.add(records.fromBytes(bytes));
        }
        watermarks = new DurableWatermark(context);
        latest = store.getUnionListState(new ListStateDescriptor<>("latest", Types.LONG));
        pace = new WatermarkPace(millis -> output.emitWatermark(new Watermark(millis)));
        clock = clock();
    }

    private EventTimeClock clock() throws Exception {
        long latestMillis = EventTimeClock.NEVER;
        for (long one : latest.get()) {
            latestMillis = Math.max(latestMillis, one);
        }
        long watermark = watermarks.restoredMillis();
        return new EventTimeClock(decoding.timing(), watermark, latestMillis, new EventTimeClock.Listener() {
            @Override
            public void watermark(long millis) {
                pace.watermark(millis);
            }

            @Override
            public void idle(boolean idle) {
                pace.tick();
                output.emitWatermarkStatus(idle ? WatermarkStatus.IDLE : WatermarkStatus.ACTIVE);
            }
        });
    }

    @Override
    public void open() throws Exception {
        super.open();
        decoder = new EventDecoder(decoding.catalog(), decoding.times());
        read = counts().counter("eventsRead");
        routed = counts().counter("eventsRouted");
        rejects = new Rejects(counts(), record -> output.collect(rejectedTag, new StreamRecord<>(record)));
        reject = rejects::unreadable;
        getMetricGroup().gauge("eventsRead", () -> read.get());
        getMetricGroup().gauge("eventsRouted", () -> routed.get());
        getMetricGroup().gauge("eventsRejected", () -> counts().get("eventsRejected"));
        getMetricGroup().gauge("eventsLate", () -> counts().get("eventsLate"));
        getMetricGroup().gauge("fieldsIgnored", () -> decoder.ignoredFields());
        if (isDeployed()) {
            onDeployed();
        }
    }

    @Override
    protected void onDeployed() {
        decoder.project(rules().fieldsRead());
        if (!started) {
            started = true;
            clock.start();
            every(TICK_MILLIS, pace::tick);
            if (decoding.timing().idleMillis() > 0) {
                every(decoding.timing().idleMillis(), clock::lookForSilence);
            }
        }
        while (!waiting.isEmpty()) {
            take(waiting.remove());
        }
    }

    private void every(long millis, Runnable action) {
        long now = processingTimeService.getCurrentProcessingTime();
        processingTimeService.registerTimer(now + millis, unused -> {
            action.run();
            every(millis, action);
        });
    }

    @Override
    public void processElement1(StreamRecord<RawRecord> element) {
        read.add(1);
        if (isDeployed()) {
            take(element.getValue());
        } else {
            waiting.add(element.getValue());
        }
    }

    private void take(RawRecord raw) {
        Reading event = decoder.read(raw, reject);
        if (event == null) {
            return;
        }
        boolean late = clock.hasPassed(event.timeMillis());
        clock.hear(raw.topic(), raw.partition(), event.timeMillis());
        route(raw, event, late);
        clock.advance();
        pace.event();
    }

    private void route(RawRecord raw, Reading reading, boolean late) {
        Event asked = reading.asked();
        List<RoutedEvent> wanted;
        try {
            if (!rules().wants(asked)) {
                return;
            }
            wanted = late ? List.of() : rules().routeWanted(reading.event());
        } catch (RuntimeException e) {
            rejects.failed(raw, reading.event(), e);
            return;
        }
        routed.add(1);
        if (late) {
            rejects.late(raw, asked.type(), reading.timeMillis(), clock.watermark());
        }
        for (RoutedEvent one : wanted) {
            output.collect(new StreamRecord<>(one, reading.timeMillis()));
        }
    }

    /** Ignores the source's watermarks, but for the one that says that no event will come any more. */
    @Override
    protected void advance(Watermark mark) {
        if (mark.getTimestamp() == Watermark.MAX_WATERMARK.getTimestamp()) {
            clock.end();
            pace.tick();
        }
    }

    @Override
    protected void processWatermarkStatus(WatermarkStatus status, int input) {
        // the clock tells idleness
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        List<byte[]> bytes = new ArrayList<>();
        waiting.forEach(raw -> bytes.add(records.toBytes(raw)));
        waitingState.update(bytes);
        watermarks.write(clock.watermark());
        latest.update(List.of(clock.latestMillis()));
    }
}
