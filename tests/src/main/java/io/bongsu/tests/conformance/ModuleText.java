package io.bongsu.tests.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** Classes of the recorder that look at Esper's own plans. */
    private static final Pattern HOOK = Pattern.compile("(?i)@Hook\\(type\\s*=[\\w.]*INTERNAL_[^)]*\\)");

    private static final Pattern MODULE = Pattern.compile("(?i)^\\s*module\\s+[\\w.]+\\s*;");

    private static final Pattern DECLARATION = Pattern.compile(
            "(?is)(?:\\s*@\\w+(?:\\([^)]*\\))?)*\\s*create\\s+(?:(?:map|objectarray|json|variant)\\s+)?(?:schema|context|expression|variable|constant\\s+variable|const\\s+variable)\\b.*");
    private static final Pattern CONTEXT = Pattern.compile("(?i)\\bcreate\\s+context\\s+(\\w+)");

    /** A class as schema: what it has, the recording says. */
    private static final Pattern CLASS =
            Pattern.compile("(?i)\\bcreate\\s+schema\\s+(\\w+)\\s+as\\s+[\\w$]+(?:\\.[\\w$]+)+");

    static final String SELECTOR = "Compiler.StreamSelection.DefaultStreamSelector";

    static final String TIME_UNIT = "Common.TimeSource.TimeUnit";

    private static final Pattern TIME_WINDOW = Pattern.compile(
            "#time\\((\\d+(?:\\s+(?:milli|micro)?seconds(?:\\s+\\d+\\s+(?:milli|micro)?seconds)*)?)\\)");
    /** Whatever else may have to do with time. */
    private static final Pattern NEEDS_TIME = Pattern.compile(
            "(?i)#|\\b(pattern|output|context|timer|current_timestamp|\\w*(sec|second|minute|hour|day|week|month|year|time|date)s?)\\b|\\)\\s*\\.");

    private static final Pattern SELECT = Pattern.compile("(?i)\\bselect\\b(?!\\s+(?:istream|rstream|irstream)\\b)");
    private static final Map<String, String> SELECTORS =
            Map.of("", "", "ISTREAM_ONLY", "istream", "RSTREAM_ONLY", "rstream", "RSTREAM_ISTREAM_BOTH", "irstream");

    /** The statement of {@link #asking}. */
    static final Statement QUERY = new Statement(Integer.MAX_VALUE, "the query");

    private final TreeMap<Integer, JsonNode> deployments = new TreeMap<>();
    /** Deployments of others, of which only the declarations are used. */
    private final TreeMap<Integer, JsonNode> borrowed = new TreeMap<>();

    /** Deployments that have ended and whose statements are still there. */
    private final TreeSet<Integer> silent = new TreeSet<>();

    void add(JsonNode deployment) {
        deployments.put(deployment.path("dep").asInt(), deployment);
    }

    /** This text and another one, behind each other as they were deployed. */
    ModuleText with(ModuleText other) {
        ModuleText both = new ModuleText();
        both.addAll(this);
        both.addAll(other);
        both.borrowed.putAll(borrowed);
        both.borrowed.putAll(other.borrowed);
        both.borrowed.keySet().removeAll(both.deployments.keySet());
        both.silent.addAll(silent);
        both.silent.addAll(other.silent);
        return both;
    }

    /** Statements of the deployment stay, under other names, for nobody. */
    void silence(int deployment) {
        silent.add(deployment);
    }

    /** A query that is asked once, as the last statement. */
    ModuleText asking(String epl) {
        ObjectNode query = JsonNodeFactory.instance.objectNode();
        query.put("dep", QUERY.deployment());
        query.put("epl", "@name('" + QUERY.name() + "') " + epl);
        ObjectNode statement = query.putArray("statements").addObject();
        statement.put("name", QUERY.name());
        statement.put("epl", "@name('" + QUERY.name() + "') " + epl);
        ModuleText text = new ModuleText();
        text.add(query);
        return with(text);
    }

    void addAll(ModuleText other) {
        other.deployments.values().forEach(this::add);
    }

    /** This text without some deployments. */
    ModuleText without(Set<Integer> ended) {
        ModuleText rest = new ModuleText();
        deployments.forEach((id, one) -> {
            if (!ended.contains(id)) {
                rest.deployments.put(id, one);
            }
        });
        rest.borrowed.putAll(borrowed);
        return rest;
    }

    /** Takes over the deployments that this text uses; they only declare. */
    void borrow(Map<Integer, JsonNode> declarations) {
        declarations.forEach((id, one) -> {
            if (!deployments.containsKey(id) && path().contains(one.path("cid").asInt())) {
                borrowed.put(id, one);
            }
        });
    }

    /** The deployment with a selector written where its one select has none. */
    static JsonNode selecting(JsonNode deployment, String selector) throws RefusedException {
        String epl = deployment.path("epl").asText();
        if (selector.isEmpty()) {
            return deployment;
        }
        if (!SELECTORS.containsKey(selector) || SELECT.matcher(epl).results().count() > 1) {
            throw RefusedException.harness("configuration " + SELECTOR);
        }
        ObjectNode selecting = deployment.deepCopy();
        selecting.put("epl", SELECT.matcher(epl).replaceFirst("select " + SELECTORS.get(selector)));
        return selecting;
    }

    /** The deployment with its lengths of time in microseconds, which the run's clock then counts as milliseconds. */
    static JsonNode inMicroseconds(JsonNode deployment) throws RefusedException {
        String epl = deployment.path("epl").asText();
        if (NEEDS_TIME.matcher(TIME_WINDOW.matcher(epl).replaceAll("")).find()) {
            throw RefusedException.harness("configuration " + TIME_UNIT);
        }
        StringBuilder counted = new StringBuilder();
        Matcher window = TIME_WINDOW.matcher(epl);
        while (window.find()) {
            long length = 0;
            Matcher part =
                    Pattern.compile("(\\d+)(?:\\s+(milli|micro)?seconds)?").matcher(window.group(1));
            while (part.find()) {
                String unit = part.group(2) == null ? "" : part.group(2);
                length += Long.parseLong(part.group(1))
                        * (unit.equals("micro") ? 1 : unit.equals("milli") ? 1_000 : 1_000_000);
            }
            window.appendReplacement(counted, "#time(" + length + " milliseconds)");
        }
        ObjectNode micro = deployment.deepCopy();
        micro.put("epl", window.appendTail(counted).toString());
        return micro;
    }

    /** Whether the text declares the type as a class. */
    static boolean isClass(String type, String epl) {
        return CLASS.matcher(epl).results().anyMatch(found -> found.group(1).equals(type));
    }

    static boolean declares(JsonNode deployment) {
        for (JsonNode statement : deployment.path("statements")) {
            if (!DECLARATION.matcher(statement.path("epl").asText()).matches()) {
                return false;
            }
        }
        return true;
    }

    /** The contexts that the borrowed deployments declare and that this text runs statements under. */
    List<String> borrowedContexts() {
        List<String> contexts = new ArrayList<>();
        for (JsonNode one : borrowed.values()) {
            Matcher context = CONTEXT.matcher(one.path("epl").asText());
            while (context.find()) {
                if (runsUnder(context.group(1))) {
                    contexts.add(context.group(1));
                }
            }
        }
        return contexts;
    }

    /** Whether the clock alone says when the borrowed context has its one partition, or it has the same ones all the time. */
    boolean isOfClock(String context) {
        Pattern pattern = Pattern.compile("(?is).*\\bcreate\\s+context\\s+" + context
                + "\\s+(as\\s+)?(start\\s*\\([^()]*\\)\\s*end\\s*\\([^()]*\\)|group\\b[^;]*)\\s*;?\\s*");
        return borrowed.values().stream()
                        .anyMatch(
                                one -> pattern.matcher(one.path("epl").asText()).matches())
                && deployments.values().stream()
                        .noneMatch(one ->
                                one.path("epl").asText().matches("(?is).*\\bcontext\\s*\\.\\s*(id|startTime)\\b.*"));
    }

    /** Whether a statement runs under the context. */
    boolean runsUnder(String context) {
        Pattern use = Pattern.compile("(?is)(?:\\s*@\\w+(?:\\([^)]*\\))?)*\\s*context\\s+" + context + "\\b.*");
        return deployments.values().stream().anyMatch(one -> {
            for (JsonNode statement : one.path("statements")) {
                if (use.matcher(statement.path("epl").asText()).matches()) {
                    return true;
                }
            }
            return false;
        });
    }

    boolean uses(ModuleText other) {
        return path().stream()
                .anyMatch(id -> other.deployments.values().stream()
                        .anyMatch(one -> one.path("cid").asInt() == id));
    }

    TreeSet<Integer> deployments() {
        TreeSet<Integer> all = new TreeSet<>(deployments.keySet());
        all.removeAll(silent);
        return all;
    }

    /** The compilations that this text may use names of. */
    private List<Integer> path() {
        List<Integer> path = new ArrayList<>();
        deployments.values().forEach(one -> one.path("args").path("path").forEach(id -> path.add(id.asInt())));
        return path;
    }

    /** Whether there are substitution parameters whose values cannot be written in. */
    boolean substitutes() {
        return deployments.values().stream()
                .anyMatch(
                        one -> one.has("substitution") && Substitution.text(one).isEmpty());
    }

    String epl() {
        StringBuilder text = new StringBuilder();
        for (JsonNode deployment : all().values()) {
            String epl = HOOK.matcher(named(deployment)).replaceAll("").strip();
            int id = deployment.path("dep").asInt();
            if (silent.contains(id)) {
                epl = NAME.matcher(epl).replaceAll("@name('ended " + id + " $2')");
            }
            epl = CLASS.matcher(epl).replaceAll("create schema class_of_$1 ()");
            // A rule is several modules here.
            epl = MODULE.matcher(epl).replaceFirst("");
            text.append(epl).append(epl.endsWith(";") || epl.isEmpty() ? "\n" : ";\n");
        }
        return text.toString();
    }

    /** The text; a name with quotes in it, which a model may have and a text may not, between quotes of the other kind. */
    private static String named(JsonNode deployment) {
        String epl = deployment.has("substitution")
                ? Substitution.text(deployment)
                        .orElseGet(() -> deployment.path("epl").asText())
                : deployment.path("epl").asText();
        String name = deployment.path("statements").path(0).path("name").asText();
        String quoted = "@name('" + name + "')";
        return name.contains("'") && !name.contains("\"") && epl.startsWith(quoted)
                ? "@name(\"" + name + "\")" + epl.substring(quoted.length())
                : epl;
    }

    private TreeMap<Integer, JsonNode> all() {
        TreeMap<Integer, JsonNode> all = new TreeMap<>(borrowed);
        all.putAll(deployments);
        return all;
    }

    /** The planned name of each statement, to the statement's recorded name, where so many statements stand before. */
    Map<String, Statement> statements(int before) {
        Map<String, Statement> names = new LinkedHashMap<>();
        int number = before;
        for (Map.Entry<Integer, JsonNode> deployment : all().entrySet()) {
            for (JsonNode statement : deployment.getValue().path("statements")) {
                number++;
                Matcher name = NAME.matcher(statement.path("epl").asText());
                String given = statement.path("name").asText();
                String own = name.find() ? name.group(2) : "statement-" + number;
                if (silent.contains(deployment.getKey())) {
                    continue;
                }
                names.put(given.contains("'") ? given : own, new Statement(deployment.getKey(), given));
            }
        }
        return names;
    }
}
