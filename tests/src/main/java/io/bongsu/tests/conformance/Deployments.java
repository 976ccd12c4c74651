package io.bongsu.tests.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.bongsu.engine.partition.Detection;
import io.bongsu.schemas.EventCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * What is deployed at a moment of a case.
 *
 * <p>Shape: deployments of one moment that use each other's names become one module, any other is a module of its own. A
 * deployment that uses names of a module that keeps something is refused.
 */
final class Deployments {
    private static final Pattern REACHES_OTHERS =
            Pattern.compile("(?i)\\b(insert|update|create|on|set|drop|priority)\\b");

    private final boolean thorough;
    private final Observation observation;
    private final String selector;
    private final boolean microseconds;
    private final EventCatalog catalog;
    private final PresetVariables variables;
    private final BiConsumer<ModuleText.Statement, Detection> out;
    private final List<ModuleText> waiting = new ArrayList<>();
    private final List<RunningModule> running = new ArrayList<>();
    /** What joined a running context and has seen no input. */
    private final List<ModuleText> joining = new ArrayList<>();
    /** Deployments that only declare and have not ended. */
    private final TreeMap<Integer, JsonNode> declarations = new TreeMap<>();

    /** Variables that were set from outside. */
    private final TreeSet<String> changed = new TreeSet<>();

    private final TreeSet<Integer> ended = new TreeSet<>();
    private final TreeSet<Integer> refused = new TreeSet<>();
    private Optional<String> refusal = Optional.empty();

    /**
     * @param selector what statements select that do not say it; empty: what enters
     * @param microseconds the unit of time, else milliseconds
     * @param thorough whether to go on without a deployment that is refused and that no other can notice
     */
    Deployments(
            EventCatalog catalog,
            BiConsumer<ModuleText.Statement, Detection> out,
            boolean thorough,
            Observation observation,
            String selector,
            boolean microseconds,
            PresetVariables variables) {
        this.variables = variables;
        this.selector = selector;
        this.microseconds = microseconds;
        this.observation = observation;
        this.thorough = thorough;
        this.catalog = catalog;
        this.out = out;
    }

    void deploy(JsonNode step) throws RefusedException {
        ModuleText text = new ModuleText();
        JsonNode unit = microseconds ? ModuleText.inMicroseconds(step) : step;
        text.add(ModuleText.selecting(unit, selector));
        waiting.add(text);
        if (ModuleText.declares(step)) {
            declarations.put(step.path("dep").asInt(), step);
        }
    }

    /** Starts what was deployed since the last input. */
    void start(long nowMillis) throws RefusedException {
        List<RunningModule> modules = new ArrayList<>();
        if (!waiting.isEmpty()) {
            dropEnded(nowMillis);
        }
        takeBack(nowMillis);
        while (!waiting.isEmpty()) {
            ModuleText text = withUsed(waiting.remove(0));
            text.borrow(declarations);
            try {
                RunningModule module = compiled(text);
                if (joinsRunningContext(text)) {
                    joining.add(text);
                } else {
                    modules.add(module);
                }
            } catch (RefusedException e) {
                if (joinsRunning(text, nowMillis)) {
                    continue;
                }
                if (!thorough || REACHES_OTHERS.matcher(text.epl()).find()) {
                    throw e;
                }
                refused.addAll(text.deployments());
                refusal = Optional.of(e.getMessage());
            }
        }
        while (mergeOne(modules)) {
            // until no two exchange events
        }
        while (takeBackOne(modules, nowMillis)) {
            while (mergeOne(modules)) {
                // until no two exchange events
            }
        }
        for (RunningModule module : modules) {
            if (goesOnWith(module, nowMillis)) {
                continue;
            }
            independent(module);
            module.start(nowMillis);
            running.add(module);
        }
    }

    /** Whether the text, behind that of a running module that it uses, goes on where that one is. */
    private boolean joinsRunning(ModuleText text, long nowMillis) throws RefusedException {
        for (int i = 0; i < running.size(); i++) {
            RunningModule module = running.get(i);
            if (!text.uses(module.text())) {
                continue;
            }
            for (int deployment : module.text().deployments()) {
                if (ended.contains(deployment)) {
                    module.text().silence(deployment);
                }
            }
            try {
                RunningModule both = compiled(module.text().with(text));
                if (both.takesOver(module, nowMillis)) {
                    running.set(i, both);
                    return true;
                }
            } catch (RefusedException e) {
                // Not one module: refused as the text alone is.
                continue;
            }
        }
        return false;
    }

    /** Whether the module, behind the one running module that it exchanges events with, goes on where that one is. */
    private boolean goesOnWith(RunningModule module, long nowMillis) throws RefusedException {
        List<RunningModule> others =
                running.stream().filter(one -> exchange(module, one)).toList();
        if (others.size() != 1 || others.get(0).text().deployments().stream().anyMatch(ended::contains)) {
            return false;
        }
        RunningModule both = compiled(others.get(0).text().with(module.text()));
        if (!both.takesOver(others.get(0), nowMillis)) {
            return false;
        }
        running.set(running.indexOf(others.get(0)), both);
        return true;
    }

    /** What a query selects now; empty where no module can be asked. */
    Optional<List<Detection>> asked(String epl, long nowMillis) throws RefusedException {
        for (RunningModule module : running(nowMillis)) {
            try {
                RunningModule asking = compiled(module.text().asking(epl));
                if (asking.takesOver(module, nowMillis)) {
                    return asking.contents(ModuleText.QUERY);
                }
            } catch (RefusedException e) {
                // Not of this module.
                continue;
            }
        }
        return Optional.empty();
    }

    /** Modules that keep nothing start anew, together with what uses them. */
    private void takeBack(long nowMillis) {
        for (int i = 0; i < running.size(); i++) {
            RunningModule module = running.get(i);
            if (module.isAsAtStart(nowMillis)
                    && module.text().deployments().stream().noneMatch(ended::contains)
                    && waiting.stream().anyMatch(text -> text.uses(module.text()))) {
                running.remove(i);
                waiting.add(0, module.text());
                i = -1;
            }
        }
    }

    private boolean takeBackOne(List<RunningModule> modules, long nowMillis) {
        for (RunningModule module : running) {
            if (module.isAsAtStart(nowMillis)
                    && module.text().deployments().stream().noneMatch(ended::contains)
                    && modules.stream().anyMatch(one -> exchange(one, module))) {
                running.remove(module);
                modules.add(module);
                return true;
            }
        }
        return false;
    }

    /** A context that runs already goes on for a later statement; that may need the running module's state. */
    private boolean joinsRunningContext(ModuleText text) {
        return text.borrowedContexts().stream()
                .anyMatch(context -> !text.isOfClock(context)
                        && running.stream().anyMatch(module -> module.text().runsUnder(context)));
    }

    /** Sets a variable in all that run; what is deployed later would not know. */
    void set(String variable, JsonNode value, long nowMillis, String id) throws RefusedException {
        for (RunningModule module : running(nowMillis)) {
            module.set(variable, value, nowMillis, id);
        }
        if (!variables.start(variable, value)) {
            changed.add(variable);
        }
    }

    private RunningModule compiled(ModuleText text) throws RefusedException {
        for (String variable : changed) {
            if (Pattern.compile("\\b" + Pattern.quote(variable) + "\\b")
                    .matcher(text.epl())
                    .find()) {
                throw RefusedException.harness("a statement that joins a variable set before");
            }
        }
        return RunningModule.compile(text, catalog, out, observation, variables);
    }

    /** The text with all that wait and use, or are used by, its names. */
    private ModuleText withUsed(ModuleText text) {
        for (int i = 0; i < waiting.size(); i++) {
            if (text.uses(waiting.get(i)) || waiting.get(i).uses(text)) {
                text.addAll(waiting.remove(i));
                i = -1;
            }
        }
        return text;
    }

    /** Compiles two modules as one if one reads what the other inserts. */
    private boolean mergeOne(List<RunningModule> modules) throws RefusedException {
        for (RunningModule one : modules) {
            for (RunningModule other : modules) {
                if (one != other && exchange(one, other)) {
                    modules.remove(one);
                    modules.remove(other);
                    one.text().addAll(other.text());
                    modules.add(compiled(one.text()));
                    return true;
                }
            }
        }
        return false;
    }

    private void independent(RunningModule module) throws RefusedException {
        for (RunningModule other : running) {
            if (exchange(module, other)) {
                throw RefusedException.harness("deployments of different times that exchange events");
            }
        }
    }

    private static boolean exchange(RunningModule one, RunningModule other) {
        return one.sharesVariables(other)
                || other.sharesVariables(one)
                || one.updates().stream()
                        .anyMatch(
                                stream -> other.reads(stream) || other.inserts().contains(stream))
                || other.updates().stream()
                        .anyMatch(stream -> one.reads(stream) || one.inserts().contains(stream))
                || one.inserts().stream().anyMatch(other::reads)
                || other.inserts().stream().anyMatch(one::reads);
    }

    void undeploy(int deployment) {
        ended.add(deployment);
        String ends = declarations.containsKey(deployment)
                ? declarations.get(deployment).path("epl").asText()
                : "";
        changed.removeIf(
                variable -> ends.matches("(?is).*\\bvariable\\s+\\S+\\s+" + Pattern.quote(variable) + "\\b.*"));
        declarations.remove(deployment);
        joining.removeIf(text -> ended.containsAll(text.deployments()));
        running.removeIf(module -> module.text().deployments().stream()
                .allMatch(one -> ended.contains(one) || declarations.containsKey(one)));
    }

    List<RunningModule> running(long nowMillis) throws RefusedException {
        if (!joining.isEmpty()) {
            throw RefusedException.harness("a statement that joins a running context");
        }
        dropEnded(nowMillis);
        for (RunningModule module : running) {
            if (module.text().deployments().stream().anyMatch(one -> ended.contains(one) && module.isNoticed(one))) {
                throw RefusedException.harness("one of several dependent deployments ends");
            }
        }
        return running;
    }

    /** Modules that keep nothing go on without the deployments that have ended. */
    private void dropEnded(long nowMillis) throws RefusedException {
        for (int i = 0; i < running.size(); i++) {
            RunningModule module = running.get(i);
            if (module.text().deployments().stream().anyMatch(ended::contains) && module.isAsAtStart(nowMillis)) {
                RunningModule rest = compiled(module.text().without(ended));
                rest.start(nowMillis);
                running.set(i, rest);
            }
        }
    }

    boolean isRefused(int deployment) {
        return refused.contains(deployment);
    }

    /** Why a deployment was refused that the case went on without. */
    Optional<String> refusal() {
        return refusal;
    }

    boolean isEmpty() {
        return running.isEmpty() && waiting.isEmpty();
    }
}
