package io.bongsu.tests.conformance;

import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.Arithmetic;
import io.bongsu.engine.plan.ExprPlan.ArithmeticOp;
import io.bongsu.engine.plan.ExprPlan.Case;
import io.bongsu.engine.plan.ExprPlan.Compare;
import io.bongsu.engine.plan.ExprPlan.CompareOp;
import io.bongsu.engine.plan.ExprPlan.Literal;
import io.bongsu.engine.plan.ExprPlan.When;
import io.bongsu.engine.plan.PlanParts;
import io.bongsu.engine.plan.PlanRewrite;
import io.bongsu.schemas.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A rule under Esper's settings that whole numbers divide to whole numbers and that nothing is divided by zero. */
final class WholeDivision {
    static final String WHOLE = "Compiler.Expression.IntegerDivision";
    static final String BY_ZERO = "Compiler.Expression.DivisionByZeroReturnsNull";
    static final Set<String> SETTINGS = Set.of(WHOLE, BY_ZERO);

    private WholeDivision() {}

    /** The part of a plan with its divisions changed. */
    static <P> P in(P part) throws RefusedException {
        for (Arithmetic one : PlanParts.of(part, Arithmetic.class)) {
            if (one.op() == ArithmeticOp.DIVIDE && !(isPlain(one.left()) && isPlain(one.right()))) {
                throw RefusedException.harness("configuration " + BY_ZERO);
            }
        }
        return rewritten(part);
    }

    private static <P> P rewritten(P part) {
        return PlanRewrite.of(part, Arithmetic.class, WholeDivision::changed);
    }

    private static ExprPlan changed(Arithmetic one) {
        ExprPlan left = rewritten(one.left());
        ExprPlan right = rewritten(one.right());
        if (one.op() != ArithmeticOp.DIVIDE) {
            return new Arithmetic(one.op(), left, right, one.type());
        }
        ValueType type = !isWhole(left) || !isWhole(right)
                ? one.type()
                : left.type().equals(ValueType.INT) && right.type().equals(ValueType.INT)
                        ? ValueType.INT
                        : ValueType.LONG;
        ExprPlan zero = new Compare(CompareOp.EQUAL, right, new Literal(0, ValueType.INT));
        return new Case(
                Optional.empty(),
                List.of(new When(zero, new Literal(null, type))),
                Optional.of(new Arithmetic(one.op(), left, right, type)),
                type);
    }

    private static boolean isWhole(ExprPlan value) {
        return value.type().equals(ValueType.INT) || value.type().equals(ValueType.LONG);
    }

    private static boolean isPlain(ExprPlan value) {
        ValueType.Kind kind = value.type().kind();
        return kind == ValueType.Kind.INT
                || kind == ValueType.Kind.LONG
                || kind == ValueType.Kind.FLOAT
                || kind == ValueType.Kind.DOUBLE;
    }
}
