package io.bongsu.tests.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One recorded case.
 *
 * <p>Shape: {@code area} is the name of the file; {@code json} the whole line. Unit: ms.
 */
record RecordedCase(String area, JsonNode json) {
    private static final Pattern UPDATE = Pattern.compile("(?i)\\bupdate\\s+istream\\b");

    /** The case with the classes that its EPL names in columns under their short names, as types that are there before. */
    RecordedCase withShortClassNames() {
        Map<String, String> names = new TreeMap<>();
        String epl = epl();
        types().properties().forEach(type -> {
            String name = type.getKey();
            String simple = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
            boolean column = Pattern.compile("[(,]\\s*\\w+\\s+" + Pattern.quote(name) + "(?![\\w$.])")
                    .matcher(epl)
                    .find();
            if (column && !types().has(simple)) {
                names.put(name, simple);
            }
        });
        if (names.isEmpty()) {
            return this;
        }
        String text = json.toString();
        for (Map.Entry<String, String> name : names.entrySet()) {
            text = text.replaceAll(
                    "(?<![\\w$.])" + Pattern.quote(name.getKey()) + "(?![\\w$.])",
                    Matcher.quoteReplacement(name.getValue()));
        }
        try {
            JsonNode renamed = new ObjectMapper().readTree(text);
            names.values().forEach(name -> ((ObjectNode) renamed.path("types").path(name)).put("preconfigured", true));
            return new RecordedCase(area, renamed);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a renamed case is JSON, id=" + id(), e);
        }
    }

    String id() {
        return json.path("id").asText();
    }

    boolean ordered() {
        return json.path("order").asBoolean(true);
    }

    long startMillis() {
        return json.path("startTime").asLong();
    }

    JsonNode types() {
        return json.path("types");
    }

    JsonNode configuration() {
        return json.path("config");
    }

    List<JsonNode> steps() {
        List<JsonNode> steps = new ArrayList<>();
        json.path("steps").forEach(steps::add);
        return steps;
    }

    /** Whether the statement that a step names is an update. */
    boolean isUpdate(JsonNode step) {
        for (JsonNode one : steps()) {
            for (JsonNode statement : one.path("statements")) {
                if (one.path("dep").equals(step.path("dep"))
                        && statement.path("name").equals(step.path("stmt"))
                        && UPDATE.matcher(statement.path("epl").asText()).find()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether an update may give null to what Esper keeps in a Java primitive. */
    boolean updatesPrimitives() {
        String epl = epl();
        for (JsonNode type : types()) {
            for (Map.Entry<String, JsonNode> property : type.path("props").properties()) {
                Pattern computed = Pattern.compile("(?is)update\\s+istream.*\\bset\\b.*\\b"
                        + Pattern.quote(property.getKey()) + "\\s*=\\s*(?!['\"\\d\\s-]|true\\b|false\\b)");
                if (property.getValue().asText().matches("[a-z]+")
                        && computed.matcher(epl).find()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a statement sets variables, or they are set from outside. */
    boolean setsVariables() {
        return Pattern.compile("(?is)\\bon\\b[^;]*\\bset\\b").matcher(epl()).find()
                || steps().stream().anyMatch(step -> step.path("op").asText().equals("setvar"));
    }

    /** The variant streams that the configuration declares, as EPL, by name. */
    Map<String, String> variants() {
        Map<String, String> variants = new TreeMap<>();
        for (Map.Entry<String, JsonNode> one :
                configuration().path("variantStreams").properties()) {
            String value = one.getValue().asText();
            String members = value.endsWith("/ANY") ? "*" : value.substring(1, value.indexOf(']'));
            variants.put(one.getKey(), "create variant schema " + one.getKey() + " as " + members + ";\n");
        }
        return variants;
    }

    /** All EPL that is deployed, for finding the names that it mentions. */
    String epl() {
        return String.join("", variants().values())
                + steps().stream().map(step -> step.path("epl").asText("")).collect(Collectors.joining("\n"));
    }
}
