package io.bongsu.benchmarks.piece;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.partition.RuleSet;
import io.bongsu.engine.plan.RulePlan;
import io.bongsu.language.CompiledRule;
import io.bongsu.language.RuleCompiler;
import io.bongsu.language.diagnose.SourceText;
import io.bongsu.language.pack.RuleSource;
import io.bongsu.schemas.EventCatalog;
import io.bongsu.schemas.EventType;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;

/**
 * A report and the next read of its key: the rule, its two streams, events of them.
 *
 * <p>Shape: events of both streams have the fields eventId, ts, k.
 */
final class KeyedRule {
    static final String PATTERN = "@name('open') select a.k as k, a.eventId as report, b.eventId as read "
            + "from pattern [every a=Report -> b=Read(k = a.k) where timer:within(60 sec)]";

    private final EventCatalog catalog;
    private final EventType report;
    private final EventType read;

    KeyedRule() {
        catalog = EventCatalog.builtin().with(schema("Report")).with(schema("Read"));
        report = catalog.get("Report").type();
        read = catalog.get("Read").type();
    }

    private static Schema schema(String name) {
        return SchemaBuilder.record(name)
                .namespace("io.bongsu.benchmarks")
                .fields()
                .requiredString("eventId")
                .requiredLong("ts")
                .requiredString("k")
                .endRecord();
    }

    EventCatalog catalog() {
        return catalog;
    }

    List<EventType> types() {
        return List.of(report, read);
    }

    /** Rules of these texts, by number. */
    RuleSet compile(List<String> texts) {
        RuleCompiler compiler = new RuleCompiler(catalog);
        SortedMap<Integer, RulePlan> plans = new TreeMap<>();
        for (String text : texts) {
            CompiledRule rule = compiler.compile(RuleSource.bare(new SourceText("r" + plans.size() + ".epl", text)));
            plans.put(
                    plans.size(),
                    rule.plan()
                            .orElseThrow(() -> new IllegalStateException(
                                    "a benchmark's rule must compile, diagnostics=" + rule.diagnostics())));
        }
        return RuleSet.of(plans, types(), Geography.EMPTY);
    }

    Event report(String key, long number, long timeMillis) {
        return event(report, key, number, timeMillis);
    }

    Event read(String key, long number, long timeMillis) {
        return event(read, key, number, timeMillis);
    }

    private static Event event(EventType type, String key, long number, long timeMillis) {
        String id = "e" + number;
        Object[] values = new Object[type.fields().size()];
        values[type.indexOf("eventId")] = id;
        values[type.indexOf("ts")] = timeMillis;
        values[type.indexOf("k")] = key;
        return Event.of(type, timeMillis, id, values);
    }
}
