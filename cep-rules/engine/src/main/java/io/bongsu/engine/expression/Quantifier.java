package io.bongsu.engine.expression;

import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.CompareOp;
import io.bongsu.engine.plan.OperatorPlan.Quantified;
import io.bongsu.schemas.ValueType;
import io.bongsu.schemas.ValueType.Kind;
import java.util.List;

/**
 * {@code = any, < all …} over values and the elements of arrays.
 *
 * <p>Shape: null if the value is null. An equality that nulls leave open is null. An order with {@code all} is null at the
 * first null before it is false, one with {@code any} passes nulls over; a null array is a null for an equality and nothing
 * for an order. Over nothing at all, null.
 */
final class Quantifier {
    private final CompareOp op;
    private final boolean all;
    private final Kind kind;

    private Quantifier(CompareOp op, boolean all, Kind kind) {
        this.op = op;
        this.all = all;
        this.kind = kind;
    }

    static Evaluator of(ExprPlan.Apply plan, Quantified quantified, Evaluator[] operands) {
        Kind kind = plan.operands().get(0).type().kind();
        for (ExprPlan option : plan.operands().subList(1, operands.length)) {
            ValueType type = option.type().element().orElse(option.type());
            kind = type.isNumeric() && kind.isNumeric() ? Promotion.common(kind, type.kind()) : kind;
        }
        Quantifier quantifier = new Quantifier(quantified.op(), quantified.all(), kind);
        boolean[] isArray = new boolean[operands.length];
        for (int i = 0; i < operands.length; i++) {
            isArray[i] = plan.operands().get(i).type().isArray();
        }
        boolean equality = quantified.op() == CompareOp.EQUAL || quantified.op() == CompareOp.NOT_EQUAL;
        return scope -> {
            Object value = operands[0].evaluate(scope);
            return value == null ? null : quantifier.over(value, operands, isArray, equality, scope);
        };
    }

    private Object over(Object value, Evaluator[] operands, boolean[] isArray, boolean equality, Scope scope) {
        boolean nulls = false;
        boolean known = false;
        for (int i = 1; i < operands.length; i++) {
            Object option = operands[i].evaluate(scope);
            if (option == null && isArray[i] && !equality) {
                continue;
            }
            List<?> elements = option instanceof List<?> list ? list : null;
            int count = elements == null ? 1 : elements.size();
            for (int e = 0; e < count; e++) {
                Object element = elements == null ? option : elements.get(e);
                if (element == null) {
                    if (all && !equality) {
                        return null;
                    }
                    nulls = true;
                } else {
                    known = true;
                    if (holds(value, element) != all) {
                        return !all;
                    }
                }
            }
        }
        return !known || (nulls && equality) ? null : (Object) all;
    }

    private boolean holds(Object value, Object other) {
        if (op == CompareOp.EQUAL || op == CompareOp.NOT_EQUAL) {
            return same(value, other) == (op == CompareOp.EQUAL);
        }
        if (kind == Kind.FLOAT || kind == Kind.DOUBLE) {
            return Comparison.compare(op, ((Number) value).doubleValue(), ((Number) other).doubleValue());
        }
        return Comparison.compare(op, (long) order(value, other), 0L);
    }

    private boolean same(Object value, Object other) {
        return kind.isNumeric() ? Comparison.sameNumber(value, other, kind) : value.equals(other);
    }

    @SuppressWarnings("unchecked")
    private int order(Object value, Object other) {
        Object one = kind.isNumeric() ? Promotion.number(value, kind) : value;
        Object two = kind.isNumeric() ? Promotion.number(other, kind) : other;
        return one == null || two == null ? 0 : ((Comparable<Object>) one).compareTo(two);
    }
}
