package io.bongsu.tests.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Variables that a case presumes and names, as statements before all others. */
final class PresetVariables {
    private static final String SETTER = "SetterOf_";

    private final Map<String, JsonNode> named;
    /** Those that are set from outside to another value than their first. */
    private final Set<String> set = new LinkedHashSet<>();

    private List<JsonNode> steps = List.of();
    private int passed;
    private final Map<String, String> variants = new TreeMap<>();

    private PresetVariables(Map<String, JsonNode> named) {
        this.named = named;
    }

    static PresetVariables of(RecordedCase recorded) {
        Map<String, JsonNode> named = new LinkedHashMap<>();
        String epl = recorded.epl();
        recorded.configuration().path("variables").properties().forEach(variable -> {
            if (Pattern.compile("\\b" + Pattern.quote(variable.getKey()) + "\\b")
                    .matcher(epl)
                    .find()) {
                named.put(variable.getKey(), variable.getValue());
            }
        });
        PresetVariables variables = new PresetVariables(named);
        variables.variants.putAll(recorded.variants());
        for (JsonNode step : recorded.steps()) {
            String name = step.path("name").asText();
            if (step.path("op").asText().equals("setvar") && !variables.has(name, step.path("value"))) {
                variables.set.add(name);
            }
        }
        variables.steps = recorded.steps();
        return variables;
    }

    /** The next step is about to be run. */
    void step() {
        passed++;
    }

    /** Whether the variable is set before the next text is gone. */
    private boolean isSetNext(String name) {
        for (JsonNode step : steps.subList(Math.max(passed - 1, 0), steps.size())) {
            if (step.path("op").asText().equals("undeploy")) {
                return false;
            }
            if (step.path("op").asText().equals("setvar")
                    && step.path("name").asText().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** From here on a text that is deployed finds the variable with this value; false for one that texts themselves declare. */
    boolean start(String name, JsonNode value) {
        if (!named.containsKey(name)) {
            return false;
        }
        ObjectNode variable = named.get(name).deepCopy();
        variable.set("init", value);
        named.put(name, variable);
        return true;
    }

    boolean isSet(String name) {
        return set.contains(name);
    }

    /** The stream of which an event sets the variable. */
    static String setter(String name) {
        return SETTER + name;
    }

    /** Statements that set, by events, the variables of the text which are set from outside. */
    String setters(String epl) {
        StringBuilder setters = new StringBuilder();
        for (String name : set) {
            if (!isSetNext(name)) {
                continue;
            }
            Matcher created = Pattern.compile(
                            "(?i)\\bcreate\\s+variable\\s+([\\w.]+)\\s+" + Pattern.quote(name) + "\\b")
                    .matcher(epl() + epl);
            if (created.find()) {
                setters.append("create schema ")
                        .append(setter(name))
                        .append(" (value ")
                        .append(created.group(1))
                        .append(");\n@name('")
                        .append(setter(name))
                        .append("') on ")
                        .append(setter(name))
                        .append(" set ")
                        .append(name)
                        .append(" = value;\n");
            }
        }
        return setters.toString();
    }

    /** The variant streams that are there before any text. */
    Set<String> variants() {
        return variants.keySet();
    }

    /** How many statements {@link #epl} has before a text. */
    int count(String text) {
        return named.size() + (int) used(text).count();
    }

    /** The variant streams that the text names. */
    private Stream<String> used(String text) {
        return variants.entrySet().stream()
                .filter(one -> Pattern.compile("\\b" + Pattern.quote(one.getKey()) + "\\b")
                        .matcher(text)
                        .find())
                .map(Map.Entry::getValue);
    }

    /** What is there before a text: variables, and the variant streams that it names. */
    String epl(String text) {
        return epl() + used(text).collect(Collectors.joining());
    }

    private String epl() {
        StringBuilder epl = new StringBuilder();
        named.forEach((name, variable) -> {
            String type = variable.path("type").asText();
            String simple = type.substring(type.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            String init = variable.path("init").asText();
            String value = simple.equals("string") ? "'" + init + "'" : init;
            epl.append("create ")
                    .append(variable.path("constant").asBoolean() ? "constant " : "")
                    .append("variable ")
                    .append(simple)
                    .append(' ')
                    .append(name)
                    .append(variable.path("init").isNull() ? "" : " = " + value)
                    .append(";\n");
        });
        return epl.toString();
    }

    /** Whether the variable has this value from the start. */
    boolean has(String name, JsonNode value) {
        JsonNode init = named.containsKey(name) ? named.get(name).path("init") : null;
        return init != null && !init.isNull() && init.asText().equals(value.asText());
    }
}
