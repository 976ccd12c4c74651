package io.bongsu.language.source;

import io.bongsu.engine.plan.ExprPlan;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The variables of a rule by name, each with what it stands for: its value, where nothing ever sets it. */
public final class DeclaredVariables {
    private final Map<String, ExprPlan> byName = new LinkedHashMap<>();

    public void add(String name, ExprPlan meaning) {
        byName.putIfAbsent(name, meaning);
    }

    public Optional<ExprPlan> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
