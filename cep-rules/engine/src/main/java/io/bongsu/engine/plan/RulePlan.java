package io.bongsu.engine.plan;

import io.bongsu.schemas.EventType;
import java.util.List;
import java.util.Objects;

/**
 * A rule, ready to be deployed: the contract between the language and the runtime.
 *
 * <p>Shape: {@code streams} are the event types the rule reads, as the planner saw them; {@code derived} those it inserts
 * into; statements run in this order, those that one of the {@code contexts} names under it. {@code updates} come before all statements. Immutable, with a text form ({@link PlanText}) and a binary form
 * ({@link PlanBinary}).
 */
public record RulePlan(
        RuleInfo info,
        KeyPlan key,
        List<EventType> streams,
        List<EventType> derived,
        List<StatementPlan> statements,
        List<ContextPlan> contexts,
        List<UpdatePlan> updates,
        List<VariablePlan> variables,
        AlertPlan alert) {
    /** Version of the plan format; raised when a record of this package changes shape. */
    public static final int FORMAT_VERSION = 1;

    /**
     * Who the rule is. {@code id} is a UUID, {@code sha256} covers text and metadata, {@code status} is ACTUAL, EXERCISE or
     * TEST.
     */
    public record RuleInfo(
            String id, String name, String title, String service, int version, String sha256, String status) {
        public RuleInfo {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(service, "service");
            Objects.requireNonNull(sha256, "sha256");
        }
    }

    /** A rule without variables. */
    public RulePlan(
            RuleInfo info,
            KeyPlan key,
            List<EventType> streams,
            List<EventType> derived,
            List<StatementPlan> statements,
            List<ContextPlan> contexts,
            List<UpdatePlan> updates,
            AlertPlan alert) {
        this(info, key, streams, derived, statements, contexts, updates, List.of(), alert);
    }

    /** A rule without contexts of its own, updates and variables. */
    public RulePlan(
            RuleInfo info,
            KeyPlan key,
            List<EventType> streams,
            List<EventType> derived,
            List<StatementPlan> statements,
            AlertPlan alert) {
        this(info, key, streams, derived, statements, List.of(), List.of(), alert);
    }

    public RulePlan {
        Objects.requireNonNull(info, "info");
        Objects.requireNonNull(key, "key");
        streams = List.copyOf(streams);
        derived = List.copyOf(derived);
        statements = List.copyOf(statements);
        contexts = List.copyOf(contexts);
        updates = List.copyOf(updates);
        variables = List.copyOf(variables);
        if (!variables.isEmpty() && !contexts.isEmpty()) {
            throw new PlanException("a rule has contexts or variables, rule=" + info.name());
        }
        Objects.requireNonNull(alert, "alert");
    }
}
