package io.bongsu.engine.recognize;

import io.bongsu.engine.plan.PlanException;
import io.bongsu.engine.plan.RowPatternPlan;
import io.bongsu.engine.plan.RowPatternPlan.Bounded;
import io.bongsu.engine.plan.RowPatternPlan.Quantified;
import io.bongsu.engine.plan.RowPatternPlan.Quantifier;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes out what a row pattern abbreviates: {@code A{2,3}} is {@code A A A?}, {@code match_recognize_permute(A, B)} is
 * {@code A B | B A}.
 *
 * <p>Shape: copies go into the sequence they stand in. Cost: the size of what comes out, at most {@link #MAX_VARIABLES}.
 *
 * <p>Errors: {@link PlanException} for a pattern that becomes longer.
 *
 * <p>Source: Esper reference, "Match Recognize", "Pattern Repetition" and "Pattern Permute".
 */
final class WrittenOut implements RowPatternPlan.Cases<RowPatternPlan> {
    /** How many times variables may stand in a pattern that is written out. */
    static final int MAX_VARIABLES = 10_000;

    private int variables;

    private WrittenOut() {}

    /** The pattern with nothing but variables, sequences, alternatives and quantifiers in it. */
    static RowPatternPlan of(RowPatternPlan pattern) {
        WrittenOut out = new WrittenOut();
        return out.alone(pattern);
    }

    @Override
    public RowPatternPlan variable(RowPatternPlan.Variable variable) {
        if (++variables > MAX_VARIABLES) {
            throw new PlanException("a row pattern that is written out has at most " + MAX_VARIABLES + " variables");
        }
        return variable;
    }

    @Override
    public RowPatternPlan sequence(RowPatternPlan.Sequence sequence) {
        List<RowPatternPlan> parts = new ArrayList<>();
        for (RowPatternPlan part : sequence.parts()) {
            if (part instanceof Bounded bounded) {
                parts.addAll(copies(bounded));
            } else {
                parts.add(part.fold(this));
            }
        }
        return new RowPatternPlan.Sequence(parts);
    }

    @Override
    public RowPatternPlan anyOf(RowPatternPlan.AnyOf anyOf) {
        return new RowPatternPlan.AnyOf(
                anyOf.options().stream().map(this::alone).toList());
    }

    @Override
    public RowPatternPlan anyOrder(RowPatternPlan.AnyOrder anyOrder) {
        List<RowPatternPlan> orders = new ArrayList<>();
        orders(anyOrder.parts(), new ArrayList<>(), orders);
        return new RowPatternPlan.AnyOf(orders);
    }

    private void orders(List<RowPatternPlan> rest, List<RowPatternPlan> begun, List<RowPatternPlan> orders) {
        if (rest.isEmpty()) {
            orders.add(new RowPatternPlan.Sequence(begun).fold(this));
        }
        for (int i = 0; i < rest.size(); i++) {
            List<RowPatternPlan> others = new ArrayList<>(rest);
            List<RowPatternPlan> longer = new ArrayList<>(begun);
            longer.add(others.remove(i));
            orders(others, longer, orders);
        }
    }

    @Override
    public RowPatternPlan quantified(Quantified quantified) {
        return new Quantified(alone(quantified.operand()), quantified.quantifier());
    }

    @Override
    public RowPatternPlan bounded(Bounded bounded) {
        return new RowPatternPlan.Sequence(copies(bounded));
    }

    private RowPatternPlan alone(RowPatternPlan pattern) {
        return pattern.fold(this);
    }

    private List<RowPatternPlan> copies(Bounded bounded) {
        List<RowPatternPlan> copies = new ArrayList<>();
        RowPatternPlan operand = bounded.operand();
        for (int i = 0; i < bounded.low(); i++) {
            copies.add(operand.fold(this));
        }
        if (bounded.high() == Bounded.UNLIMITED) {
            copies.add(manyOf(operand).fold(this));
            return copies;
        }
        for (int i = bounded.low(); i < bounded.high(); i++) {
            copies.add(optional(operand).fold(this));
        }
        return copies;
    }

    private static RowPatternPlan optional(RowPatternPlan operand) {
        if (!(operand instanceof Quantified quantified)) {
            return new Quantified(operand, Quantifier.ZERO_OR_ONE);
        }
        Quantifier quantifier = switch (quantified.quantifier()) {
            case ONE_OR_MORE -> Quantifier.ZERO_OR_MORE;
            case ONE_OR_MORE_RELUCTANT -> Quantifier.ZERO_OR_MORE_RELUCTANT;
            case ZERO_OR_MORE, ZERO_OR_MORE_RELUCTANT, ZERO_OR_ONE, ZERO_OR_ONE_RELUCTANT -> quantified.quantifier();
        };
        return new Quantified(quantified.operand(), quantifier);
    }

    private static RowPatternPlan manyOf(RowPatternPlan operand) {
        if (!(operand instanceof Quantified quantified)) {
            return new Quantified(operand, Quantifier.ZERO_OR_MORE);
        }
        Quantifier quantifier = switch (quantified.quantifier()) {
            case ONE_OR_MORE, ZERO_OR_ONE, ZERO_OR_MORE -> Quantifier.ZERO_OR_MORE;
            case ONE_OR_MORE_RELUCTANT, ZERO_OR_ONE_RELUCTANT, ZERO_OR_MORE_RELUCTANT ->
                Quantifier.ZERO_OR_MORE_RELUCTANT;
        };
        return new Quantified(quantified.operand(), quantifier);
    }
}
