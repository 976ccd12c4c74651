package io.bongsu.engine.plan;

import java.util.List;
import java.util.stream.Collectors;

/** A row pattern as EPL writes it. */
final class RowPatternText implements RowPatternPlan.Cases<String> {
    @Override
    public String variable(RowPatternPlan.Variable variable) {
        return variable.name();
    }

    @Override
    public String sequence(RowPatternPlan.Sequence sequence) {
        return sequence.parts().stream()
                .map(part -> part instanceof RowPatternPlan.Sequence || part instanceof RowPatternPlan.AnyOf
                        ? nested(part)
                        : part.fold(this))
                .collect(Collectors.joining(" "));
    }

    @Override
    public String anyOf(RowPatternPlan.AnyOf anyOf) {
        return joined(anyOf.options(), " | ");
    }

    @Override
    public String anyOrder(RowPatternPlan.AnyOrder anyOrder) {
        return "match_recognize_permute(" + joined(anyOrder.parts(), ", ") + ")";
    }

    @Override
    public String quantified(RowPatternPlan.Quantified quantified) {
        return operand(quantified.operand()) + quantified.quantifier().sign();
    }

    @Override
    public String bounded(RowPatternPlan.Bounded bounded) {
        String low = bounded.low() == 0 ? "" : String.valueOf(bounded.low());
        String high = bounded.high() == RowPatternPlan.Bounded.UNLIMITED ? "" : String.valueOf(bounded.high());
        String both = bounded.low() == bounded.high() ? low : low + "," + high;
        String operand = bounded.operand() instanceof RowPatternPlan.Quantified
                ? bounded.operand().fold(this)
                : operand(bounded.operand());
        return operand + "{" + both + "}";
    }

    private String operand(RowPatternPlan operand) {
        return operand instanceof RowPatternPlan.Variable ? operand.fold(this) : nested(operand);
    }

    private String nested(RowPatternPlan part) {
        return "(" + part.fold(this) + ")";
    }

    private String joined(List<RowPatternPlan> parts, String between) {
        return parts.stream().map(part -> part.fold(this)).collect(Collectors.joining(between));
    }
}
