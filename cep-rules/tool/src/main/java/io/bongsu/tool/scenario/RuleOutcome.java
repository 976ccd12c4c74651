package io.bongsu.tool.scenario;

import io.bongsu.language.diagnose.Diagnostic;
import java.util.List;

/** How a rule's scenarios went, and what is wrong with files that could not be read. */
public record RuleOutcome(String rule, List<ScenarioOutcome> scenarios, List<Diagnostic> unreadable) {
    public RuleOutcome {
        scenarios = List.copyOf(scenarios);
        unreadable = List.copyOf(unreadable);
    }

    public boolean ok() {
        return unreadable.isEmpty() && scenarios.stream().allMatch(ScenarioOutcome::ok);
    }

    /** No scenario stands beside the rule. */
    public boolean isUntested() {
        return scenarios.isEmpty() && unreadable.isEmpty();
    }
}
