package io.bongsu.language.statement;

import io.bongsu.engine.plan.ContextPlan;
import io.bongsu.engine.plan.KeyPlan;
import io.bongsu.engine.plan.StatementPlan;
import io.bongsu.engine.plan.UpdatePlan;
import io.bongsu.engine.plan.VariablePlan;
import io.bongsu.language.diagnose.Span;
import io.bongsu.schemas.EventType;
import java.util.List;
import java.util.Optional;

/**
 * The statements of a rule, planned, before its key is known.
 *
 * <p>Shape: {@code context} has the keys of the one context that all statements run under, if it gives every event a key;
 * {@code contexts} are those that live inside the rule's state. Places are of the file.
 */
public record ModulePlan(
        List<Planned> statements,
        Optional<Context> context,
        List<ContextPlan> contexts,
        List<UpdatePlan> updates,
        List<VariablePlan> variables,
        List<EventType> streams,
        List<EventType> derived,
        List<String> statementNames) {
    /** A planned statement, where it stands, and where its first line ends. */
    public record Planned(StatementPlan plan, Span place) {}

    /** The context that the statements run under. */
    public record Context(String name, List<KeyPlan.StreamKey> keys, Span place) {
        public Context {
            keys = List.copyOf(keys);
        }
    }

    /** Whether all statements run under one context. */
    public boolean oneContext() {
        return contexts.size() == 1 && contexts.get(0).statements().size() == statements.size();
    }

    public ModulePlan {
        statements = List.copyOf(statements);
        contexts = List.copyOf(contexts);
        updates = List.copyOf(updates);
        variables = List.copyOf(variables);
        streams = List.copyOf(streams);
        derived = List.copyOf(derived);
        statementNames = List.copyOf(statementNames);
    }
}
