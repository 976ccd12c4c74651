package io.bongsu.jobs.detect;

import io.bongsu.engine.alert.SituationNames;
import io.bongsu.engine.event.Event;
import io.bongsu.engine.event.PartitionKey;
import io.bongsu.engine.partition.Detection;
import io.bongsu.engine.partition.Partition;
import io.bongsu.engine.partition.PendingEvents;
import io.bongsu.engine.partition.RoutedEvent;
import io.bongsu.jobs.decode.RejectedRecord;
import io.bongsu.jobs.decode.Rejection;
import io.bongsu.jobs.deploy.DeployedOperator;
import io.bongsu.jobs.state.DurableCounts;
import io.bongsu.jobs.state.DurableWatermark;
import io.bongsu.jobs.state.RoutedEventSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Runs every rule's machines, one partition per key, with a write-back cache over keyed state.
 *
 * <p>Shape: events wait in one queue for the watermark; then each goes to its partition, in time order, and what is due by
 * then happens. Partitions live in a {@link PartitionCache}; it and the queue are written to keyed state before every
 * barrier. An event at or before the watermark is late: side output and counter. An empty partition is forgotten at once, so
 * that what it numbers does not depend on the cache.
 *
 * <p>Cost: a key in the cache, or one that keeps nothing, costs no state access per event; Flink is never told the key of a
 * record, because setting it costs more than most events do.
 *
 * <p>Errors: a rule that fails on an event is counted, logged and rejected (CEP-6201); a partition that can make no more
 * progress is emptied (CEP-6202). State bytes that cannot be decoded fail the job.
 */
public final class DetectOperator extends DeployedOperator<RoutedEvent, Finding>
        implements Triggerable<PartitionKey, VoidNamespace> {
    private static final long serialVersionUID = 1L;
    private static final int MAX_FAILURES = 1_000;
    private static final String PARTITION = "partition";
    private static final MapStateDescriptor<Integer, byte[]> CHUNKS =
            new MapStateDescriptor<>("events", Types.INT, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    private final int cacheSize;
    private final OutputTag<RejectedRecord> rejected;
    private transient PendingEvents pending;
    private transient PendingState pendingState;
    private transient PartitionCache partitions;
    private transient DurableWatermark watermarks;
    private transient long watermark;
    private transient boolean restored;
    private transient DurableCounts.Count repeated;
    private transient DurableCounts.Count detections;
    private transient List<Finding> found;
    private transient SituationNames names;
    private transient Consumer<Detection> finder;
    private transient Consumer<RoutedEvent> processor;

    public DetectOperator(Surroundings surroundings, int cacheSize, OutputTag<RejectedRecord> rejected) {
        super(surroundings);
        this.cacheSize = cacheSize;
        this.rejected = rejected;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        repeated = counts().counter("eventsRepeated");
        detections = counts().counter("detections");
        watermarks = new DurableWatermark(context);
        watermark = watermarks.restoredMillis();
        restored = context.isRestored();
    }

    private ValueState<byte[]> bytesState(String name) {
        return getRuntimeContext()
                .getState(new ValueStateDescriptor<>(name, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    private int keyGroups() {
        return getRuntimeContext().getTaskInfo().getMaxNumberOfParallelSubtasks();
    }

    private KeyGroupRange keyGroupRange() {
        TaskInfo task = getRuntimeContext().getTaskInfo();
        return KeyGroupRangeAssignment.computeKeyGroupRangeForOperatorIndex(
                keyGroups(), task.getNumberOfParallelSubtasks(), task.getIndexOfThisSubtask());
    }

    @Override
    public void open() throws Exception {
        super.open();
        KeyedStateBackend<PartitionKey> backend = getKeyedStateBackend();
        ValueState<byte[]> state = bytesState(PARTITION);
        ValueState<byte[]> waiting = bytesState("pending");
        pending = new PendingEvents();
        pendingState = new PendingState(backend, keyGroups(), waiting, new RoutedEventSerializer(types()));
        StoredKeys<PartitionKey> storedKeys = new StoredKeys<>();
        if (restored) {
            pendingState.read(keyGroupRange(), pending);
            storedKeys = new StoredKeys<>(backend.getKeys(PARTITION, VoidNamespace.INSTANCE));
        }
        partitions = new PartitionCache(
                cacheSize,
                backend,
                state,
                new StoredChunks(getRuntimeContext().getMapState(CHUNKS)),
                getInternalTimerService("due", VoidNamespaceSerializer.INSTANCE, this),
                storedKeys);
        found = new ArrayList<>();
        names = new SituationNames();
        finder = this::find;
        processor = this::process;
        getMetricGroup().gauge("partitionEvictions", () -> partitions.evictions());
        getMetricGroup().gauge("partitionsCached", () -> partitions.size());
        getMetricGroup().gauge("eventsPending", () -> pending.size());
        getMetricGroup().gauge("eventsLate", () -> counts().get("eventsLate"));
        getMetricGroup().gauge("detections", () -> counts().get("detections"));
        getMetricGroup().gauge("ruleFailures", () -> counts().get("ruleFailures"));
        if (isDeployed()) {
            onDeployed();
        }
    }

    /** Rules that cannot be run are found out now, not with the first event. */
    @Override
    protected void onDeployed() {
        rules();
    }

    /** Does nothing: state is touched for few records, and then with the key set. */
    @Override
    @SuppressWarnings("rawtypes") // as Flink declares it
    public void setKeyContextElement1(StreamRecord record) {
        // see the class comment
    }

    @Override
    public void processElement1(StreamRecord<RoutedEvent> element) {
        RoutedEvent routed = element.getValue();
        if (routed.timeMillis() <= watermark) {
            late(routed.event());
        } else {
            pending.add(routed);
        }
    }

    @Override
    protected void onTime(long watermarkMillis) throws Exception {
        watermark = Math.max(watermark, watermarkMillis);
        names.newStep();
        try {
            pending.release(watermark, processor);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        long again = pending.takeRepeated();
        if (again > 0) {
            repeated.add(again);
        }
        for (CachedPartition due = partitions.pollDue(watermark); due != null; due = partitions.pollDue(watermark)) {
            partitions.changed(advance(due, watermark));
            partitions.evict();
        }
        partitions.time();
    }

    /** The timer of a partition that left the cache, or of one that keeps nothing any more. */
    @Override
    public void onEventTime(InternalTimer<PartitionKey, VoidNamespace> timer) throws Exception {
        CachedPartition cached = partitions.fired(timer.getKey(), timer.getTimestamp(), rules());
        if (cached != null) {
            partitions.changed(advance(cached, watermark));
            partitions.evict();
        }
    }

    @Override
    public void onProcessingTime(InternalTimer<PartitionKey, VoidNamespace> timer) {
        throw new IllegalStateException("a partition knows event time only");
    }

    private void process(RoutedEvent routed) {
        try {
            CachedPartition cached = partitions.find(routed.key(), rules());
            if (cached == null || cached.partition().isEmpty()) {
                if (!canStart(routed)) {
                    return;
                }
                if (cached == null) {
                    cached = partitions.create(routed.key());
                }
            }
            partitions.changed(feed(advance(cached, routed.timeMillis()), routed));
            partitions.evict();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An event without filters is one that its rules must fail on. */
    private boolean canStart(RoutedEvent routed) {
        return routed.filters() == null || rules().canStart(routed.filters());
    }

    /** Does what is due at or before the time; the partition to go on with. */
    private CachedPartition advance(CachedPartition cached, long timeMillis) {
        CachedPartition current = cached;
        while (current.partition().nextDueMillis() <= timeMillis) {
            RuntimeException failure = null;
            try {
                current.partition().advance(timeMillis, rules(), finder);
            } catch (RuntimeException e) {
                failure = e;
            }
            current = settle(current, failure);
        }
        return current;
    }

    /** Gives the event to the rules; the partition to go on with. */
    private CachedPartition feed(CachedPartition cached, RoutedEvent routed) {
        RuntimeException failure = null;
        try {
            cached.partition().feed(routed, rules(), finder);
        } catch (RuntimeException e) {
            failure = e;
        }
        return settle(cached, failure);
    }

    /** Tells what a step found or where it failed; the partition to go on with. */
    private CachedPartition settle(CachedPartition cached, RuntimeException failure) {
        // Outside of any try: a failure further down the line must fail the job.
        emit();
        Partition partition = cached.partition();
        long cutOff = partition.takeCutOff();
        if (cutOff > 0) {
            reject(Rejection.RULE_FAILED, partition, "a rule must not feed itself without end, cutOff=" + cutOff, null);
        }
        if (failure == null) {
            cached.succeed();
            return cached;
        }
        reject(Rejection.RULE_FAILED, partition, "a rule must be able to process its events", failure);
        if (cached.fail() < MAX_FAILURES) {
            return cached;
        }
        reject(Rejection.PARTITION_RESET, partition, "a partition that fails again and again is emptied", null);
        return partitions.reset(cached);
    }

    /** Writes back here, not in snapshotState: only what is written before the barrier is surely in the snapshot. */
    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        super.prepareSnapshotPreBarrier(checkpointId);
        partitions.flush();
        pendingState.write(pending);
    }

    /** Partitions hold the programs of the rules they were decoded with. */
    @Override
    protected void beforeDeployment() throws Exception {
        partitions.flush();
        partitions.clear();
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        watermarks.write(watermark);
    }

    @Override
    public void close() throws Exception {
        if (partitions != null) {
            partitions.close();
        }
        super.close();
    }

    private void find(Detection detection) {
        found.add(new Finding(names.of(alerts().get(detection.rule()), detection), detection));
    }

    private void emit() {
        if (found.isEmpty()) {
            return;
        }
        detections.add(found.size());
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
