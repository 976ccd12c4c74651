package io.bongsu.tests.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A statement's text with the values of its substitution parameters ({@code ?}, {@code ?:name:type}) written in. */
final class Substitution {
    private static final Pattern PARAMETER =
            Pattern.compile("'(?:\\\\.|[^'\\\\])*'|\"(?:\\\\.|[^\"\\\\])*\"|\\?(?::(\\w*):([\\w.]+))?");

    private Substitution() {}

    /** Empty for values that cannot be written, and where a column is named after its parameter. */
    static Optional<String> text(JsonNode deployment) {
        JsonNode statements = deployment.path("statements");
        if (statements.size() != 1) {
            return Optional.empty();
        }
        for (Map.Entry<String, JsonNode> column :
                statements.path(0).path("props").properties()) {
            if (column.getKey().contains("?")) {
                return Optional.empty();
            }
        }
        Map<String, JsonNode> values = new HashMap<>();
        deployment.path("substitution").forEach(one -> values.put(one.path(1).asText(), one.path(2)));
        Matcher parameter = PARAMETER.matcher(deployment.path("epl").asText());
        StringBuilder text = new StringBuilder();
        int number = 0;
        while (parameter.find()) {
            String written = parameter.group();
            if (written.startsWith("?")) {
                number++;
                String name = parameter.group(1) == null || parameter.group(1).isEmpty()
                        ? String.valueOf(number)
                        : parameter.group(1);
                String type = parameter.group(2) == null ? "" : parameter.group(2);
                Optional<String> literal = literal(values.get(name), type);
                if (literal.isEmpty()) {
                    return Optional.empty();
                }
                written = literal.get();
            }
            parameter.appendReplacement(text, Matcher.quoteReplacement(written));
        }
        return Optional.of(parameter.appendTail(text).toString());
    }

    private static Optional<String> literal(JsonNode value, String type) {
        if (value == null || value.isContainerNode() || value.isNull()) {
            return Optional.empty();
        }
        String text = value.asText();
        String kind = type.substring(type.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (value.isTextual()) {
            return kind.equals("string") && !text.matches("(?s).*['\"\\\\\\n].*")
                    ? Optional.of("'" + text + "'")
                    : Optional.empty();
        }
        if (text.startsWith("-")) {
            return Optional.empty();
        }
        return switch (kind) {
            case "int", "integer", "boolean" -> Optional.of(text);
            case "long" -> Optional.of(text + "L");
            case "double" -> Optional.of(text.contains(".") ? text : text + ".0");
            default -> Optional.empty();
        };
    }
}
