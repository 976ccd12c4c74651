package io.bongsu.benchmarks.city;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.alert.Alert;
import io.bongsu.engine.event.Event;
import io.bongsu.engine.local.LocalRun;
import io.bongsu.engine.partition.RuleSet;
import io.bongsu.engine.plan.RulePlan;
import io.bongsu.jobs.decode.EventDecoder;
import io.bongsu.jobs.decode.EventTimeRange;
import io.bongsu.jobs.decode.RejectedRecord;
import io.bongsu.jobs.decode.StreamCatalog;
import io.bongsu.jobs.deploy.RuleBundle;
import io.bongsu.jobs.source.RawRecord;
import io.bongsu.schemas.EventCatalog;
import io.bongsu.schemas.StreamSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.junit.jupiter.api.Test;

final class NationTest {
    private static final Nation NATION = new Nation(42);
    private static final StreamCatalog CATALOG = StreamCatalog.of(EventCatalog.builtin());

    @Test
    void everyRecordIsAvroOfItsSchemaAndNoLaterThanTheSchemaAllows() throws Exception {
        Map<String, StreamSchema> streams = CATALOG.streams();
        Map<String, GenericDatumReader<GenericRecord>> readers = new HashMap<>();
        BinaryDecoder decoder = null;
        long latest = Long.MIN_VALUE;
        SortedMap<String, Integer> counts = new TreeMap<>();
        for (long i = 0; i < NATION.perBlock(); i++) {
            RawRecord raw = NATION.record(i);
            StreamSchema stream = streams.get(raw.stream());
            decoder = DecoderFactory.get().binaryDecoder(raw.bytes(), decoder);
            GenericRecord record = readers.computeIfAbsent(
                            raw.stream(), name -> new GenericDatumReader<>(stream.avro()))
                    .read(null, decoder);
            assertThat(decoder.isEnd()).as(raw.stream()).isTrue();
            assertThat(record.get("eventId")).hasToString("e" + i);
            long time = (Long) record.get("ts");
            assertThat(time).isEqualTo(NATION.timeMillis(i));
            latest = Math.max(latest, time);
            assertThat(latest - time).isLessThanOrEqualTo(stream.latenessMillis());
            requireInKorea(record);
            counts.merge(raw.stream(), 1, Integer::sum);
        }
        assertThat(counts).hasSize(16).containsEntry("LprRead", 103_000).containsEntry("Report112", 36);
        assertThat(NATION.perBlock()).isBetween(225_000, 235_000);
    }

    private static void requireInKorea(GenericRecord record) {
        if (record.hasField("lon") && record.get("lon") != null) {
            assertThat((Double) record.get("lon")).isBetween(124.0, 132.0);
            assertThat((Double) record.get("lat")).isBetween(33.0, 39.0);
        }
    }

    @Test
    void theRulesOfAllFiveServicesFire() throws Exception {
        RuleBundle bundle = RulePack.compile();
        SortedMap<Integer, RulePlan> plans = new TreeMap<>();
        bundle.plans().forEach(plan -> plans.put(plans.size(), plan));
        List<Alert> alerts = new ArrayList<>();
        LocalRun run = new LocalRun(
                RuleSet.of(plans, CATALOG.types(), CityMap.read().geography()), detection -> {}, alerts::add);
        EventDecoder decoder = new EventDecoder(CATALOG, EventTimeRange.LIVE);
        List<RejectedRecord> rejected = new ArrayList<>();
        // Thirty-six blocks of what is not mass: the rules' clocks need minutes, and nearly all plates belong to nobody
        // wanted.
        long events = 36L * NATION.perBlock();
        long millis = NATION.timeMillis(0);
        for (long i = 0; i < events; i++) {
            if (!NATION.isMass(i)) {
                Event event = decoder.decode(NATION.record(i), rejected::add);
                run.offer(event);
                if (event.timeMillis() - NATION.latenessMillis() > millis + 10_000) {
                    millis = event.timeMillis() - NATION.latenessMillis() - 1;
                    run.advance(millis);
                }
            }
        }
        assertThat(rejected).isEmpty();
        assertThat(run.late()).isZero();
        TreeSet<String> opened = new TreeSet<>();
        alerts.stream()
                .filter(alert -> alert.transition() == Alert.Transition.OPEN)
                .forEach(alert -> opened.add(alert.rule().name()));
        assertThat(opened)
                .containsExactly(
                        "blocked-fire-lane",
                        "fleeing-suspect",
                        "hydrant-blocked",
                        "no-dispatch",
                        "safe-zone-exit",
                        "underpass-flood");
        assertThat(alerts.size()).isLessThan(10_000);
    }
}
