package io.bongsu.tool.scenario;

import io.bongsu.language.diagnose.DiagnosticText;
import java.io.PrintWriter;
import java.util.List;

/** Tells people how the scenarios went: a line for each, more for those that failed, and totals. */
public final class ScenarioReport {
    private ScenarioReport() {}

    public static void print(List<RuleOutcome> rules, PrintWriter out) {
        int ok = 0;
        int failed = 0;
        int unreadable = 0;
        for (RuleOutcome rule : rules) {
            for (ScenarioOutcome outcome : rule.scenarios()) {
                out.println((outcome.ok() ? "ok      " : "FAILED  ") + rule.rule() + ": "
                        + outcome.scenario().name());
                if (outcome.ok()) {
                    ok++;
                } else {
                    failed++;
                    out.println("  at " + outcome.scenario().place());
                    outcome.failure().forEach(out::println);
                }
            }
            if (rule.isUntested()) {
                out.println("warning " + rule.rule() + ": the rule has no scenarios");
            }
            for (var diagnostic : rule.unreadable()) {
                unreadable++;
                out.println(DiagnosticText.of(diagnostic));
            }
        }
        out.println(rules.size() + " rules, " + (ok + failed) + " scenarios: " + ok + " ok, " + failed + " failed"
                + (unreadable > 0 ? ", " + unreadable + " mistakes in scenario files" : ""));
        out.flush();
    }
}
