package io.bongsu.language.statement;

import io.bongsu.engine.plan.ContextConditionPlan;
import io.bongsu.engine.plan.ContextLevelPlan;
import io.bongsu.engine.plan.ContextPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.FilterPlan;
import io.bongsu.engine.plan.PlanParts;
import io.bongsu.engine.plan.StatementPlan;
import io.bongsu.language.diagnose.Diagnostics;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.NearestName;
import io.bongsu.language.diagnose.SourceText;
import io.bongsu.language.diagnose.Span;
import io.bongsu.language.source.Part;
import io.bongsu.language.source.StatementFindings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The contexts of a rule: which there are, which statement runs under which.
 *
 * <p>Shape: a context that gives every event that its statements read a key, and under which all statements run, is the
 * rule's key; what else it does, and any other context, lives inside the rule's state.
 *
 * <p>Errors: CEP-2107, 4106, 4201.
 */
final class ModuleContexts {
    private static final String NONE = "";

    private final boolean pack;
    private final Diagnostics diagnostics;
    private final Map<String, Optional<DeclaredContext>> declared = new LinkedHashMap<>();
    private final Map<String, String> contextOf = new LinkedHashMap<>();
    private final Set<String> used = new LinkedHashSet<>();
    private final FilterNumbers filters = new FilterNumbers();

    ModuleContexts(boolean pack, Diagnostics diagnostics) {
        this.pack = pack;
        this.diagnostics = diagnostics;
    }

    /** Numbers for the filters of contexts; those of statements come before them in the end. */
    FilterNumbers filters() {
        return filters;
    }

    /** Whether there is one. */
    boolean any() {
        return !declared.isEmpty();
    }

    /** Empty: something is wrong with it. */
    void declare(String name, Optional<DeclaredContext> context) {
        declared.put(name, context);
    }

    void declareByName(String name) {
        declared.putIfAbsent(name, Optional.empty());
    }

    /** A statement runs under the context, or under none; null. */
    void use(String statement, String context, StatementPart part) {
        Span place = part.syntax().count(Part.CONTEXT) > 0
                ? part.syntax().region(Part.CONTEXT, 0).span()
                : part.syntax().word("select");
        if (context != null && !declared.containsKey(context)) {
            part.findings()
                    .error(
                            ErrorCode.UNKNOWN_CONTEXT,
                            place,
                            "there is no context '" + context + "' before this statement",
                            NearestName.to(context, declared.keySet())
                                    .map(near -> "Maybe: '" + near + "'.")
                                    .orElse(""));
            return;
        }
        if (context != null) {
            declared.get(context).ifPresent(known -> part.findings().under(known.properties()));
        }
        contextOf.put(statement, context == null ? NONE : context);
        used.add(context == null ? NONE : context);
        if (used.size() > 1) {
            mixed(part.findings(), place);
        }
    }

    /** The statement, with what its context says about the fields that it shows. */
    StatementPlan shown(StatementPlan plan) {
        return declared.getOrDefault(contextOf.getOrDefault(plan.name(), NONE), Optional.empty())
                .map(context -> new PartitionKeys(context, plan).shown(plan))
                .orElse(plan);
    }

    /** Such a rule has one global partition: in a pack that is a mistake. */
    private void mixed(StatementFindings findings, Span place) {
        String constraint = "statements under different contexts, or under one and none, share no key";
        String cure = "Put the statement into a rule of its own"
                + used.stream()
                        .filter(name -> !name.isEmpty())
                        .findFirst()
                        .map(name -> ", or under context " + name + ".")
                        .orElse(".");
        if (pack) {
            findings.error(ErrorCode.MIXED_CONTEXTS, place, constraint, cure);
        } else {
            findings.warning(ErrorCode.MIXED_CONTEXTS, place, constraint, cure);
        }
    }

    /** The context that is the rule's key. */
    Optional<ModulePlan.Context> key(List<ModulePlan.Planned> statements) {
        return keyed(statements)
                .map(context -> new ModulePlan.Context(context.name(), context.keys(), context.place()));
    }

    private Optional<DeclaredContext> keyed(List<ModulePlan.Planned> statements) {
        if (used.size() != 1) {
            return Optional.empty();
        }
        return declared.getOrDefault(used.iterator().next(), Optional.empty())
                .filter(context -> context.keysAll(plansOf(statements)));
    }

    private static List<StatementPlan> plansOf(List<ModulePlan.Planned> statements) {
        return statements.stream().map(ModulePlan.Planned::plan).toList();
    }

    /** The contexts that live inside the rule's state; their filters are numbered from {@code base} on. */
    List<ContextPlan> plans(List<ModulePlan.Planned> statements, int base, SourceText source) {
        List<ContextPlan> plans = new ArrayList<>();
        Optional<DeclaredContext> key = keyed(statements);
        for (String name : used) {
            Optional<DeclaredContext> context = declared.getOrDefault(name, Optional.empty());
            List<ModulePlan.Planned> under = statements.stream()
                    .filter(planned -> name.equals(contextOf.get(planned.plan().name())))
                    .toList();
            boolean keyIsAll = key.isPresent() && key.get().isPlainKey() && !readsProperties(plansOf(under));
            if (context.isPresent() && !under.isEmpty() && !keyIsAll) {
                under.forEach(planned -> {
                    new ContextLimits(context.get())
                            .brokenBy(planned.plan())
                            .ifPresent(wrong -> diagnostics.error(
                                    ErrorCode.UNSUPPORTED_CONTEXT, source, planned.place(), wrong, ""));
                    seenTwice(context.get(), planned, source);
                    seenWhileEnding(context.get(), planned, source);
                    seenWhileBeginning(context.get(), planned, source);
                });
                plans.add(context.get()
                        .plan(plansOf(under).stream().map(StatementPlan::name).toList(), base));
            }
        }
        return plans;
    }

    private static boolean readsProperties(List<StatementPlan> statements) {
        return PlanParts.of(statements, ExprPlan.FieldRef.class).stream()
                .anyMatch(field -> field.source().equals(ContextPlan.SOURCE));
    }

    /**
     * In Esper an event that ends one of several overlapping partitions is seen twice by the others. Statements that could
     * notice are refused: those that read its stream without asking for what the ended partition asks for.
     */
    private void seenTwice(DeclaredContext context, ModulePlan.Planned planned, SourceText source) {
        for (ContextLevelPlan level : context.levels()) {
            if (!(level instanceof ContextLevelPlan.Span span) || !span.overlapping()) {
                continue;
            }
            for (FilterPlan end : PlanParts.of(span.end(), FilterPlan.class)) {
                boolean single = span.end() instanceof ContextConditionPlan.Filter;
                List<ExprPlan> asked = end.conditions().stream()
                        .filter(condition -> single && asksContext(condition))
                        .toList();
                boolean noticed = PlanParts.of(planned.plan(), FilterPlan.class).stream()
                        .filter(filter -> filter.stream().equals(end.stream()))
                        .anyMatch(filter ->
                                asked.isEmpty() || !filter.conditions().containsAll(asked));
                if (noticed) {
                    diagnostics.error(
                            ErrorCode.UNSUPPORTED_CONTEXT,
                            source,
                            planned.place(),
                            "a statement that reads the stream whose events end one of several overlapping partitions"
                                    + " would see these events twice, stream=" + end.stream(),
                            "Ask in the statement's filter for what the terminating filter asks for, such as k ="
                                    + " context.a.k.");
                    return;
                }
            }
        }
    }

    /**
     * An event that ends a partition must not reach the partition's statements; in Esper it does where the statement's filter
     * comes first in the filter index. That the terminating filter asks all that the statement's filter asks makes it come
     * later; where no event passes both there is nothing to ask.
     */
    private void seenWhileEnding(DeclaredContext context, ModulePlan.Planned planned, SourceText source) {
        for (ContextLevelPlan level : context.levels()) {
            for (FilterPlan end : PlanParts.of(endOf(level), FilterPlan.class)) {
                boolean noticed = PlanParts.of(planned.plan(), FilterPlan.class).stream()
                        .filter(filter -> filter.stream().equals(end.stream()))
                        .filter(filter -> !apart(context, filter, end))
                        .anyMatch(filter -> !end.conditions().containsAll(filter.conditions())
                                || !end.conditions().containsAll(itemConditions(context, end.stream())));
                if (noticed) {
                    diagnostics.error(
                            ErrorCode.UNSUPPORTED_CONTEXT,
                            source,
                            planned.place(),
                            "a statement that reads the stream whose events end the context partition, under"
                                    + " conditions that the terminating filter does not ask for, may see the ending event,"
                                    + " stream="
                                    + end.stream(),
                            "Put the condition into where, or ask for it in the terminating filter as well.");
                    return;
                }
            }
        }
    }

    /** Whether the statements see the last event of a pattern that begins an overlapping partition is left open by Esper. */
    private void seenWhileBeginning(DeclaredContext context, ModulePlan.Planned planned, SourceText source) {
        for (ContextLevelPlan level : context.levels()) {
            if (!(level instanceof ContextLevelPlan.Span span)
                    || !(span.begin() instanceof ContextConditionPlan.Pattern pattern)) {
                continue;
            }
            List<String> streams = PlanParts.of(pattern, FilterPlan.class).stream()
                    .map(FilterPlan::stream)
                    .toList();
            boolean reads = PlanParts.of(planned.plan(), FilterPlan.class).stream()
                    .anyMatch(filter -> streams.contains(filter.stream()));
            if (context.levels().size() > 1 || (span.overlapping() && !pattern.inclusive() && reads)) {
                diagnostics.error(
                        ErrorCode.UNSUPPORTED_CONTEXT,
                        source,
                        planned.place(),
                        "a pattern begins nested partitions, or overlapping ones whose statements read its streams;"
                                + " context="
                                + context.name(),
                        "Begin by a filter, or write @inclusive after the pattern.");
                return;
            }
        }
    }

    private static ContextConditionPlan endOf(ContextLevelPlan level) {
        if (level instanceof ContextLevelPlan.Span span) {
            return span.end();
        }
        return level instanceof ContextLevelPlan.Keyed keyed ? keyed.end() : new ContextConditionPlan.Never();
    }

    /** What a context asks of all events of a stream that belong to its partitions. */
    private static List<ExprPlan> itemConditions(DeclaredContext context, String stream) {
        List<ExprPlan> conditions = new ArrayList<>();
        for (ContextLevelPlan.Item item : PlanParts.of(context.levels(), ContextLevelPlan.Item.class)) {
            if (item.filter().stream().equals(stream)) {
                conditions.addAll(item.filter().conditions());
            }
        }
        return conditions;
    }

    /** Whether no event that ends a partition passes the statement's filter, with what the context adds to it. */
    private static boolean apart(DeclaredContext context, FilterPlan filter, FilterPlan end) {
        return ApartConditions.apart(filter.conditions(), end.conditions())
                || ApartConditions.apart(itemConditions(context, end.stream()), end.conditions());
    }

    private static boolean asksContext(ExprPlan condition) {
        return condition instanceof ExprPlan.Compare compare
                && compare.op() == ExprPlan.CompareOp.EQUAL
                && PlanParts.of(condition, ExprPlan.FieldRef.class).stream()
                        .anyMatch(field -> field.source().equals(ContextPlan.SOURCE));
    }
}
