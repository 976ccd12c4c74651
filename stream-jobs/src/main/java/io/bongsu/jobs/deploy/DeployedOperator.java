package io.bongsu.jobs.deploy;

import io.bongsu.engine.alert.AlertPrograms;
import io.bongsu.engine.partition.RuleSet;
import io.bongsu.engine.plan.PlanBinary;
import io.bongsu.engine.plan.RulePlan;
import io.bongsu.jobs.reference.ReferenceData;
import io.bongsu.jobs.state.DurableCounts;
import io.bongsu.jobs.state.EventTypeTable;
import java.io.Serializable;
import java.util.List;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * A stage that runs the deployed rules: data on the first input, bundles of plans by broadcast on the second.
 *
 * <p>Shape: plans are broadcast state (see {@link Deployment}). A rule that a new bundle holds unchanged keeps its slot, and with it its
 * state; a new or changed one gets a slot that no rule had before, and starts anew; what a rule kept that is gone is dropped
 * when its key is next touched. A bundle that is already deployed changes nothing. Until the first bundle comes
 * there are no rules, and event time is held back. Event time is the first input's alone.
 */
public abstract class DeployedOperator<I, O> extends AbstractStreamOperator<O>
        implements TwoInputStreamOperator<I, byte[], O> {
    private static final long serialVersionUID = 1L;
    private static final MapStateDescriptor<Integer, byte[]> PLANS =
            new MapStateDescriptor<>("plans", Types.INT, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
    /** The entries of a {@link Deployment}: there once a bundle has come, even one without rules. */
    private static final int BUNDLE = 0;

    private static final int SLOTS = 1;

    /** What rules are built against. */
    public record Surroundings(EventTypeTable types, ReferenceData reference) implements Serializable {}

    private final Surroundings surroundings;
    private transient BroadcastState<Integer, byte[]> plans;
    private transient RuleSet rules;
    private transient AlertPrograms alerts;
    private transient DurableCounts counts;
    private transient boolean deployed;
    private transient Deployment deployment;
    private transient volatile int running;
    private transient Watermark held;

    protected DeployedOperator(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The rules in force, ready to be run; made on first use, as not every stage runs them. */
    protected final RuleSet rules() {
        if (rules == null) {
            rules = RuleSet.of(
                    deployment.plans(),
                    surroundings.types().types().values(),
                    surroundings.reference().geography());
            running = deployment.plans().size();
        }
        return rules;
    }

    /** How the rules in force word their alerts, by slot. */
    protected final AlertPrograms alerts() {
        if (alerts == null) {
            alerts = new AlertPrograms(deployment.plans());
            running = deployment.plans().size();
        }
        return alerts;
    }

    protected final EventTypeTable types() {
        return surroundings.types();
    }

    protected final DurableCounts counts() {
        return counts;
    }

    /** Whether the rules have come. */
    protected final boolean isDeployed() {
        return deployed;
    }

    /** Called while the former rules are still in force. */
    protected void beforeDeployment() throws Exception {}

    /** Called once there are rules, before event time goes on. */
    protected void onDeployed() throws Exception {}

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        counts = new DurableCounts(getRuntimeContext(), context.getOperatorStateStore());
        plans = context.getOperatorStateStore().getBroadcastState(PLANS);
        byte[] slots = plans.get(SLOTS);
        deployed = slots != null;
        deployment = deployed ? Deployment.of(plans.get(BUNDLE), slots) : Deployment.NONE;
    }

    @Override
    public void open() throws Exception {
        super.open();
        getMetricGroup().gauge("rulesDeployed", () -> running);
    }

    @Override
    public final void processElement2(StreamRecord<byte[]> bundle) throws Exception {
        List<RulePlan> wanted = PlanBinary.read(bundle.getValue());
        if (deployed && deployment.holds(wanted)) {
            return;
        }
        beforeDeployment();
        deployment = deployment.next(bundle.getValue(), wanted);
        deployed = true;
        plans.put(BUNDLE, deployment.bundle());
        plans.put(SLOTS, deployment.slots());
        rules = null;
        alerts = null;
        onDeployed();
        if (held != null) {
            Watermark mark = held;
            held = null;
            advance(mark);
        }
    }

    @Override
    public final void processWatermark1(Watermark mark) throws Exception {
        if (deployed) {
            advance(mark);
        } else {
            held = mark;
        }
    }

    /**
     * Moves event time. The very last watermark says only that no event will come: what time did not reach stays undecided,
     * or a repeating timer would never end.
     */
    protected void advance(Watermark mark) throws Exception {
        if (mark.getTimestamp() == Long.MAX_VALUE) {
            output.emitWatermark(mark);
        } else {
            onTime(mark.getTimestamp());
            super.processWatermark(mark);
        }
    }

    /** Called before the timers due at a watermark fire. */
    protected void onTime(long watermarkMillis) throws Exception {}

    @Override
    public final void processWatermark2(Watermark mark) {
        // plans have no time
    }

    @Override
    protected void processWatermarkStatus(WatermarkStatus status, int input) {
        if (input == 0) {
            output.emitWatermarkStatus(status);
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        counts.snapshot();
    }
}
