package io.bongsu.language.source;

import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.VariablePlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The variables of a rule by name, each with what it stands for: its value, where nothing ever sets it. */
public final class DeclaredVariables {
    private final Map<String, ExprPlan> byName = new LinkedHashMap<>();
    private final Map<String, ExprPlan> assigned = new LinkedHashMap<>();
    private final List<VariablePlan> set = new ArrayList<>();

    public void add(String name, ExprPlan meaning) {
        byName.putIfAbsent(name, meaning);
    }

    /** A variable that statements of the rule set. */
    public void add(VariablePlan variable) {
        set.add(variable);
        add(
                variable.name(),
                new ExprPlan.FieldRef(
                        VariablePlan.SOURCE,
                        List.of(ExprPlan.Step.field(variable.name())),
                        variable.initial().type()));
    }

    /** Until {@link #assigned} is called, the variable is what it is set to. */
    public void assign(String name, ExprPlan value) {
        assigned.put(name, value);
    }

    /** All that is set by a statement is set. */
    public void assigned() {
        assigned.clear();
    }

    /** The variables that statements of the rule set. */
    public List<VariablePlan> set() {
        return List.copyOf(set);
    }

    /** The same variables as they are when the rule starts: none is set yet. */
    public DeclaredVariables atStart() {
        DeclaredVariables start = new DeclaredVariables();
        set.forEach(variable -> start.add(variable.name(), variable.initial()));
        byName.forEach(start::add);
        return start;
    }

    public Optional<ExprPlan> find(String name) {
        return Optional.ofNullable(assigned.getOrDefault(name, byName.get(name)));
    }
}
