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
 * deployment that uses names of a module that has seen events is refused.
 */
final class Deployments {
    private static final Pattern REACHES_OTHERS =
            Pattern.compile("(?i)\\b(insert|update|create|on|set|drop|priority)\\b");

    private final boolean thorough;
    private final boolean oneKey;
    private final EventCatalog catalog;
    private final BiConsumer<ModuleText.Statement, Detection> out;
    private final List<ModuleText> waiting = new ArrayList<>();
    private final List<RunningModule> running = new ArrayList<>();
    /** Deployments that only declare and have not ended. */
    private final TreeMap<Integer, JsonNode> declarations = new TreeMap<>();

    private final TreeSet<Integer> ended = new TreeSet<>();
    private final TreeSet<Integer> refused = new TreeSet<>();
    private Optional<String> refusal = Optional.empty();

    /** @param thorough whether to go on without a deployment that is refused and that no other can notice */
    Deployments(
            EventCatalog catalog, BiConsumer<ModuleText.Statement, Detection> out, boolean thorough, boolean oneKey) {
        this.oneKey = oneKey;
        this.thorough = thorough;
        this.catalog = catalog;
        this.out = out;
    }

    void deploy(JsonNode step) {
        ModuleText text = new ModuleText();
        text.add(step);
        waiting.add(text);
        if (ModuleText.declares(step)) {
            declarations.put(step.path("dep").asInt(), step);
        }
    }

    /** Starts what was deployed since the last input. */
    void start(long nowMillis) throws RefusedException {
        List<RunningModule> modules = new ArrayList<>();
        while (!waiting.isEmpty()) {
            ModuleText text = withUsed(waiting.remove(0));
            borrow(text);
            try {
                modules.add(compiled(text));
            } catch (RefusedException e) {
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
        for (RunningModule module : modules) {
            independent(module);
            module.start(nowMillis);
            running.add(module);
        }
    }

    /** A context that runs already goes on for a later statement; that would need the running module's state. */
    private void borrow(ModuleText text) throws RefusedException {
        text.borrow(declarations);
        for (String context : text.borrowedContexts()) {
            if (running.stream().anyMatch(module -> module.text().runsUnder(context))) {
                throw RefusedException.harness("a statement that joins a running context");
            }
        }
    }

    private RunningModule compiled(ModuleText text) throws RefusedException {
        return RunningModule.compile(text, catalog, out, oneKey);
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
        return one.updates().stream()
                        .anyMatch(
                                stream -> other.reads(stream) || other.inserts().contains(stream))
                || other.updates().stream()
                        .anyMatch(stream -> one.reads(stream) || one.inserts().contains(stream))
                || one.inserts().stream().anyMatch(other::reads)
                || other.inserts().stream().anyMatch(one::reads);
    }

    void undeploy(int deployment) {
        ended.add(deployment);
        declarations.remove(deployment);
        running.removeIf(module -> module.text().deployments().stream()
                .allMatch(one -> ended.contains(one) || declarations.containsKey(one)));
    }

    List<RunningModule> running() throws RefusedException {
        for (RunningModule module : running) {
            if (module.text().deployments().stream().anyMatch(ended::contains)) {
                throw RefusedException.harness("one of several dependent deployments ends");
            }
        }
        return running;
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
