package io.bongsu.tests.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Variables that a case presumes and names, as statements before all others. */
final class PresetVariables {
    private final Map<String, JsonNode> named;

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
        return new PresetVariables(named);
    }

    int count() {
        return named.size();
    }

    String epl() {
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
