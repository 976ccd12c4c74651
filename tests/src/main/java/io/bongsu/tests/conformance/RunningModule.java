package io.bongsu.tests.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.local.LocalRun;
import io.bongsu.engine.partition.Detection;
import io.bongsu.engine.partition.RuleSet;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.KeyPlan;
import io.bongsu.engine.plan.PatternPlan;
import io.bongsu.engine.plan.PlanException;
import io.bongsu.engine.plan.PlanParts;
import io.bongsu.engine.plan.PlanRewrite;
import io.bongsu.engine.plan.RulePlan;
import io.bongsu.engine.plan.StatementPlan;
import io.bongsu.engine.plan.UpdatePlan;
import io.bongsu.engine.plan.WindowPlan;
import io.bongsu.language.CompiledRule;
import io.bongsu.language.RuleCompiler;
import io.bongsu.language.diagnose.Diagnostic;
import io.bongsu.language.diagnose.SourceText;
import io.bongsu.language.pack.RuleSource;
import io.bongsu.schemas.EventCatalog;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A compiled module and its run: events and times in, rows by recorded statement out. */
final class RunningModule {
    private final ModuleText text;
    private final RulePlan plan;
    private final Map<String, EventType> types;
    private final Supplier<LocalRun> fresh;
    private final Map<String, ModuleText.Statement> statements;
    private LocalRun run;
    private final List<Sent> sent = new ArrayList<>();
    private long startMillis;
    private boolean moved;
    private final AtomicBoolean rowsMade;
    /** What the start puts out comes before anybody can listen. */
    private final AtomicBoolean starting;

    private final Set<String> sharedStreams;

    private RunningModule(
            ModuleText text,
            RulePlan plan,
            Map<String, EventType> types,
            Map<String, ModuleText.Statement> statements,
            Supplier<LocalRun> fresh,
            AtomicBoolean rowsMade,
            AtomicBoolean starting,
            Set<String> sharedStreams) {
        this.starting = starting;
        this.sharedStreams = sharedStreams;
        this.statements = statements;
        this.rowsMade = rowsMade;
        this.text = text;
        this.plan = plan;
        this.types = types;
        this.fresh = fresh;
        this.run = fresh.get();
    }

    /**
     * Compiles the module; rows of its statements go to {@code out}. It runs from {@link #start} on, under one key if that is
     * wanted.
     */
    static RunningModule compile(
            ModuleText text,
            EventCatalog catalog,
            BiConsumer<ModuleText.Statement, Detection> out,
            Observation observation,
            PresetVariables variables)
            throws RefusedException {
        if (text.substitutes()) {
            throw RefusedException.harness("substitution parameters");
        }
        CompiledRule rule = new RuleCompiler(catalog)
                .compile(RuleSource.bare(new SourceText(
                        "case.epl", variables.epl(text.epl()) + text.epl() + variables.setters(text.epl()))));
        if (rule.hasErrors()) {
            throw new RefusedException(reason(rule.diagnostics()));
        }
        RulePlan written = observed(rule.plan().orElseThrow(), observation);
        if (observation.openMatches() > 0) {
            ExprPlan most = new ExprPlan.Literal(observation.openMatches(), ValueType.INT);
            written = PlanRewrite.of(
                    written,
                    PatternPlan.FollowedBy.class,
                    arrow -> new PatternPlan.FollowedBy(arrow.operands(), List.of(Optional.of(most))));
        }
        RulePlan plan = observation.wholeDivision() ? WholeDivision.in(written) : written;
        Map<String, EventType> types = new LinkedHashMap<>();
        catalog.entries().forEach(entry -> types.put(entry.name(), entry.type()));
        plan.streams().forEach(type -> types.putIfAbsent(type.name(), type));
        Map<String, ModuleText.Statement> statements = text.statements(variables.count(text.epl()));
        AtomicBoolean rowsMade = new AtomicBoolean();
        AtomicBoolean starting = new AtomicBoolean();
        BiConsumer<ModuleText.Statement, Detection> noted = (statement, detection) -> {
            if (statement == null) {
                return;
            }
            if (starting.get()) {
                return;
            }
            rowsMade.set(true);
            out.accept(statement, detection);
        };
        return new RunningModule(
                text,
                plan,
                types,
                statements,
                run(plan, types.values(), statements, noted),
                rowsMade,
                starting,
                variables.variants());
    }

    private static Supplier<LocalRun> run(
            RulePlan plan,
            Collection<EventType> types,
            Map<String, ModuleText.Statement> statements,
            BiConsumer<ModuleText.Statement, Detection> out)
            throws RefusedException {
        try {
            RuleSet rules = RuleSet.of(
                    new TreeMap<>(Map.of(0, plan)), types, Geography.builder().build());
            return () -> new LocalRun(
                    rules, detection -> out.accept(statements.get(detection.statement()), detection), alert -> {});
        } catch (PlanException e) {
            throw new RefusedException("plan refused by the engine: " + e.getMessage());
        }
    }

    /**
     * The plan under one key where statements show old rows, as these come behind the new ones of all keys at one time; with
     * every statement's rows told to the outside, also those that only insert; a type that the text declares
     * and no statement inserts is a stream from outside.
     */
    private static RulePlan observed(RulePlan plan, Observation observation) {
        List<StatementPlan> statements = plan.statements().stream()
                .map(one -> new StatementPlan(
                        one.name(),
                        StatementPlan.Role.OPEN,
                        one.input(),
                        one.where(),
                        one.aggregates(),
                        one.groupBy(),
                        one.having(),
                        one.columns(),
                        one.insertInto(),
                        observation.showsLast() ? one.output().showingLast() : one.output(),
                        one.subqueries(),
                        one.keys()))
                .toList();
        boolean oldRows =
                plan.statements().stream().anyMatch(one -> one.output().select().leaving());
        KeyPlan key = (observation.contents() || oldRows) && plan.key().mode() != KeyPlan.Mode.CONTEXT
                ? new KeyPlan(KeyPlan.Mode.GLOBAL, List.of())
                : plan.key();
        Set<String> inserted = inserted(plan);
        List<EventType> streams = new ArrayList<>(plan.streams());
        List<EventType> derived = new ArrayList<>(plan.derived());
        plan.derived().stream().filter(type -> !inserted.contains(type.name())).forEach(streams::add);
        derived.removeAll(streams);
        return new RulePlan(
                plan.info(),
                key,
                streams,
                derived,
                statements,
                plan.contexts(),
                plan.updates(),
                plan.variables(),
                plan.alert());
    }

    private static String reason(List<Diagnostic> diagnostics) {
        Diagnostic first =
                diagnostics.stream().filter(Diagnostic::isError).findFirst().orElseThrow();
        String cause = first.code().number() >= 4000
                ? " "
                        + first.message()
                                .replaceAll("'[^']*'", "'…'")
                                .replaceAll("=\\S+", "=…")
                                .lines()
                                .findFirst()
                                .orElse("")
                : "";
        return first.code().label() + cause;
    }

    /** Whether the module is no other than if it started now. */
    boolean isAsAtStart(long nowMillis) {
        return run.partitionCount() == 0 || (sent.isEmpty() && !moved && !rowsMade.get() && startMillis == nowMillis);
    }

    /**
     * This module, just compiled, goes on where the other one is, whose statements are its first ones; false where they are
     * not.
     */
    boolean takesOver(RunningModule other, long nowMillis) {
        List<StatementPlan> before = unnamed(other.plan);
        List<StatementPlan> now = unnamed(plan);
        boolean same = now.size() >= before.size()
                && now.subList(0, before.size()).equals(before)
                && plan.key().equals(other.plan.key())
                && plan.variables().equals(other.plan.variables())
                && plan.contexts().isEmpty()
                && other.plan.contexts().isEmpty()
                && plan.updates().equals(other.plan.updates());
        if (!same || now.subList(before.size(), now.size()).stream().anyMatch(RunningModule::looksBack)) {
            return false;
        }
        run.takeOver(other.run);
        starting.set(true);
        run.start(nowMillis);
        starting.set(false);
        startMillis = other.startMillis;
        moved = true;
        rowsMade.set(true);
        return true;
    }

    /** Statements that look at what their window kept before they were there. */
    private static boolean looksBack(StatementPlan statement) {
        return statement.input() instanceof InputPlan.RowMatches
                && !PlanParts.of(statement.input(), WindowPlan.Named.class).isEmpty();
    }

    private static List<StatementPlan> unnamed(RulePlan plan) {
        return plan.statements().stream()
                .map(one -> new StatementPlan(
                        "",
                        one.role(),
                        one.input(),
                        one.where(),
                        one.aggregates(),
                        one.groupBy(),
                        one.having(),
                        one.columns(),
                        one.insertInto(),
                        one.output(),
                        one.subqueries(),
                        one.keys()))
                .toList();
    }

    /** Whether others notice nothing of the deployment: its statements only put out rows. */
    boolean isNoticed(int deployment) {
        return plan.statements().stream()
                .filter(one -> {
                    ModuleText.Statement recorded = statements.get(one.name());
                    return recorded == null || recorded.deployment() == deployment;
                })
                .anyMatch(one -> one.insertInto().isPresent()
                        || (one.input() instanceof InputPlan.Trigger trigger && trigger.removes())
                        || !PlanParts.of(one, WindowPlan.Shared.class).isEmpty());
    }

    ModuleText text() {
        return text;
    }

    /** Sets a variable, if the module has it. */
    void set(String variable, JsonNode value, long nowMillis, String id) throws RefusedException {
        if (plan.variables().stream().anyMatch(one -> one.name().equals(variable))) {
            event(
                    PresetVariables.setter(variable),
                    JsonNodeFactory.instance.objectNode().set("value", value),
                    nowMillis,
                    id);
        } else if (text.epl().matches("(?s).*\\b" + Pattern.quote(variable) + "\\b.*")) {
            throw RefusedException.harness("setvar");
        }
    }

    /** Whether one sets variables that the other names. What is set from outside is set in both. */
    boolean sharesVariables(RunningModule other) {
        return plan.variables().stream()
                .filter(variable -> assigns(variable.name()) || other.assigns(variable.name()))
                .anyMatch(variable -> Pattern.compile("\\b" + variable.name() + "\\b")
                        .matcher(other.text.epl())
                        .find());
    }

    /** Whether the text itself declares or sets the variable. */
    private boolean assigns(String variable) {
        return Pattern.compile("(?i)\\b(variable\\s+[\\w.]+|set\\b[^;]*)\\s+" + Pattern.quote(variable) + "\\b")
                .matcher(text.epl())
                .find();
    }

    /** A variant stream that is there before any text may be filled, and read, by several. */
    boolean reads(String stream) {
        return plan.streams().stream().anyMatch(type -> type.name().equals(stream))
                || (sharedStreams.contains(stream) && inserts().contains(stream));
    }

    /** Streams whose events the module changes. */
    Set<String> updates() {
        return plan.updates().stream().map(UpdatePlan::stream).collect(Collectors.toSet());
    }

    Set<String> inserts() {
        return inserted(plan);
    }

    /** Streams that statements insert into; {@code V:A} is a part of a variant stream V. */
    private static Set<String> inserted(RulePlan plan) {
        return plan.statements().stream()
                .flatMap(one -> one.insertInto().stream())
                .flatMap(stream -> Stream.of(stream, stream.replaceAll(":.*", "")))
                .collect(Collectors.toSet());
    }

    void start(long nowMillis) {
        starting.set(true);
        run.start(nowMillis);
        starting.set(false);
        startMillis = nowMillis;
    }

    /** The clock goes back, which a run can only do that has seen no time pass: its events come again. */
    void back(long toMillis) throws RefusedException {
        if (moved || rowsMade.get()) {
            throw RefusedException.harness("time that goes back");
        }
        run = fresh.get();
        start(toMillis);
        List<Sent> again = List.copyOf(sent);
        sent.clear();
        for (Sent one : again) {
            event(one.type(), one.properties(), toMillis, one.id());
        }
        if (rowsMade.get()) {
            throw RefusedException.harness("time that goes back");
        }
    }

    /** An event at the time of the start. */
    private record Sent(String type, JsonNode properties, String id) {}

    void event(String type, JsonNode properties, long nowMillis, String id) throws RefusedException {
        EventType known = types.get(type);
        if (inserts().contains(type)) {
            throw RefusedException.harness("an event from outside of a type that a statement inserts");
        }
        if (known != null && reads(type)) {
            moved |= nowMillis != startMillis;
            if (!moved) {
                sent.add(new Sent(type, properties, id));
            }
            run.process(RecordedEvent.of(known, properties, nowMillis, id));
        }
    }

    void jump(long toMillis) {
        moved |= run.partitionCount() > 0 && toMillis != startMillis;
        run.jump(toMillis);
    }

    void span(long toMillis) {
        moved |= run.partitionCount() > 0 && toMillis != startMillis;
        run.advance(toMillis);
    }

    /** What a statement would select now; empty where the engine cannot tell. */
    Optional<List<Detection>> contents(ModuleText.Statement statement) {
        return statements.entrySet().stream()
                .filter(named -> named.getValue().equals(statement))
                .findFirst()
                .flatMap(named -> run.contents(0, named.getKey()));
    }

    void restart() {
        run.restart();
    }
}
