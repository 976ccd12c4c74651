package io.bongsu.jobs.publish;

import io.bongsu.engine.alert.Alert;
import io.bongsu.jobs.enrich.EnrichedAlert;
import io.bongsu.jobs.enrich.EnrichedAlertFormat;
import io.bongsu.jobs.state.DurableCounts;
import io.bongsu.jobs.state.EventTypeTable;
import io.bongsu.jobs.state.FormatSerializer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Puts the alerts of all subtasks into one order, the same at any parallelism, and counts them.
 *
 * <p>Shape: parallelism 1; order of (detected at, fingerprint, sequence, id); an alert goes on once event time has passed it.
 * Counts {@code alerts|rule|transition}.
 */
public final class AlertOrder extends AbstractStreamOperator<EnrichedAlert>
        implements OneInputStreamOperator<EnrichedAlert, EnrichedAlert> {
    private static final long serialVersionUID = 1L;
    private static final Comparator<EnrichedAlert> ORDER = Comparator.comparingLong(
                    (EnrichedAlert enriched) -> enriched.alert().detectedAtMillis())
            .thenComparing(enriched -> enriched.alert().fingerprint())
            .thenComparing(enriched -> enriched.alert().episodeId())
            .thenComparingInt(enriched -> enriched.alert().sequence())
            .thenComparing(enriched -> enriched.alert().alertId());

    private transient TreeSet<EnrichedAlert> waiting;
    private transient ListState<byte[]> state;
    private transient FormatSerializer<EnrichedAlert> alerts;
    private transient DurableCounts counts;
    private transient Map<String, Map<Alert.Transition, DurableCounts.Count>> perRule;

    /** Name of the counter of a rule's transitions of one kind. */
    public static String countName(String rule, Alert.Transition transition) {
        return "alerts|" + rule + "|" + transition;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        waiting = new TreeSet<>(ORDER);
        alerts = new FormatSerializer<>(new EnrichedAlertFormat(), EventTypeTable.EMPTY);
        counts = new DurableCounts(getRuntimeContext(), context.getOperatorStateStore());
        perRule = new HashMap<>();
        state = context.getOperatorStateStore()
                .getListState(
                        new ListStateDescriptor<>("waiting", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        for (byte[] bytes : state.get()) {
            waiting.add(alerts.fromBytes(bytes));
        }
    }

    @Override
    public void processElement(StreamRecord<EnrichedAlert> element) {
        waiting.add(element.getValue());
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        while (!waiting.isEmpty() && waiting.first().alert().detectedAtMillis() <= mark.getTimestamp()) {
            EnrichedAlert next = waiting.pollFirst();
            count(next.alert());
            output.collect(new StreamRecord<>(next, next.alert().detectedAtMillis()));
        }
        super.processWatermark(mark);
    }

    /** The name of a count is put together once, not per alert. */
    private void count(Alert alert) {
        String rule = alert.rule().name();
        perRule.computeIfAbsent(rule, unused -> new EnumMap<>(Alert.Transition.class))
                .computeIfAbsent(alert.transition(), transition -> counts.counter(countName(rule, transition)))
                .add(1);
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        counts.snapshot();
        List<byte[]> bytes = new ArrayList<>();
        waiting.forEach(alert -> bytes.add(alerts.toBytes(alert)));
        state.update(bytes);
    }
}
