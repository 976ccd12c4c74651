package io.bongsu.language.pack;

import io.bongsu.engine.plan.AlertPlan;
import io.bongsu.engine.plan.StatementPlan;
import io.bongsu.language.diagnose.Diagnostics;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.SourceText;
import io.bongsu.language.diagnose.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code rule.yaml}.
 *
 * <p>Shape: see the page of CEP-5103 for all keys with an example. Unit: {@code cooldown} is a length of time such as
 * {@code 10 min}.
 *
 * <p>Errors: CEP-5101 to 5104, each at its line; what could be read is returned as long as the text is YAML.
 */
final class MetadataReader {
    static final List<String> STATUS = List.of("ACTUAL", "EXERCISE", "TEST");
    static final List<String> SEVERITY = List.of("Extreme", "Severe", "Moderate", "Minor", "Unknown");
    static final List<String> URGENCY = List.of("Immediate", "Expected", "Future", "Past", "Unknown");
    static final List<String> CERTAINTY = List.of("Observed", "Likely", "Possible", "Unlikely", "Unknown");
    private static final List<String> KEYS = List.of(
            "id",
            "name",
            "title",
            "service",
            "version",
            "status",
            "severity",
            "urgency",
            "certainty",
            "update",
            "owner",
            "description",
            "falsePositives",
            "parameters",
            "alert");
    private static final List<String> ALERT_KEYS =
            List.of("headline", "dedupKey", "labels", "evidence", "negativeEvidence", "place", "cooldown");
    private static final Pattern TEMPLATE = Pattern.compile("\\{([^{}]*)\\}");
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern NAME_FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final SourceText source;
    private final Diagnostics diagnostics;
    private final List<RuleMetadata.Named> places = new ArrayList<>();

    MetadataReader(SourceText source, Diagnostics diagnostics) {
        this.source = source;
        this.diagnostics = diagnostics;
    }

    Optional<RuleMetadata> read() {
        try {
            YamlNode root = YamlNode.parse(source.text());
            if (root instanceof YamlNode.Mapping mapping) {
                return Optional.of(read(new YamlReader(source, diagnostics, mapping, "")));
            }
            diagnostics.error(
                    ErrorCode.BAD_YAML, source, root.span(), "rule.yaml must be a mapping of keys to values", "");
        } catch (YamlNode.Malformed e) {
            int at = e.offset();
            diagnostics.error(
                    ErrorCode.BAD_YAML, source, new Span(at, at), "the file is not YAML: " + e.getMessage(), "");
        }
        return Optional.empty();
    }

    private RuleMetadata read(YamlReader yaml) {
        yaml.only(KEYS);
        String id = yaml.required("id", text -> UUID_FORM.matcher(text).matches(), "a UUID");
        String name =
                yaml.required("name", text -> NAME_FORM.matcher(text).matches(), "lower case words joined with '-'");
        String title = yaml.required("title");
        String service = yaml.required("service");
        String status = yaml.word("status", STATUS);
        AlertPlan.CapWords cap = new AlertPlan.CapWords(
                yaml.word("severity", SEVERITY), yaml.word("urgency", URGENCY), yaml.word("certainty", CERTAINTY));
        yaml.required("owner");
        yaml.required("description");
        if (!yaml.entries().containsKey("falsePositives")) {
            yaml.required("falsePositives");
        }
        AlertPlan alert = alert(yaml, cap, update(yaml, cap), title);
        return new RuleMetadata(
                canonical(id), name, title, service, version(yaml), status, parameters(yaml), alert, places);
    }

    private static String canonical(String id) {
        return UUID_FORM.matcher(id).matches() ? UUID.fromString(id).toString() : id;
    }

    private static int version(YamlReader yaml) {
        String text = yaml.optional("version", "1");
        if (!text.matches("[1-9][0-9]{0,8}")) {
            yaml.bad(yaml.place("version"), "'version' must be an integer > 0, got '" + text + "'", "");
            return 1;
        }
        return Integer.parseInt(text);
    }

    /** CAP words of UPDATE rows; what is left out is as for OPEN rows. */
    private static AlertPlan.CapWords update(YamlReader yaml, AlertPlan.CapWords cap) {
        return yaml.mapping("update")
                .map(update -> {
                    update.only(List.of("severity", "urgency", "certainty"));
                    return new AlertPlan.CapWords(
                            update.entries().containsKey("severity")
                                    ? update.word("severity", SEVERITY)
                                    : cap.severity(),
                            update.entries().containsKey("urgency") ? update.word("urgency", URGENCY) : cap.urgency(),
                            update.entries().containsKey("certainty")
                                    ? update.word("certainty", CERTAINTY)
                                    : cap.certainty());
                })
                .orElse(cap);
    }

    private static Map<String, RuleMetadata.Parameter> parameters(YamlReader yaml) {
        Map<String, RuleMetadata.Parameter> parameters = new LinkedHashMap<>();
        yaml.mapping("parameters")
                .ifPresent(section -> section.entries()
                        .forEach((name, entry) -> section.mapping(name).ifPresent(parameter -> {
                            parameter.only(List.of("value", "unit", "description"));
                            String value = parameter.required("value");
                            parameters.put(
                                    name,
                                    new RuleMetadata.Parameter(
                                            value,
                                            parameter.required("unit"),
                                            parameter.required("description"),
                                            entry.key()));
                        })));
        return parameters;
    }

    private AlertPlan alert(YamlReader yaml, AlertPlan.CapWords cap, AlertPlan.CapWords update, String title) {
        Optional<YamlReader> section = yaml.mapping("alert");
        if (section.isEmpty()) {
            yaml.required("alert");
            return new AlertPlan(
                    cap, update, title, List.of(), List.of(), List.of(), List.of(), new AlertPlan.Place("", ""), 0);
        }
        YamlReader alert = section.get();
        alert.only(ALERT_KEYS);
        String headline = alert.required("headline");
        template(headline, alert.place("headline"));
        List<String> dedupKey = names(alert, "dedupKey", RuleMetadata.Kind.KEY_COLUMN);
        List<AlertPlan.Label> labels = new ArrayList<>();
        alert.mapping("labels")
                .ifPresent(map -> map.entries().keySet().forEach(label -> {
                    String template = map.optional(label, "");
                    template(template, map.place(label));
                    labels.add(new AlertPlan.Label(label, template));
                }));
        List<AlertPlan.Awaited> awaited = new ArrayList<>();
        for (YamlReader item : alert.mappings("negativeEvidence")) {
            item.only(List.of("stream", "description", "on"));
            String stream = item.required("stream");
            places.add(new RuleMetadata.Named(RuleMetadata.Kind.STREAM, stream, item.place("stream")));
            String description = item.required("description");
            template(description, item.place("description"));
            String on = item.entries().containsKey("on") ? item.word("on", List.of("open", "update", "close")) : "open";
            awaited.add(new AlertPlan.Awaited(stream, description, role(on)));
        }
        return new AlertPlan(
                cap,
                update,
                headline,
                dedupKey,
                labels,
                names(alert, "evidence", RuleMetadata.Kind.TAG),
                awaited,
                place(alert),
                cooldown(alert));
    }

    /** The rows that a word of {@code on} stands for; a wrong word is reported where it is read. */
    private static StatementPlan.Role role(String on) {
        return switch (on) {
            case "update" -> StatementPlan.Role.UPDATE;
            case "close" -> StatementPlan.Role.CLOSE;
            default -> StatementPlan.Role.OPEN;
        };
    }

    private List<String> names(YamlReader alert, String key, RuleMetadata.Kind kind) {
        List<YamlNode.Scalar> texts = alert.texts(key);
        texts.forEach(text -> places.add(new RuleMetadata.Named(kind, text.text(), text.span())));
        return texts.stream().map(YamlNode.Scalar::text).toList();
    }

    private AlertPlan.Place place(YamlReader alert) {
        return alert.mapping("place")
                .map(place -> {
                    place.only(List.of("lon", "lat"));
                    for (String axis : List.of("lon", "lat")) {
                        places.add(new RuleMetadata.Named(
                                RuleMetadata.Kind.OPEN_COLUMN, place.required(axis), place.place(axis)));
                    }
                    return new AlertPlan.Place(place.optional("lon", ""), place.optional("lat", ""));
                })
                .orElse(new AlertPlan.Place("", ""));
    }

    private static long cooldown(YamlReader alert) {
        String text = alert.optional("cooldown", "0 sec");
        Optional<Long> millis = TimeLength.parse(text);
        if (millis.isEmpty()) {
            alert.bad(
                    alert.place("cooldown"),
                    "'alert.cooldown' must be a length of time, got '" + text + "'",
                    "Write for example 10 min.");
        }
        return millis.orElse(0L);
    }

    private void template(String template, Span place) {
        Matcher matcher = TEMPLATE.matcher(template);
        while (matcher.find()) {
            places.add(new RuleMetadata.Named(RuleMetadata.Kind.OPEN_COLUMN, matcher.group(1), inside(matcher, place)));
        }
    }

    /** The place of a column within the template, as far as the text is written in one piece. */
    private Span inside(Matcher matcher, Span place) {
        int at = source.text().indexOf(matcher.group(), place.from());
        return at >= 0 && at < place.to()
                ? new Span(at + 1, at + 1 + matcher.group(1).length())
                : place;
    }
}
