package io.bongsu.engine.expression;

import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.In;
import io.bongsu.schemas.ValueType;
import io.bongsu.schemas.ValueType.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code in} and {@code not in}.
 *
 * <p>Shape: a null value is null; no option equal but one of them (or an array element) null is null; a null array is no
 * option at all, also for a null value. All numbers of one {@code in} compare in their common type.
 *
 * <p>Cost: one hash look-up when all options are constants, else O(options).
 */
final class Membership {
    private Membership() {}

    static Evaluator of(In plan, Evaluator value, List<Evaluator> options) {
        Kind kind = plan.value().type().kind();
        for (ExprPlan option : plan.options()) {
            ValueType type = option.type().element().orElse(option.type());
            kind = type.isNumeric() && Promotion.isNumber(kind) ? Promotion.common(kind, type.kind()) : kind;
        }
        Kind common = kind;
        Evaluator whole;
        if (options.stream().allMatch(Constant.class::isInstance)) {
            whole = new Known(common, value, options, plan.negated());
        } else {
            whole = new Computed(common, value, plan, options.toArray(new Evaluator[0]));
        }
        List<Evaluator> parts = new ArrayList<>(options);
        parts.add(value);
        return Constant.foldIf(whole, parts);
    }

    /** Equal values of a kind have equal forms. */
    private static Object form(Object value, Kind kind) {
        return switch (kind) {
            case BYTE, SHORT, INT, LONG -> Promotion.number(value, Kind.LONG);
            case FLOAT, DOUBLE -> Promotion.number(value, Kind.DOUBLE);
            case BIG_INTEGER, BIG_DECIMAL -> Promotion.number(value, kind);
            default -> value;
        };
    }

    private static final class Known implements Evaluator {
        private final Kind kind;
        private final Evaluator value;
        private final Set<Object> forms = new HashSet<>();
        private final Object absent;
        private final boolean negated;

        Known(Kind kind, Evaluator value, List<Evaluator> options, boolean negated) {
            this.kind = kind;
            this.value = value;
            this.negated = negated;
            for (Evaluator option : options) {
                forms.add(form(((Constant) option).value(), kind));
            }
            this.absent = forms.remove(null) ? null : (Object) negated;
        }

        @Override
        public Object evaluate(Scope scope) {
            Object form = form(value.evaluate(scope), kind);
            if (form == null) {
                return null;
            }
            return forms.contains(form) ? (Object) !negated : absent;
        }
    }

    private static final class Computed implements Evaluator {
        private final Kind kind;
        private final Evaluator value;
        private final Evaluator[] options;
        private final boolean[] isArray;
        private final boolean negated;

        Computed(Kind kind, Evaluator value, In plan, Evaluator[] options) {
            this.kind = kind;
            this.value = value;
            this.options = options;
            this.isArray = new boolean[options.length];
            for (int i = 0; i < options.length; i++) {
                isArray[i] = plan.options().get(i).type().kind() == Kind.ARRAY;
            }
            this.negated = plan.negated();
        }

        @Override
        public Object evaluate(Scope scope) {
            Object wanted = value.evaluate(scope);
            boolean unknown = false;
            for (int i = 0; i < options.length; i++) {
                Object option = options[i].evaluate(scope);
                if (option == null && isArray[i]) {
                    continue;
                }
                if (wanted == null) {
                    return null;
                }
                if (option instanceof List<?> elements) {
                    for (Object element : elements) {
                        if (equal(wanted, element)) {
                            return !negated;
                        }
                        unknown |= element == null;
                    }
                } else if (option != null) {
                    if (equal(wanted, option)) {
                        return !negated;
                    }
                } else {
                    unknown = true;
                }
            }
            return unknown ? null : (Object) negated;
        }

        private boolean equal(Object wanted, Object option) {
            return option != null
                    && (Promotion.isNumber(kind) ? Comparison.sameNumber(wanted, option, kind) : wanted.equals(option));
        }
    }
}
