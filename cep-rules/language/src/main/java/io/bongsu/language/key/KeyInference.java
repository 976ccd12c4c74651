package io.bongsu.language.key;

import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.KeyPlan;
import io.bongsu.engine.plan.PlanParts;
import io.bongsu.engine.plan.StatementPlan;
import io.bongsu.engine.plan.WindowPlan;
import io.bongsu.language.diagnose.Diagnostics;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.SourceText;
import io.bongsu.language.statement.ModulePlan;
import io.bongsu.language.statement.PatternTags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds the key of a rule: its context's, or one that follows from equalities, or none.
 *
 * <p>Shape: all statements must agree on one field per stream, and a stream that one statement fills and another reads must
 * carry the key as a plain copy. Where they do not, the rule runs in one global partition.
 *
 * <p>Cost: the product of the statements' candidates, a handful.
 *
 * <p>Errors: CEP-4202 for a context whose derived stream does not carry the key; CEP-4901 warns of a global partition.
 */
public final class KeyInference {
    private static final RuleKey GLOBAL =
            new RuleKey(new KeyPlan(KeyPlan.Mode.GLOBAL, List.of()), "its statements run under different contexts");

    private final ModulePlan module;
    private final SourceText source;
    private final Diagnostics diagnostics;

    public KeyInference(ModulePlan module, SourceText source, Diagnostics diagnostics) {
        this.module = module;
        this.source = source;
        this.diagnostics = diagnostics;
    }

    public RuleKey infer() {
        if (module.context().isPresent()) {
            ModulePlan.Context context = module.context().get();
            carriesContextKey(context);
            return new RuleKey(
                    new KeyPlan(KeyPlan.Mode.CONTEXT, context.keys()), "as context " + context.name() + " says");
        }
        if (!module.contexts().isEmpty()) {
            // Statements that do not share a context have been told so.
            return module.oneContext() ? global("a context reads events that have no key of it") : GLOBAL;
        }
        if (!PlanParts.of(module.statements(), WindowPlan.Shared.class).isEmpty()) {
            return global("a named window is one for all events");
        }
        if (!module.variables().isEmpty()) {
            return global("a variable that statements set is one for all events");
        }
        List<StatementPlan> statements =
                module.statements().stream().map(ModulePlan.Planned::plan).toList();
        if (statements.stream().allMatch(StatementKeys::isStateless)) {
            return new RuleKey(
                    new KeyPlan(KeyPlan.Mode.STATELESS, List.of()),
                    "every event is looked at on its own; nothing is kept");
        }
        if (!module.updates().isEmpty()) {
            return global("an update may change what would be its key");
        }
        if (readsOpenTypes(statements)) {
            return global("an event of a subtype has no key of its own");
        }
        Optional<KeyCandidate> key = search(statements, 0, new KeyCandidate(Map.of()));
        if (key.isPresent()) {
            List<KeyPlan.StreamKey> streams = new ArrayList<>();
            key.get()
                    .fieldByStream()
                    .forEach((stream, field) -> streams.add(new KeyPlan.StreamKey(stream, List.of(field))));
            return new RuleKey(
                    new KeyPlan(KeyPlan.Mode.INFERRED, streams),
                    "events with different values of it never meet in a match or a group");
        }
        return global("no equality splits its events by a key");
    }

    private RuleKey global(String reason) {
        ModulePlan.Planned first = module.statements().stream()
                .filter(planned -> !StatementKeys.isStateless(planned.plan()))
                .findFirst()
                .orElseGet(() -> module.statements().get(0));
        diagnostics.warning(
                ErrorCode.GLOBAL_PARTITION,
                source,
                first.place(),
                "the rule runs in one global partition: " + reason,
                "Relate all events of a pattern to the first by one field, group by a field, or use a context.");
        return new RuleKey(new KeyPlan(KeyPlan.Mode.GLOBAL, List.of()), reason);
    }

    /** Tries each way of each statement that has state, first ones first. */
    private static Optional<KeyCandidate> search(List<StatementPlan> statements, int n, KeyCandidate sofar) {
        if (n == statements.size()) {
            return carried(statements, sofar);
        }
        StatementPlan statement = statements.get(n);
        if (StatementKeys.isStateless(statement)) {
            return search(statements, n + 1, sofar);
        }
        for (KeyCandidate candidate : StatementKeys.candidates(statement)) {
            Optional<KeyCandidate> found = sofar.merge(candidate).flatMap(merged -> search(statements, n + 1, merged));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Follows the key through insert into, back to the streams it comes from; empty where it is lost. */
    private static Optional<KeyCandidate> carried(List<StatementPlan> statements, KeyCandidate key) {
        Map<String, String> fields = new TreeMap<>(key.fieldByStream());
        boolean changed = true;
        while (changed) {
            changed = false;
            for (StatementPlan statement : statements) {
                String column = statement.insertInto().map(fields::get).orElse(null);
                if (column == null) {
                    continue;
                }
                Optional<CarriedKey.Copied> copied = CarriedKey.column(statement, column);
                if (copied.isEmpty()) {
                    return Optional.empty();
                }
                String before =
                        fields.putIfAbsent(copied.get().stream(), copied.get().field());
                changed |= before == null;
                if (before != null && !before.equals(copied.get().field())) {
                    return Optional.empty();
                }
            }
        }
        Set<String> read = new TreeSet<>();
        statements.forEach(statement -> read.addAll(streams(statement)));
        return fields.keySet().containsAll(read) ? Optional.of(new KeyCandidate(fields)) : Optional.empty();
    }

    /** Whether a statement reads a type that others inherit from. */
    private boolean readsOpenTypes(List<StatementPlan> statements) {
        Set<String> supertypes = new TreeSet<>();
        module.streams().forEach(type -> supertypes.addAll(type.supertypes()));
        module.derived().forEach(type -> supertypes.addAll(type.supertypes()));
        return statements.stream()
                .anyMatch(statement -> streams(statement).stream().anyMatch(supertypes::contains));
    }

    private static List<String> streams(StatementPlan statement) {
        List<String> streams = new ArrayList<>(ofInput(statement));
        statement.subqueries().forEach(subquery -> streams.add(subquery.input().filter().stream()));
        return streams;
    }

    private static List<String> ofInput(StatementPlan statement) {
        return statement.input().fold(new InputPlan.Cases<>() {
            @Override
            public List<String> stream(InputPlan.Stream input) {
                return List.of(input.filter().stream());
            }

            @Override
            public List<String> pattern(InputPlan.Pattern input) {
                return PatternTags.filters(input.root()).stream()
                        .map(found -> found.filter().filter().stream())
                        .toList();
            }

            @Override
            public List<String> rowMatches(InputPlan.RowMatches input) {
                return stream(input.stream());
            }

            @Override
            public List<String> trigger(InputPlan.Trigger input) {
                return input.on().fold(this);
            }

            @Override
            public List<String> join(InputPlan.Join input) {
                return input.streams().stream()
                        .map(stream -> stream.input().filter().stream())
                        .toList();
            }
        });
    }

    private void carriesContextKey(ModulePlan.Context context) {
        Map<String, List<String>> keys = new TreeMap<>();
        context.keys().forEach(key -> keys.put(key.stream(), key.fields()));
        for (ModulePlan.Planned planned : module.statements()) {
            List<String> target = planned.plan().insertInto().map(keys::get).orElse(List.of());
            for (int i = 0; i < target.size(); i++) {
                int n = i;
                boolean carried = CarriedKey.column(planned.plan(), target.get(i))
                        .map(copied -> copied.field()
                                .equals(keys.getOrDefault(copied.stream(), List.of()).stream()
                                        .skip(n)
                                        .findFirst()
                                        .orElse(null)))
                        .orElse(false);
                if (!carried) {
                    diagnostics.error(
                            ErrorCode.KEY_NOT_CARRIED,
                            source,
                            planned.place(),
                            "a derived event must stay under its key: column '" + target.get(i) + "' of '"
                                    + planned.plan().insertInto().orElseThrow()
                                    + "' must be a copy of the key of context "
                                    + context.name(),
                            "Select the key field of an event that every row has as " + target.get(i) + ".");
                }
            }
        }
    }
}
