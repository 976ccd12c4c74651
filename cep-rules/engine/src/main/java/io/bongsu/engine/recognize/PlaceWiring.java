package io.bongsu.engine.recognize;

import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.plan.RowPatternPlan;
import io.bongsu.engine.plan.RowPatternPlan.Quantified;
import io.bongsu.engine.plan.RowPatternPlan.Quantifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns a row pattern, written out, into places that lead to each other.
 *
 * <p>Shape: a part of a pattern is a {@link Strand}: where it begins, where it can end, and whether it can be passed by. The
 * order of places, of beginnings and of ways on is the order in which Esper takes them, which decides the order of matches.
 * A quantifier around more than one variable repeats, but does not make the match better or worse.
 */
final class PlaceWiring {
    private final List<String> variables;
    private final RowVariables kinds;
    private final Map<String, Evaluator> definitions;
    private final Set<String> askingArrays;
    private final List<Place> places = new ArrayList<>();
    private int greedy;

    /** @param askingArrays the variables whose defines look at array variables */
    PlaceWiring(
            List<String> variables, RowVariables kinds, Map<String, Evaluator> definitions, Set<String> askingArrays) {
        this.variables = variables;
        this.kinds = kinds;
        this.definitions = definitions;
        this.askingArrays = askingArrays;
    }

    /** A wired part: numbers of its places. */
    private record Strand(List<Integer> starts, List<Integer> ends, boolean optional) {}

    /** Wires the whole pattern; the numbers of the places at which a match may begin. */
    List<Integer> wire(RowPatternPlan writtenOut) {
        Strand whole = strand(writtenOut);
        whole.ends().forEach(end -> places.get(end).goOnAt(Place.END));
        return whole.starts();
    }

    List<Place> places() {
        return List.copyOf(places);
    }

    /** How many places count the rows that they take. */
    int greedyCount() {
        return greedy;
    }

    private Strand strand(RowPatternPlan pattern) {
        if (pattern instanceof RowPatternPlan.Sequence sequence) {
            return sequence(sequence);
        }
        if (pattern instanceof RowPatternPlan.AnyOf anyOf) {
            return anyOf(anyOf);
        }
        if (pattern instanceof Quantified quantified) {
            return quantified.operand() instanceof RowPatternPlan.Variable variable
                    ? variable(variable, quantified.quantifier())
                    : quantified(quantified);
        }
        return variable((RowPatternPlan.Variable) pattern, null);
    }

    private Strand variable(RowPatternPlan.Variable variable, Quantifier quantifier) {
        int number = places.size();
        Place place = new Place(
                variables.indexOf(variable.name()),
                kinds.isArray(variable.name()),
                definitions.get(variable.name()),
                counts(variable.name(), quantifier) ? greedy++ : Place.INDIFFERENT);
        places.add(place);
        if (quantifier != null && quantifier.repeats()) {
            place.goOnAt(number);
        }
        return new Strand(List.of(number), List.of(number), quantifier != null && quantifier.optional());
    }

    /** Of a variable with {@code +}, Esper counts the rows only if its define looks at arrays. */
    private boolean counts(String variable, Quantifier quantifier) {
        if (quantifier == null) {
            return false;
        }
        return switch (quantifier) {
            case ZERO_OR_MORE, ZERO_OR_ONE -> true;
            case ONE_OR_MORE, ONE_OR_MORE_RELUCTANT -> askingArrays.contains(variable);
            case ZERO_OR_MORE_RELUCTANT, ZERO_OR_ONE_RELUCTANT -> false;
        };
    }

    private Strand quantified(Quantified quantified) {
        Strand operand = strand(quantified.operand());
        if (quantified.quantifier().repeats()) {
            for (int end : operand.ends()) {
                for (int start : operand.starts()) {
                    if (!places.get(end).goesOnAt(start)) {
                        places.get(end).goOnAt(start);
                    }
                }
            }
        }
        return new Strand(
                operand.starts(),
                operand.ends(),
                operand.optional() || quantified.quantifier().optional());
    }

    private Strand anyOf(RowPatternPlan.AnyOf anyOf) {
        List<Integer> starts = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        boolean optional = false;
        for (RowPatternPlan option : anyOf.options()) {
            Strand strand = strand(option);
            starts.addAll(strand.starts());
            ends.addAll(strand.ends());
            optional |= strand.optional();
        }
        return new Strand(starts, ends, optional);
    }

    private Strand sequence(RowPatternPlan.Sequence sequence) {
        List<Strand> strands = new ArrayList<>();
        sequence.parts().forEach(part -> strands.add(strand(part)));
        for (int i = strands.size() - 1; i >= 1; i--) {
            for (int j = i - 1; j >= 0; j--) {
                join(strands.get(j), strands.get(i));
                if (!strands.get(j).optional()) {
                    break;
                }
            }
        }
        List<Integer> starts = new ArrayList<>();
        boolean optional = true;
        for (int i = 0; i < strands.size() && optional; i++) {
            starts.addAll(strands.get(i).starts());
            optional = strands.get(i).optional();
        }
        List<Integer> ends = new ArrayList<>();
        boolean passed = true;
        for (int i = strands.size() - 1; i >= 0 && passed; i--) {
            ends.addAll(strands.get(i).ends());
            passed = strands.get(i).optional();
        }
        return new Strand(starts, ends, optional);
    }

    private void join(Strand earlier, Strand later) {
        for (int end : earlier.ends()) {
            for (int start : later.starts()) {
                places.get(end).goOnAt(start);
            }
        }
    }
}
