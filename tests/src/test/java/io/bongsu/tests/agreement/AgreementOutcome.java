package io.bongsu.tests.agreement;

import com.espertech.esper.common.client.EPException;
import com.espertech.esper.compiler.client.EPCompileException;
import com.espertech.esper.runtime.client.EPDeployException;
import io.bongsu.engine.plan.KeyPlan;
import io.bongsu.engine.plan.RulePlan;
import io.bongsu.language.CompiledRule;
import io.bongsu.language.RuleCompiler;
import io.bongsu.language.diagnose.Diagnostic;
import io.bongsu.language.diagnose.SourceText;
import io.bongsu.language.pack.RuleSource;
import java.util.Optional;

/** What became of a case; {@code text} is the difference, or why it was refused. */
record AgreementOutcome(Kind kind, Optional<KeyPlan.Mode> key, String text) {
    private static final int RUNS = 8;

    /** Both put out the same; they differ; Esper throws, or the rule keeps more and more; our compiler refuses. */
    enum Kind {
        SAME,
        DIFFERENT,
        UNDEFINED,
        REFUSED
    }

    /** Compiles the rule and runs it on both sides. */
    static AgreementOutcome of(AgreementCase one, RuleCompiler compiler) throws Exception {
        CompiledRule rule = compiler.compile(RuleSource.bare(new SourceText("random.epl", one.epl())));
        if (rule.plan().isEmpty()) {
            return new AgreementOutcome(Kind.REFUSED, Optional.empty(), reason(rule));
        }
        Optional<KeyPlan.Mode> key = rule.plan().map(plan -> plan.key().mode());
        int failures = EsperFailures.count();
        String difference;
        try {
            difference = difference(one, rule.plan().get());
        } catch (IllegalStateException | ClassCastException | NullPointerException | IndexOutOfBoundsException e) {
            difference = "  ours throws: " + e + "\n";
        } catch (Agreement.Growth e) {
            return new AgreementOutcome(Kind.UNDEFINED, key, e.getMessage());
        } catch (EPException | EPDeployException | EPCompileException e) {
            return new AgreementOutcome(Kind.UNDEFINED, key, e.getMessage());
        }
        if (EsperFailures.count() > failures) {
            return new AgreementOutcome(Kind.UNDEFINED, key, "");
        }
        return new AgreementOutcome(difference.isEmpty() ? Kind.SAME : Kind.DIFFERENT, key, difference);
    }

    /** An order that is another from run to run Esper leaves open; any of ours is right then. */
    private static String difference(AgreementCase one, RulePlan plan) throws Exception {
        String first = "";
        for (int run = 0; run < RUNS; run++) {
            String difference = Agreement.difference(
                    one.epl(),
                    plan,
                    RandomEvents.TYPES,
                    one.events(),
                    one.restarts(),
                    one.family().inOrder());
            if (!difference.startsWith(Agreement.ORDER)) {
                return difference;
            }
            if (run > 0 && !difference.equals(first)) {
                return "";
            }
            first = difference;
        }
        return first;
    }

    private static String reason(CompiledRule rule) {
        return rule.diagnostics().stream()
                .filter(Diagnostic::isError)
                .findFirst()
                .map(problem -> problem.code().label())
                .orElse("");
    }
}
