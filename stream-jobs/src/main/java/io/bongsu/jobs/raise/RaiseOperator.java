package io.bongsu.jobs.raise;

import io.bongsu.engine.alert.Alert;
import io.bongsu.engine.alert.AlertProgram;
import io.bongsu.engine.partition.Detection;
import io.bongsu.jobs.decode.RejectedRecord;
import io.bongsu.jobs.decode.Rejection;
import io.bongsu.jobs.deploy.DeployedOperator;
import io.bongsu.jobs.detect.Finding;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Drives the life of each alert with its detections, once event time has passed them.
 *
 * <p>Shape: one keyed state per fingerprint; forgotten when its life says so. Detections of several partitions that speak
 * of one alert are taken in one order at any parallelism.
 *
 * <p>Errors: a detection that an alert cannot take is counted, logged and rejected (CEP-6201).
 */
public final class RaiseOperator extends DeployedOperator<Finding, Alert>
        implements Triggerable<String, VoidNamespace> {
    private static final long serialVersionUID = 1L;

    private final OutputTag<RejectedRecord> rejected;
    private transient ValueState<byte[]> state;
    private transient InternalTimerService<VoidNamespace> timers;

    public RaiseOperator(Surroundings surroundings, OutputTag<RejectedRecord> rejected) {
        super(surroundings);
        this.rejected = rejected;
    }

    @Override
    public void open() throws Exception {
        super.open();
        state = getRuntimeContext()
                .getState(
                        new ValueStateDescriptor<>("situation", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        timers = getInternalTimerService("due", VoidNamespaceSerializer.INSTANCE, this);
        getMetricGroup().gauge("alerts", () -> counts().get("alerts"));
    }

    @Override
    public void processElement1(StreamRecord<Finding> element) throws Exception {
        Finding finding = element.getValue();
        Situation situation = Situation.read(finding.fingerprint(), state.value());
        situation.await(finding.detection());
        state.update(situation.written());
        timers.registerEventTimeTimer(
                VoidNamespace.INSTANCE, finding.detection().timeMillis());
    }

    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
        byte[] bytes = state.value();
        if (bytes == null) {
            return;
        }
        long now = timers.currentWatermark();
        Situation situation = Situation.read(timer.getKey(), bytes);
        for (Detection detection : situation.takeDue(now)) {
            apply(situation, detection);
        }
        if (situation.canBeForgotten(now)) {
            state.clear();
            return;
        }
        state.update(situation.written());
        long forgetAt = situation.life().forgetAtMillis();
        if (forgetAt > now && forgetAt != Long.MAX_VALUE) {
            timers.registerEventTimeTimer(VoidNamespace.INSTANCE, forgetAt);
        }
    }

    @Override
    public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
        throw new IllegalStateException("an alert knows event time only");
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
            counts().add("ruleFailures", 1);
            RejectedRecord record = new RejectedRecord(
                    Rejection.RULE_FAILED.code(),
                    "a rule's alert mapping must be defined for every row, rule="
                            + rule.rule().info().name() + " statement=" + detection.statement() + " cause=" + e,
                    "",
                    detection.details().toString().getBytes(StandardCharsets.UTF_8),
                    "",
                    -1,
                    -1);
            LOG.warn("{}", record, e);
            output.collect(rejected, new StreamRecord<>(record));
            return;
        }
        // Outside of the try: a failure further down the line must fail the job.
        if (alert.isPresent()) {
            counts().add("alerts", 1);
            output.collect(new StreamRecord<>(alert.get(), detection.timeMillis()));
        }
    }
}
