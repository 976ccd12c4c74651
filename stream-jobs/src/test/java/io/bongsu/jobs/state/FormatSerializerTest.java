package io.bongsu.jobs.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.alert.Alert;
import io.bongsu.engine.alert.Alert.NegativeEvidence;
import io.bongsu.engine.alert.Alert.Transition;
import io.bongsu.engine.event.Event;
import io.bongsu.engine.event.Evidence;
import io.bongsu.engine.event.Origin;
import io.bongsu.engine.event.PartitionKey;
import io.bongsu.engine.partition.Detection;
import io.bongsu.engine.partition.RoutedEvent;
import io.bongsu.engine.plan.RulePlan.RuleInfo;
import io.bongsu.engine.plan.StatementPlan.Role;
import io.bongsu.jobs.PlateRules;
import io.bongsu.jobs.decode.RejectedRecord;
import io.bongsu.jobs.decode.RejectedRecordFormat;
import io.bongsu.jobs.detect.Finding;
import io.bongsu.jobs.detect.FindingFormat;
import io.bongsu.jobs.enrich.EnrichedAlert;
import io.bongsu.jobs.enrich.EnrichedAlertFormat;
import io.bongsu.jobs.enrich.Enrichment;
import io.bongsu.jobs.enrich.Enrichment.NearPlace;
import io.bongsu.jobs.source.RawRecord;
import io.bongsu.jobs.source.RawRecord.Encoding;
import io.bongsu.jobs.source.RawRecordFormat;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

/** Every record between the stages comes back as it went. */
final class FormatSerializerTest {
    private static final List<Evidence> EVIDENCE =
            List.of(new Evidence("a", "LprRead", "e1", 5, new Origin("reads", 3, 4)));

    private static Map<String, Object> details() {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("plate", "12가3456");
        details.put("count", 7L);
        details.put("none", null);
        details.put("path", List.of("c1", "c2"));
        details.put("row", Map.of("x", 1.5));
        return details;
    }

    static Alert alert() {
        return new Alert(
                "id",
                "fp",
                "ep",
                2,
                Transition.UPDATE,
                "RULE",
                new RuleInfo("u", "n", "t", "s", 1, "sha", "ACTUAL"),
                "default",
                "Severe",
                "Immediate",
                "Observed",
                "head",
                1,
                2,
                3,
                OptionalDouble.of(127.1),
                OptionalDouble.empty(),
                Map.of("k", "v"),
                EVIDENCE,
                List.of(new NegativeEvidence("Dispatch", "none", 9)),
                details(),
                List.of("LATE"));
    }

    private static <T> T again(T record, FormatTypeInfo<T> info) throws Exception {
        return again(record, info.serializer());
    }

    private static <T> T again(T record, TypeSerializer<T> given) throws Exception {
        TypeSerializer<T> serializer = InstantiationUtil.clone(given);
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(record, out);
        DataOutputSerializer copied = new DataOutputSerializer(64);
        serializer.copy(new DataInputDeserializer(out.getCopyOfBuffer()), copied);
        return serializer.deserialize(new DataInputDeserializer(copied.getCopyOfBuffer()));
    }

    private static <T> void comesBack(T record, FormatTypeInfo<T> info) throws Exception {
        assertThat(again(record, info)).isEqualTo(record);
    }

    @Test
    void recordsComeBack() throws Exception {
        comesBack(
                new RawRecord("LprRead", Encoding.AVRO, new byte[] {0, -1, 5}, "raw.LprRead", 3, 99, -7),
                FormatTypeInfo.of(RawRecord.class, new RawRecordFormat()));
        comesBack(
                new RejectedRecord("CEP-6001", "why", "", new byte[] {1}, "t", 1, 2),
                FormatTypeInfo.of(RejectedRecord.class, new RejectedRecordFormat()));
        comesBack(
                PartitionKey.of(Arrays.asList("p", null, 5L, 1.5, true)),
                FormatTypeInfo.of(PartitionKey.class, new PartitionKeyFormat()));
        Detection detection = new Detection(
                3, Role.CLOSE, "close", 77, PartitionKey.of(List.of("p")), 5, "default", details(), EVIDENCE);
        comesBack(new Finding("fp", detection), FormatTypeInfo.of(Finding.class, new FindingFormat()));
        comesBack(alert(), FormatTypeInfo.of(Alert.class, new AlertFormat()));
        comesBack(
                new EnrichedAlert(
                        alert(),
                        new Enrichment(
                                List.of(new NearPlace("c", "name", 1.5, 90)), List.of(), List.of("zone"), "district")),
                FormatTypeInfo.of(EnrichedAlert.class, new EnrichedAlertFormat()));
    }

    @Test
    void eventsComeBackWithTheirOriginAndRows() throws Exception {
        EventType inner = new EventType("Inner", List.of(new Field("x", ValueType.DOUBLE)));
        EventType type = new EventType(
                "Probe",
                List.of(
                        new Field("inner", ValueType.rowOf(inner)),
                        new Field("rows", ValueType.arrayOf(ValueType.rowOf(inner))),
                        new Field("n", ValueType.INT)));
        Event event = Event.of(
                type,
                5,
                "id",
                new Object[] {Event.row(inner, 1.5), List.of(Event.row(inner, 2.5)), null},
                new Origin("t", 1, 2));
        EventTypeTable table = InstantiationUtil.clone(EventTypeTable.of(List.of(type)));
        RoutedEvent routed = again(
                new RoutedEvent(PartitionKey.of(List.of(1L)), event, new int[] {0, 5, 1 << 16, 32_767 << 16 | 65_535}),
                new RoutedEventSerializer(table));
        assertThat(routed.event()).isEqualTo(event);
        assertThat(routed.event().origin()).isEqualTo(event.origin());
        assertThat(routed.filters()).containsExactly(0, 5, 1 << 16, 32_767 << 16 | 65_535);
    }

    @Test
    void theCatalogsTypesTravel() throws Exception {
        EventTypeTable table = InstantiationUtil.clone(PlateRules.CATALOG.table());
        assertThat(List.copyOf(table.types().values())).isEqualTo(List.copyOf(PlateRules.CATALOG.types()));
    }

    @Test
    void aSnapshotKnowsItsFormat() throws IOException {
        var keys =
                FormatTypeInfo.of(PartitionKey.class, new PartitionKeyFormat()).serializer();
        DataOutputSerializer out = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, keys.snapshotConfiguration());
        TypeSerializerSnapshot<PartitionKey> read = TypeSerializerSnapshot.readVersionedSnapshot(
                new DataInputDeserializer(out.getCopyOfBuffer()), getClass().getClassLoader());
        assertThat(read.restoreSerializer()).isEqualTo(keys);
        assertThat(keys.snapshotConfiguration().resolveSchemaCompatibility(read).isCompatibleAsIs())
                .isTrue();
    }
}
