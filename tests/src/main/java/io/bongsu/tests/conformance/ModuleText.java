package io.bongsu.tests.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of deployments that are run as one rule, because later ones use what earlier ones declare.
 *
 * <p>Shape: deployments by id, ascending; their texts follow each other.
 */
final class ModuleText {
    private static final Pattern NAME = Pattern.compile("@[nN]ame\\(\\s*(?:value\\s*=\\s*)?(['\"])(.*?)\\1\\s*\\)");

    /** A statement as the recording names it. */
    record Statement(int deployment, String name) {}

    private final TreeMap<Integer, JsonNode> deployments = new TreeMap<>();

    void add(JsonNode deployment) {
        deployments.put(deployment.path("dep").asInt(), deployment);
    }

    void addAll(ModuleText other) {
        other.deployments.values().forEach(this::add);
    }

    boolean uses(ModuleText other) {
        return path().stream()
                .anyMatch(id -> other.deployments.values().stream()
                        .anyMatch(one -> one.path("cid").asInt() == id));
    }

    TreeSet<Integer> deployments() {
        return new TreeSet<>(deployments.keySet());
    }

    /** The compilations that this text may use names of. */
    private List<Integer> path() {
        List<Integer> path = new ArrayList<>();
        deployments.values().forEach(one -> one.path("args").path("path").forEach(id -> path.add(id.asInt())));
        return path;
    }

    boolean substitutes() {
        return deployments.values().stream().anyMatch(one -> one.has("substitution"));
    }

    String epl() {
        StringBuilder text = new StringBuilder();
        for (JsonNode deployment : deployments.values()) {
            String epl = deployment.path("epl").asText().strip();
            text.append(epl).append(epl.endsWith(";") || epl.isEmpty() ? "\n" : ";\n");
        }
        return text.toString();
    }

    /** The planned name of each statement, to the statement's recorded name. */
    Map<String, Statement> statements() {
        Map<String, Statement> names = new LinkedHashMap<>();
        int number = 0;
        for (Map.Entry<Integer, JsonNode> deployment : deployments.entrySet()) {
            for (JsonNode statement : deployment.getValue().path("statements")) {
                number++;
                Matcher name = NAME.matcher(statement.path("epl").asText());
                names.put(
                        name.find() ? name.group(2) : "statement-" + number,
                        new Statement(
                                deployment.getKey(), statement.path("name").asText()));
            }
        }
        return names;
    }
}
