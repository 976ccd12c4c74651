package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.*;
import io.bongsu.engine.plan.RowPatternPlan;
import io.bongsu.engine.plan.RowPatternPlan.Bounded;
import io.bongsu.engine.plan.RowPatternPlan.Quantified;
import io.bongsu.engine.plan.RowPatternPlan.Quantifier;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.source.Part;
import java.util.List;
import java.util.Optional;

/**
 * Plans the pattern of a {@code match_recognize}.
 *
 * <p>Errors: CEP-4102 for bounds that are not constant and above 0, and for bounds under a permute, which Esper passes over.
 */
final class RowPatternPlanner {
    private final StatementPart part;
    private boolean broken;

    RowPatternPlanner(StatementPart part) {
        this.part = part;
    }

    Optional<RowPatternPlan> plan(MatchRecognizeRegEx pattern) {
        RowPatternPlan plan = plan(pattern, false);
        return broken ? Optional.empty() : Optional.of(plan);
    }

    private RowPatternPlan plan(MatchRecognizeRegEx pattern, boolean permuted) {
        if (pattern instanceof MatchRecognizeRegExAtom atom) {
            RowPatternPlan variable = new RowPatternPlan.Variable(atom.getName());
            return repeated(variable, atom.getType(), atom.getOptionalRepeat(), permuted);
        }
        if (pattern instanceof MatchRecognizeRegExNested nested) {
            RowPatternPlan inner = plan(nested.getChildren().get(0), permuted);
            return repeated(inner, nested.getType(), nested.getOptionalRepeat(), permuted);
        }
        boolean inner = permuted || pattern instanceof MatchRecognizeRegExPermutation;
        List<RowPatternPlan> parts =
                pattern.getChildren().stream().map(child -> plan(child, inner)).toList();
        if (pattern instanceof MatchRecognizeRegExPermutation) {
            return new RowPatternPlan.AnyOrder(parts);
        }
        return pattern instanceof MatchRecognizeRegExAlteration
                ? new RowPatternPlan.AnyOf(parts)
                : new RowPatternPlan.Sequence(parts);
    }

    private RowPatternPlan repeated(
            RowPatternPlan operand,
            MatchRecogizePatternElementType type,
            MatchRecognizeRegExRepeat bounds,
            boolean permuted) {
        RowPatternPlan quantified = quantifier(type)
                .map(quantifier -> (RowPatternPlan) new Quantified(operand, quantifier))
                .orElse(operand);
        if (bounds == null) {
            return quantified;
        }
        if (permuted) {
            return refuse("bounds under match_recognize_permute", quantified);
        }
        if (bounds.getSingle() != null) {
            int times = bound(bounds.getSingle(), 0);
            return times > 0 ? new Bounded(quantified, times, times) : refuseBounds(quantified);
        }
        int low = bound(bounds.getLow(), 0);
        int high = bound(bounds.getHigh(), Bounded.UNLIMITED);
        boolean lowIsWrong = bounds.getLow() != null && low < 1;
        return lowIsWrong || high < 1 || high < low ? refuseBounds(quantified) : new Bounded(quantified, low, high);
    }

    private static Optional<Quantifier> quantifier(MatchRecogizePatternElementType type) {
        return type == MatchRecogizePatternElementType.SINGLE
                ? Optional.empty()
                : Optional.of(
                        switch (type) {
                            case ZERO_TO_MANY -> Quantifier.ZERO_OR_MORE;
                            case ONE_TO_MANY -> Quantifier.ONE_OR_MORE;
                            case ONE_OPTIONAL -> Quantifier.ZERO_OR_ONE;
                            case ZERO_TO_MANY_RELUCTANT -> Quantifier.ZERO_OR_MORE_RELUCTANT;
                            case ONE_TO_MANY_RELUCTANT -> Quantifier.ONE_OR_MORE_RELUCTANT;
                            case ONE_OPTIONAL_RELUCTANT -> Quantifier.ZERO_OR_ONE_RELUCTANT;
                            case SINGLE -> throw new IllegalStateException("a single variable has no quantifier");
                        });
    }

    /** A constant number; 0 for anything else. */
    private static int bound(Expression expression, int otherwise) {
        if (expression == null) {
            return otherwise;
        }
        return expression instanceof ConstantExpression constant && constant.getConstant() instanceof Integer number
                ? number
                : 0;
    }

    private RowPatternPlan refuseBounds(RowPatternPlan operand) {
        return refuse("bounds that are not constants above 0, the lower first", operand);
    }

    private RowPatternPlan refuse(String construct, RowPatternPlan instead) {
        broken = true;
        part.findings()
                .error(
                        ErrorCode.UNSUPPORTED_CLAUSE,
                        part.syntax().region(Part.ROW_PATTERN, 0).span(),
                        "this part of a row pattern is not supported: " + construct,
                        "");
        return instead;
    }
}
