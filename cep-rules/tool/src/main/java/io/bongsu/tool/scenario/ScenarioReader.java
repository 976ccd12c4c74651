package io.bongsu.tool.scenario;

import io.bongsu.engine.alert.Alert;
import io.bongsu.engine.event.Event;
import io.bongsu.language.diagnose.Diagnostics;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.NearestName;
import io.bongsu.language.diagnose.SourceText;
import io.bongsu.language.diagnose.Span;
import io.bongsu.language.pack.YamlNode;
import io.bongsu.language.pack.YamlReader;
import io.bongsu.schemas.EventCatalog;
import io.bongsu.schemas.StreamSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads a scenario file: one scenario, or several under {@code scenarios} that share start, defaults and reference.
 *
 * <p>Shape: a scenario has {@code name}, {@code start}, {@code defaults} (fields by event type), {@code reference}, {@code
 * events} and {@code expect}.
 *
 * <p>Errors: CEP-2101, 2104, 5101 to 5104, each at its line; a file with an error gives no scenarios.
 */
public final class ScenarioReader {
    private static final List<String> SHARED = List.of("start", "defaults", "reference");
    private static final List<String> OWN = List.of("name", "start", "defaults", "reference", "events", "expect");
    private static final List<String> TEXTS = List.of("reason", "severity", "urgency", "certainty", "headline");
    private static final List<String> TRANSITIONS = List.of("OPEN", "UPDATE", "CLOSE");

    private final SourceText source;
    private final EventCatalog catalog;
    private final Diagnostics diagnostics;

    private ScenarioReader(SourceText source, EventCatalog catalog, Diagnostics diagnostics) {
        this.source = source;
        this.catalog = catalog;
        this.diagnostics = diagnostics;
    }

    /** The file's scenarios; none when something is wrong with one of them. */
    public static List<Scenario> read(SourceText source, EventCatalog catalog, Diagnostics diagnostics) {
        int errors = diagnostics.errors();
        List<Scenario> scenarios = new ScenarioReader(source, catalog, diagnostics).read();
        return diagnostics.errors() > errors ? List.of() : scenarios;
    }

    private List<Scenario> read() {
        YamlNode root;
        try {
            root = YamlNode.parse(source.text());
        } catch (YamlNode.Malformed e) {
            Span at = new Span(e.offset(), e.offset());
            diagnostics.error(ErrorCode.BAD_YAML, source, at, "the file is not YAML: " + e.getMessage(), "");
            return List.of();
        }
        if (!(root instanceof YamlNode.Mapping mapping)) {
            diagnostics.error(
                    ErrorCode.BAD_YAML, source, root.span(), "a scenario must be a mapping of keys to values", "");
            return List.of();
        }
        YamlReader file = new YamlReader(source, diagnostics, mapping, "");
        if (!mapping.entries().containsKey("scenarios")) {
            return List.of(scenario(file, List.of(file)));
        }
        List<String> keys = new ArrayList<>(SHARED);
        keys.add("scenarios");
        file.only(keys);
        List<Scenario> scenarios = new ArrayList<>();
        for (YamlReader one : file.mappings("scenarios")) {
            scenarios.add(scenario(one, List.of(file, one)));
        }
        unique(scenarios, file);
        return scenarios;
    }

    private static void unique(List<Scenario> scenarios, YamlReader file) {
        Map<String, Scenario> byName = new LinkedHashMap<>();
        for (Scenario scenario : scenarios) {
            if (byName.putIfAbsent(scenario.name(), scenario) != null) {
                file.bad(
                        file.place("scenarios"),
                        "scenario names must be unique in a file, name=" + scenario.name(),
                        "");
            }
        }
    }

    /** @param levels the file and the scenario, or both in one; what comes later counts */
    private Scenario scenario(YamlReader yaml, List<YamlReader> levels) {
        yaml.only(OWN);
        String name = yaml.required("name");
        ScenarioClock clock = ScenarioClock.DEFAULT;
        Map<String, Map<String, YamlNode.Entry>> defaults = new LinkedHashMap<>();
        ReferenceReader reference = new ReferenceReader();
        for (YamlReader level : levels) {
            clock = start(level, clock);
            level.mapping("defaults")
                    .ifPresent(types -> types.entries()
                            .keySet()
                            .forEach(type -> types.mapping(type).ifPresent(fields -> {
                                schema(type, types.place(type));
                                defaults.computeIfAbsent(type, unused -> new LinkedHashMap<>())
                                        .putAll(fields.entries());
                            })));
            level.mapping("reference").ifPresent(reference::read);
        }
        List<Event> events = events(yaml, clock, defaults);
        return expectations(yaml, name, clock, reference, events);
    }

    private ScenarioClock start(YamlReader yaml, ScenarioClock otherwise) {
        return yaml.entries().containsKey("start") ? new ScenarioClock(time(yaml, "start", otherwise)) : otherwise;
    }

    private long time(YamlReader yaml, String key, ScenarioClock clock) {
        String text = yaml.required(key);
        Optional<Long> millis = clock.parse(text);
        if (millis.isEmpty() && !text.isBlank()) {
            yaml.bad(yaml.place(key), "'" + key + "' must be a time, got '" + text + "'", ScenarioClock.FORMS);
        }
        return millis.orElse(clock.startMillis());
    }

    private List<Event> events(
            YamlReader yaml, ScenarioClock clock, Map<String, Map<String, YamlNode.Entry>> defaults) {
        EventReader reader = new EventReader(source, diagnostics);
        List<Event> events = new ArrayList<>();
        if (!yaml.entries().containsKey("events")) {
            yaml.required("events");
        }
        for (YamlReader item : yaml.mappings("events")) {
            long at = time(item, "at", clock);
            String type = item.required("type");
            Optional<StreamSchema> schema = type.isBlank() ? Optional.empty() : schema(type, item.place("type"));
            String id = item.optional("eventId", "e" + (events.size() + 1));
            Map<String, YamlNode.Entry> fields = new LinkedHashMap<>(defaults.getOrDefault(type, Map.of()));
            fields.putAll(item.entries());
            List.of("at", "type", "eventId", "fields").forEach(fields::remove);
            // A field that is called like a key of ours stands under 'fields'.
            item.mapping("fields").ifPresent(own -> fields.putAll(own.entries()));
            schema.flatMap(known -> reader.read(known, clock, at, id, fields, item.place("type")))
                    .ifPresent(events::add);
        }
        return events;
    }

    private Optional<StreamSchema> schema(String type, Span place) {
        Optional<StreamSchema> schema = catalog.find(type).filter(found -> !found.reference());
        if (schema.isEmpty()) {
            List<String> streams = catalog.entries().stream()
                    .filter(entry -> !entry.reference())
                    .map(StreamSchema::name)
                    .toList();
            diagnostics.error(
                    ErrorCode.UNKNOWN_EVENT_TYPE,
                    source,
                    place,
                    "there is no event type '" + type + "'",
                    NearestName.to(type, streams)
                            .map(near -> "Maybe: '" + near + "'.")
                            .orElse("Add its schema with --schemas."));
        }
        return schema;
    }

    private Scenario expectations(
            YamlReader yaml, String name, ScenarioClock clock, ReferenceReader reference, List<Event> events) {
        List<ExpectedAlert> alerts = new ArrayList<>();
        OptionalLong until = OptionalLong.empty();
        Optional<YamlReader> expect = yaml.mapping("expect");
        if (expect.isEmpty()) {
            yaml.required("expect");
        } else {
            expect.get().only(List.of("alerts", "silence", "until"));
            expect.get().mappings("alerts").forEach(alert -> alerts.add(alert(alert, clock)));
            silence(expect.get(), alerts);
            if (expect.get().entries().containsKey("until")) {
                until = OptionalLong.of(time(expect.get(), "until", clock));
            }
        }
        int line = source.position(yaml.place("name").from()).line();
        return new Scenario(name, source.file() + ":" + line, clock, reference.geography(), events, alerts, until);
    }

    private static void silence(YamlReader expect, List<ExpectedAlert> alerts) {
        String silence = expect.optional("silence", "false");
        if (!silence.equals("true") && !silence.equals("false")) {
            expect.bad(expect.place("silence"), "'expect.silence' must be true or false, got '" + silence + "'", "");
        } else if (silence.equals("true") != alerts.isEmpty()) {
            expect.bad(expect.place("silence"), "'expect' must have either alerts or silence: true", "");
        }
    }

    private ExpectedAlert alert(YamlReader yaml, ScenarioClock clock) {
        List<String> keys = new ArrayList<>(List.of("at", "transition", "details", "evidence"));
        keys.addAll(TEXTS);
        yaml.only(keys);
        String word = yaml.word("transition", TRANSITIONS);
        Map<String, String> texts = new LinkedHashMap<>();
        TEXTS.stream().filter(yaml.entries()::containsKey).forEach(text -> texts.put(text, yaml.optional(text, "")));
        Map<String, String> details = new LinkedHashMap<>();
        yaml.mapping("details")
                .ifPresent(columns -> columns.entries()
                        .keySet()
                        .forEach(column -> details.put(column, columns.optional(column, ""))));
        return new ExpectedAlert(
                time(yaml, "at", clock),
                TRANSITIONS.contains(word) ? Alert.Transition.valueOf(word) : Alert.Transition.OPEN,
                texts,
                details,
                yaml.texts("evidence").stream().map(YamlNode.Scalar::text).toList());
    }
}
