package io.bongsu.jobs.raise;

import io.bongsu.engine.alert.Alert;
import io.bongsu.engine.alert.AlertProgram;
import io.bongsu.engine.partition.Detection;
import io.bongsu.jobs.decode.RejectedRecord;
import io.bongsu.jobs.decode.Rejection;
import io.bongsu.jobs.deploy.DeployedOperator;
import io.bongsu.jobs.detect.Finding;
import io.bongsu.jobs.detect.StoredKeys;
import io.bongsu.jobs.state.DurableCounts;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Makes alerts of detections. A detection that stands alone becomes its alert at once; the others drive the life of an alert,
 * once event time has passed them.
 *
 * <p>Shape: one situation per fingerprint, in a {@link SituationCache} that is written to keyed state before every barrier;
 * forgotten when its life says so. Detections of several partitions that speak of one alert are taken in one order at any
 * parallelism.
 *
 * <p>Cost: no state access for a detection that stands alone or whose situation is cached or new; Flink is never told the key
 * of a record, because setting it costs more than most detections do.
 *
 * <p>Errors: a detection that an alert cannot take is counted, logged and rejected (CEP-6201).
 */
public final class RaiseOperator extends DeployedOperator<Finding, Alert>
        implements Triggerable<String, VoidNamespace> {
    private static final long serialVersionUID = 1L;
    private static final String SITUATION = "situation";

    private final int cacheSize;
    private final OutputTag<RejectedRecord> rejected;
    private transient boolean restored;
    private transient long watermark;
    private transient SituationCache situations;
    private transient DurableCounts.Count raised;

    /** At most {@code cacheSize} situations are kept on a subtask's heap. */
    public RaiseOperator(Surroundings surroundings, int cacheSize, OutputTag<RejectedRecord> rejected) {
        super(surroundings);
        this.cacheSize = cacheSize;
        this.rejected = rejected;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        restored = context.isRestored();
        raised = counts().counter("alerts");
        watermark = Long.MIN_VALUE;
    }

    @Override
    public void open() throws Exception {
        super.open();
        KeyedStateBackend<String> backend = getKeyedStateBackend();
        ValueState<byte[]> state = getRuntimeContext()
                .getState(new ValueStateDescriptor<>(SITUATION, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        situations = new SituationCache(
                cacheSize,
                backend,
                state,
                getInternalTimerService("due", VoidNamespaceSerializer.INSTANCE, this),
                restored ? new StoredKeys<>(backend.getKeys(SITUATION, VoidNamespace.INSTANCE)) : new StoredKeys<>());
        getMetricGroup().gauge("alerts", () -> raised.get());
        getMetricGroup().gauge("situationsCached", () -> situations.size());
    }

    /** Does nothing: state is touched for few records, and then with the key set. */
    @Override
    @SuppressWarnings("rawtypes") // as Flink declares it
    public void setKeyContextElement1(StreamRecord record) {
        // see the class comment
    }

    @Override
    public void processElement1(StreamRecord<Finding> element) throws Exception {
        Finding finding = element.getValue();
        Detection detection = finding.detection();
        AlertProgram rule = alerts().get(detection.rule());
        if (rule != null && rule.rowsStandAlone()) {
            raiseAlone(rule, finding);
            return;
        }
        // Also where the rule is not known yet: the bundle that brings it comes before event time goes on.
        Situation situation = situations.open(finding.fingerprint());
        situation.await(detection);
        situations.changed(situation);
    }

    private void raiseAlone(AlertProgram rule, Finding finding) {
        Alert alert;
        try {
            alert = rule.alone(finding.fingerprint(), finding.detection());
        } catch (RuntimeException e) {
            reject(rule, finding.detection(), e);
            return;
        }
        // Outside of the try: a failure further down the line must fail the job.
        if (alert != null) {
            emit(alert);
        }
    }

    @Override
    protected void onTime(long watermarkMillis) throws Exception {
        watermark = Math.max(watermark, watermarkMillis);
        situations.time(watermark);
        for (Situation due = situations.pollDue(); due != null; due = situations.pollDue()) {
            advance(due);
        }
    }

    /** The timer of a situation that left the cache, or of one that is over. */
    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
        Situation situation = situations.fired(timer.getKey(), timer.getTimestamp());
        if (situation != null) {
            advance(situation);
        }
    }

    @Override
    public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
        throw new IllegalStateException("an alert knows event time only");
    }

    private void advance(Situation situation) throws Exception {
        for (Detection detection : situation.takeDue(watermark)) {
            apply(situation, detection);
        }
        situations.changed(situation);
    }

    /** Writes back here, not in snapshotState: only what is written before the barrier is surely in the snapshot. */
    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        super.prepareSnapshotPreBarrier(checkpointId);
        situations.flush();
    }

    @Override
    public void close() throws Exception {
        if (situations != null) {
            situations.close();
        }
        super.close();
    }

    private void apply(Situation situation, Detection detection) {
        AlertProgram rule = alerts().get(detection.rule());
        if (rule == null) {
            // The rule was taken away while its detection was on the way.
            return;
        }
        Optional<Alert> alert;
        try {
            alert = situation.life().apply(rule, detection);
        } catch (RuntimeException e) {
            reject(rule, detection, e);
            return;
        }
        // Outside of the try: a failure further down the line must fail the job.
        alert.ifPresent(this::emit);
    }

    private void emit(Alert alert) {
        raised.add(1);
        output.collect(new StreamRecord<>(alert, alert.detectedAtMillis()));
    }

    private void reject(AlertProgram rule, Detection detection, RuntimeException cause) {
        counts().add("ruleFailures", 1);
        RejectedRecord record = new RejectedRecord(
                Rejection.RULE_FAILED.code(),
                "a rule's alert mapping must be defined for every row, rule="
                        + rule.rule().info().name() + " statement=" + detection.statement() + " cause=" + cause,
                "",
                detection.details().toString().getBytes(StandardCharsets.UTF_8),
                "",
                -1,
                -1);
        LOG.warn("{}", record, cause);
        output.collect(rejected, new StreamRecord<>(record));
    }
}
