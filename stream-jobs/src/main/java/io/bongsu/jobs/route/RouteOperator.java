package io.bongsu.jobs.route;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.partition.RoutedEvent;
import io.bongsu.jobs.decode.RejectedRecord;
import io.bongsu.jobs.decode.Rejection;
import io.bongsu.jobs.deploy.DeployedOperator;
import io.bongsu.jobs.state.EventFormat;
import io.bongsu.jobs.state.FormatSerializer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Asks the rules' filter index where each event is wanted.
 *
 * <p>Shape: events that come before the plans wait in operator state. Counts {@code eventsRouted} (events wanted somewhere)
 * and {@code ruleFailures}.
 *
 * <p>Errors: a filter that fails on an event sends it to the rejected output with CEP-6201.
 */
public final class RouteOperator extends DeployedOperator<Event, RoutedEvent> {
    private static final long serialVersionUID = 1L;

    private final OutputTag<RejectedRecord> rejected;
    private transient ArrayDeque<Event> waiting;
    private transient ListState<byte[]> waitingState;
    private transient FormatSerializer<Event> events;

    public RouteOperator(Surroundings surroundings, OutputTag<RejectedRecord> rejected) {
        super(surroundings);
        this.rejected = rejected;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        events = new FormatSerializer<>(new EventFormat(), types());
        waiting = new ArrayDeque<>();
        waitingState = context.getOperatorStateStore()
                .getListState(
                        new ListStateDescriptor<>("waiting", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        for (byte[] bytes : waitingState.get()) {
            waiting.add(events.fromBytes(bytes));
        }
    }

    @Override
    public void open() throws Exception {
        super.open();
        getMetricGroup().gauge("eventsRouted", () -> counts().get("eventsRouted"));
        if (isDeployed()) {
            onDeployed();
        }
    }

    @Override
    protected void onDeployed() {
        while (!waiting.isEmpty()) {
            route(waiting.remove());
        }
    }

    @Override
    public void processElement1(StreamRecord<Event> element) {
        if (isDeployed()) {
            route(element.getValue());
        } else {
            waiting.add(element.getValue());
        }
    }

    private void route(Event event) {
        List<RoutedEvent> routed;
        try {
            routed = rules().route(event);
        } catch (RuntimeException e) {
            fail(event, e);
            return;
        }
        if (!routed.isEmpty()) {
            counts().add("eventsRouted", 1);
        }
        for (RoutedEvent one : routed) {
            output.collect(new StreamRecord<>(one, event.timeMillis()));
        }
    }

    private void fail(Event event, RuntimeException cause) {
        counts().add("ruleFailures", 1);
        RejectedRecord record = new RejectedRecord(
                Rejection.RULE_FAILED.code(),
                "a rule's filter must be defined for every event, type="
                        + event.type().name() + " eventId=" + event.id() + " cause=" + cause
                        + ". Cure: guard the expression, for example with a null check",
                event.type().name(),
                event.toString().getBytes(StandardCharsets.UTF_8),
                event.origin().topic(),
                event.origin().partition(),
                event.origin().offset());
        LOG.warn("{}", record, cause);
        output.collect(rejected, new StreamRecord<>(record));
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        List<byte[]> bytes = new ArrayList<>();
        waiting.forEach(event -> bytes.add(events.toBytes(event)));
        waitingState.update(bytes);
    }
}
