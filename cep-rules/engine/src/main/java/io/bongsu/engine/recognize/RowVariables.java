package io.bongsu.engine.recognize;

import io.bongsu.engine.plan.RowPatternPlan;
import io.bongsu.engine.plan.RowPatternPlan.Quantified;
import io.bongsu.engine.plan.RowPatternPlan.Variable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The variables of a row pattern: which take one row and which an array of them, and which come before which.
 *
 * <p>Shape: a variable takes an array if it can be passed more than once in a sequence; in alternatives each alternative
 * counts for itself. Cost: linear in the pattern, written out.
 *
 * <p>Errors: {@link io.bongsu.engine.plan.PlanException} for a pattern that is too long when it is written out.
 */
public final class RowVariables {
    private final Set<String> single = new LinkedHashSet<>();
    private final Set<String> arrays = new LinkedHashSet<>();
    private final Map<String, Set<String>> before = new TreeMap<>();

    private RowVariables() {}

    public static RowVariables of(RowPatternPlan pattern) {
        RowVariables variables = new RowVariables();
        RowPatternPlan whole = WrittenOut.of(pattern);
        count(whole, false, variables.single, variables.arrays);
        variables.order(whole, Set.of());
        return variables;
    }

    /** Those that take one row, in the order in which they first occur, then those that take arrays. */
    public List<String> names() {
        List<String> names = new ArrayList<>(single);
        names.addAll(arrays);
        return names;
    }

    public boolean isArray(String variable) {
        return arrays.contains(variable);
    }

    /** Other variables that stand before the variable in some sequence. */
    public Set<String> before(String variable) {
        return before.getOrDefault(variable, Set.of());
    }

    private static void count(RowPatternPlan pattern, boolean repeated, Set<String> single, Set<String> arrays) {
        if (pattern instanceof Quantified quantified) {
            count(quantified.operand(), repeated || quantified.quantifier().repeats(), single, arrays);
        } else if (pattern instanceof RowPatternPlan.AnyOf anyOf) {
            for (RowPatternPlan option : anyOf.options()) {
                Set<String> singleHere = new LinkedHashSet<>();
                Set<String> arraysHere = new LinkedHashSet<>();
                count(option, repeated, singleHere, arraysHere);
                arrays.addAll(arraysHere);
                single.addAll(singleHere);
            }
            single.removeAll(arrays);
        } else if (pattern instanceof RowPatternPlan.Sequence sequence) {
            sequence.parts().forEach(part -> count(part, repeated, single, arrays));
        } else if (pattern instanceof Variable variable && !arrays.contains(variable.name())) {
            if (single.remove(variable.name()) || repeated) {
                arrays.add(variable.name());
            } else {
                single.add(variable.name());
            }
        }
    }

    private void order(RowPatternPlan pattern, Set<String> passed) {
        if (pattern instanceof Variable variable) {
            Set<String> others = before.computeIfAbsent(variable.name(), name -> new LinkedHashSet<>());
            others.addAll(passed);
            others.remove(variable.name());
        } else if (pattern instanceof Quantified quantified) {
            order(quantified.operand(), passed);
        } else if (pattern instanceof RowPatternPlan.AnyOf anyOf) {
            anyOf.options().forEach(option -> order(option, passed));
        } else if (pattern instanceof RowPatternPlan.Sequence sequence) {
            Set<String> sofar = new LinkedHashSet<>(passed);
            for (RowPatternPlan part : sequence.parts()) {
                order(part, sofar);
                names(part, sofar);
            }
        }
    }

    private static void names(RowPatternPlan pattern, Set<String> names) {
        if (pattern instanceof Variable variable) {
            names.add(variable.name());
        } else if (pattern instanceof Quantified quantified) {
            names(quantified.operand(), names);
        } else if (pattern instanceof RowPatternPlan.AnyOf anyOf) {
            anyOf.options().forEach(option -> names(option, names));
        } else if (pattern instanceof RowPatternPlan.Sequence sequence) {
            sequence.parts().forEach(part -> names(part, names));
        }
    }
}
