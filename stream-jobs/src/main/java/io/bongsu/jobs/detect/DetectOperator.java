package io.bongsu.jobs.detect;

import io.bongsu.engine.alert.SituationNames;
import io.bongsu.engine.event.Event;
import io.bongsu.engine.event.PartitionKey;
import io.bongsu.engine.partition.Detection;
import io.bongsu.engine.partition.Partition;
import io.bongsu.engine.partition.RoutedEvent;
import io.bongsu.jobs.decode.RejectedRecord;
import io.bongsu.jobs.decode.Rejection;
import io.bongsu.jobs.deploy.DeployedOperator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Runs every rule's machines, one partition per key, with a write-back cache over keyed state.
 *
 * <p>Shape: at most {@link #cacheSize} partitions are decoded on the heap, least recently used out first. One keyed state
 * holds a partition's bytes; dirty partitions are written when they leave the cache and before every barrier. One Flink
 * timer per key, at the partition's next due time. An event at or before the watermark is late: side output and counter.
 * An empty partition is forgotten at once, so that what it numbers does not depend on the cache.
 *
 * <p>Cost: a key in the cache costs no state access per event.
 *
 * <p>Errors: a rule that fails on an event is counted, logged and rejected (CEP-6201); a partition that can make no more
 * progress is emptied (CEP-6202). State bytes that cannot be decoded fail the job.
 */
public final class DetectOperator extends DeployedOperator<RoutedEvent, Finding>
        implements Triggerable<PartitionKey, VoidNamespace> {
    private static final long serialVersionUID = 1L;
    private static final int MAX_FAILURES = 1_000;

    private final int cacheSize;
    private final OutputTag<RejectedRecord> rejected;
    private transient LinkedHashMap<PartitionKey, CachedPartition> cache;
    private transient ValueState<byte[]> state;
    private transient InternalTimerService<VoidNamespace> timers;
    private transient ListState<Long> watermarks;
    private transient long watermark;
    private transient Counter evictions;
    private transient List<Finding> found;
    private transient SituationNames names;

    public DetectOperator(Surroundings surroundings, int cacheSize, OutputTag<RejectedRecord> rejected) {
        super(surroundings);
        this.cacheSize = cacheSize;
        this.rejected = rejected;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        watermarks =
                context.getOperatorStateStore().getUnionListState(new ListStateDescriptor<>("watermark", Types.LONG));
        watermark = Long.MIN_VALUE;
        if (context.isRestored()) {
            long lowest = Long.MAX_VALUE;
            for (long restored : watermarks.get()) {
                lowest = Math.min(lowest, restored);
            }
            watermark = lowest == Long.MAX_VALUE ? Long.MIN_VALUE : lowest;
        }
    }

    @Override
    public void open() throws Exception {
        super.open();
        cache = new LinkedHashMap<>(16, 0.75f, true);
        found = new ArrayList<>();
        names = new SituationNames();
        state = getRuntimeContext()
                .getState(
                        new ValueStateDescriptor<>("partition", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        timers = getInternalTimerService("due", VoidNamespaceSerializer.INSTANCE, this);
        evictions = getMetricGroup().counter("partitionEvictions");
        getMetricGroup().gauge("partitionsCached", () -> cache.size());
        getMetricGroup().gauge("eventsLate", () -> counts().get("eventsLate"));
        getMetricGroup().gauge("detections", () -> counts().get("detections"));
        getMetricGroup().gauge("ruleFailures", () -> counts().get("ruleFailures"));
    }

    @Override
    public void processElement1(StreamRecord<RoutedEvent> element) throws Exception {
        RoutedEvent routed = element.getValue();
        if (routed.event().timeMillis() <= watermark) {
            late(routed.event());
            return;
        }
        CachedPartition cached = load(routed.key());
        if (cached.partition().offer(routed)) {
            cached.changed();
            schedule(cached);
        } else {
            counts().add("eventsRepeated", 1);
        }
        evict();
    }

    @Override
    public void onEventTime(InternalTimer<PartitionKey, VoidNamespace> timer) throws Exception {
        CachedPartition cached = load(timer.getKey());
        if (cached.timerMillis() == timer.getTimestamp()) {
            cached.timer(Partition.NEVER);
        }
        cached.changed();
        if (advance(cached) && !cached.partition().isEmpty()) {
            schedule(cached);
        } else {
            forget(timer.getKey(), cached);
        }
        evict();
    }

    @Override
    public void onProcessingTime(InternalTimer<PartitionKey, VoidNamespace> timer) {
        throw new IllegalStateException("a partition knows event time only");
    }

    @Override
    protected void onTime(long watermarkMillis) {
        watermark = Math.max(watermark, watermarkMillis);
    }

    private CachedPartition load(PartitionKey key) throws Exception {
        CachedPartition cached = cache.get(key);
        if (cached == null) {
            byte[] bytes = state.value();
            cached =
                    bytes == null ? new CachedPartition(new Partition(key)) : CachedPartition.read(key, bytes, rules());
            cache.put(key, cached);
        }
        return cached;
    }

    /** False: the partition can make no more progress. */
    private boolean advance(CachedPartition cached) {
        Partition partition = cached.partition();
        long now = timers.currentWatermark();
        for (int failures = 0; failures < MAX_FAILURES; failures++) {
            RuntimeException failure = null;
            try {
                partition.advance(now, rules(), this::find);
            } catch (RuntimeException e) {
                failure = e;
            }
            // Outside of the try: a failure further down the line must fail the job.
            emit();
            long cutOff = partition.takeCutOff();
            if (cutOff > 0) {
                reject(
                        Rejection.RULE_FAILED,
                        partition,
                        "a rule must not feed itself without end, cutOff=" + cutOff,
                        null);
            }
            if (failure == null) {
                return true;
            }
            reject(Rejection.RULE_FAILED, partition, "a rule must be able to process its events", failure);
        }
        reject(Rejection.PARTITION_RESET, partition, "a partition that fails again and again is emptied", null);
        return false;
    }

    private void schedule(CachedPartition cached) {
        long due = cached.partition().nextDueMillis();
        if (due == cached.timerMillis()) {
            return;
        }
        if (cached.timerMillis() != Partition.NEVER) {
            timers.deleteEventTimeTimer(VoidNamespace.INSTANCE, cached.timerMillis());
        }
        if (due != Partition.NEVER) {
            timers.registerEventTimeTimer(VoidNamespace.INSTANCE, due);
        }
        cached.timer(due);
    }

    private void forget(PartitionKey key, CachedPartition cached) throws Exception {
        if (cached.timerMillis() != Partition.NEVER) {
            timers.deleteEventTimeTimer(VoidNamespace.INSTANCE, cached.timerMillis());
        }
        if (cached.isStored()) {
            state.clear();
        }
        cache.remove(key);
    }

    private void evict() throws Exception {
        while (cache.size() > cacheSize) {
            Iterator<Map.Entry<PartitionKey, CachedPartition>> eldest =
                    cache.entrySet().iterator();
            Map.Entry<PartitionKey, CachedPartition> entry = eldest.next();
            eldest.remove();
            evictions.inc();
            if (entry.getValue().isDirty()) {
                Object current = getCurrentKey();
                write(entry.getKey(), entry.getValue());
                setCurrentKey(current);
            }
        }
    }

    private void write(PartitionKey key, CachedPartition cached) throws Exception {
        setCurrentKey(key);
        state.update(cached.written(rules()));
    }

    /** Writes back here, not in snapshotState: only what is written before the barrier is surely in the snapshot. */
    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        super.prepareSnapshotPreBarrier(checkpointId);
        writeDirty();
    }

    /** Partitions hold the programs of the rules they were decoded with. */
    @Override
    protected void beforeDeployment() throws Exception {
        writeDirty();
        cache.clear();
    }

    private void writeDirty() throws Exception {
        for (Map.Entry<PartitionKey, CachedPartition> entry : cache.entrySet()) {
            if (entry.getValue().isDirty()) {
                write(entry.getKey(), entry.getValue());
            }
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        watermarks.update(List.of(watermark));
    }

    private void find(Detection detection) {
        found.add(new Finding(names.of(alerts().get(detection.rule()), detection), detection));
    }

    private void emit() {
        counts().add("detections", found.size());
        for (Finding finding : found) {
            output.collect(new StreamRecord<>(finding, finding.detection().timeMillis()));
        }
        found.clear();
    }

    private void late(Event event) {
        counts().add("eventsLate", 1);
        output.collect(
                rejected,
                new StreamRecord<>(new RejectedRecord(
                        Rejection.LATE.code(),
                        "an event must come before event time has passed it, type="
                                + event.type().name() + " ts=" + event.timeMillis() + " watermark=" + watermark
                                + ". Cure: raise latenessMillis in the schema, or send it in time",
                        event.type().name(),
                        EventJson.of(event),
                        event.origin().topic(),
                        event.origin().partition(),
                        event.origin().offset())));
    }

    private void reject(Rejection rejection, Partition partition, String constraint, RuntimeException cause) {
        counts().add("ruleFailures", 1);
        RejectedRecord record = new RejectedRecord(
                rejection.code(),
                constraint + ", key=" + partition.key() + " watermark=" + watermark + " cause=" + cause,
                "",
                partition.key().toString().getBytes(StandardCharsets.UTF_8),
                "",
                -1,
                -1);
        LOG.warn("{}", record, cause);
        output.collect(rejected, new StreamRecord<>(record));
    }
}
