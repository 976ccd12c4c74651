package io.bongsu.engine.timeline;

import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.partition.RuleSet;
import io.bongsu.engine.plan.AlertPlan;
import io.bongsu.engine.plan.AlertPlan.CapWords;
import io.bongsu.engine.plan.ColumnPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.KeyPlan;
import io.bongsu.engine.plan.PatternPlan;
import io.bongsu.engine.plan.RulePlan;
import io.bongsu.engine.plan.StatementPlan;
import io.bongsu.engine.plan.StatementPlan.Role;
import io.bongsu.engine.plan.WindowPlan;
import io.bongsu.schemas.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Words that make rules over the streams of {@link Timeline}; one builder is one rule. */
public final class Rules {
    private final String name;
    private final List<StatementPlan> statements = new ArrayList<>();
    private final List<EventType> streams = new ArrayList<>(Timeline.TYPES.values());
    private final List<EventType> derived = new ArrayList<>();
    private List<String> dedupKey = List.of();
    private long cooldownMillis;
    private KeyPlan key = new KeyPlan(KeyPlan.Mode.GLOBAL, List.of());

    private Rules(String name) {
        this.name = name;
    }

    public static Rules rule(String name) {
        return new Rules(name);
    }

    /** By the field of every stream. */
    public Rules keyedBy(String field) {
        this.key = new KeyPlan(
                KeyPlan.Mode.CONTEXT,
                Timeline.TYPES.keySet().stream()
                        .map(stream -> new KeyPlan.StreamKey(stream, List.of(field)))
                        .toList());
        return this;
    }

    /** The stream is one that the rule itself inserts into. */
    public Rules derives(String stream) {
        streams.remove(Timeline.TYPES.get(stream));
        derived.add(Timeline.TYPES.get(stream));
        return this;
    }

    public Rules dedup(String... columns) {
        this.dedupKey = List.of(columns);
        return this;
    }

    public Rules cooldown(long millis) {
        this.cooldownMillis = millis;
        return this;
    }

    public Rules pattern(Role role, PatternPlan pattern, String... columns) {
        return statement(role, Plans.input(pattern), null, columns);
    }

    public Rules stream(Role role, String stream, ExprPlan condition, String... columns) {
        return statement(role, input(stream, condition), null, columns);
    }

    /** A statement that inserts into the stream. */
    public Rules insert(String into, String from, ExprPlan condition, String... columns) {
        return statement(Role.STEP, input(from, condition), into, columns);
    }

    public Rules statement(Role role, InputPlan input, String into, String... columns) {
        List<ColumnPlan> selected = new ArrayList<>();
        for (String column : columns) {
            selected.add(new ColumnPlan(column.substring(column.indexOf('.') + 1), Plans.field(column)));
        }
        return statement(role, input, into, selected);
    }

    public Rules statement(Role role, InputPlan input, String into, List<ColumnPlan> columns) {
        statements.add(new StatementPlan(
                role.name().toLowerCase(java.util.Locale.ROOT) + statements.size(),
                role,
                input,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                columns,
                Optional.ofNullable(into)));
        return this;
    }

    public static InputPlan input(String stream, ExprPlan condition) {
        return new InputPlan.Stream(
                condition == null ? Plans.filter(stream) : Plans.filter(stream, condition),
                Optional.<WindowPlan>empty());
    }

    public RulePlan plan() {
        return new RulePlan(
                new RulePlan.RuleInfo(name, name, name, "test", 1, "0", "TEST"),
                key,
                streams,
                derived,
                statements,
                new AlertPlan(
                        new CapWords("Severe", "Immediate", "Observed"),
                        new CapWords("Minor", "Expected", "Likely"),
                        "{k} seen {none}",
                        dedupKey,
                        List.of(new AlertPlan.Label("key", "k={k}")),
                        List.of(),
                        List.of(new AlertPlan.Awaited("B", "no B of {k}", Role.CLOSE)),
                        new AlertPlan.Place("", ""),
                        cooldownMillis));
    }

    /** The rules in slots 0, 1, …; null leaves a slot empty. */
    public static RuleSet set(Rules... rules) {
        TreeMap<Integer, RulePlan> plans = new TreeMap<>();
        for (int i = 0; i < rules.length; i++) {
            if (rules[i] != null) {
                plans.put(i, rules[i].plan());
            }
        }
        return RuleSet.of(plans, Timeline.TYPES.values(), Geography.EMPTY);
    }
}
