package io.bongsu.engine.expression;

import static io.bongsu.engine.expression.Expressions.value;
import static io.bongsu.engine.expression.Expressions.x;
import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.CompareOp;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ComparisonTest {
    private static Arguments row(Object left, CompareOp op, Object right, Boolean result) {
        return Arguments.of(left, op, right, result);
    }

    static Stream<Arguments> comparisons() {
        return Stream.of(
                row("i", CompareOp.EQUAL, "l", true),
                row("i", CompareOp.EQUAL, "d", true),
                row("i", CompareOp.EQUAL, 7.0, true),
                row("i", CompareOp.EQUAL, "iN", null),
                row("iN", CompareOp.EQUAL, "iN", null),
                row("i", CompareOp.NOT_EQUAL, "iN", null),
                row("i", CompareOp.EQUAL, null, null),
                row("i", CompareOp.LESS, "lmax", true),
                row("iN", CompareOp.LESS, "i", null),
                row("i", CompareOp.GREATER_OR_EQUAL, 7, true),
                row("i", CompareOp.LESS_OR_EQUAL, 6, false),
                row("f", CompareOp.EQUAL, 0.1, false),
                row("f", CompareOp.EQUAL, 0.1f, true),
                row("f", CompareOp.GREATER, 0.1, true),
                row(16_777_217, CompareOp.EQUAL, 16_777_216f, false),
                row(16_777_217L, CompareOp.GREATER, 16_777_216f, true),
                row("lbig", CompareOp.EQUAL, 9_007_199_254_740_992.0, true),
                row("lbig", CompareOp.EQUAL, 9_007_199_254_740_992L, false),
                row("nan", CompareOp.EQUAL, "nan", true),
                row("nan", CompareOp.NOT_EQUAL, "nan", false),
                row("nan", CompareOp.GREATER_OR_EQUAL, "nan", false),
                row("nan", CompareOp.LESS, 1, false),
                row("mz", CompareOp.EQUAL, 0.0, false),
                row("i0", CompareOp.EQUAL, "mz", false),
                row("mz", CompareOp.LESS, 0.0, false),
                row("mz", CompareOp.GREATER_OR_EQUAL, 0.0, true),
                row("s", CompareOp.EQUAL, "abc", true),
                row("s", CompareOp.LESS, "t", true),
                row("s", CompareOp.GREATER_OR_EQUAL, "t", false),
                row("s", CompareOp.GREATER, "B", true),
                row("s", CompareOp.NOT_EQUAL, "t", true),
                row("s", CompareOp.LESS, "sN", null),
                row("sN", CompareOp.EQUAL, "abc", null),
                row("y", CompareOp.EQUAL, true, true),
                row("y", CompareOp.EQUAL, "n", false),
                row("y", CompareOp.NOT_EQUAL, "bN", null),
                row("ai", CompareOp.EQUAL, "bi", true),
                row("ai", CompareOp.NOT_EQUAL, "bi", false),
                row("ai", CompareOp.EQUAL, "aiN", null),
                row("r", CompareOp.EQUAL, "r", true),
                row("r", CompareOp.EQUAL, "rN", null));
    }

    @ParameterizedTest
    @MethodSource("comparisons")
    void compares(Object left, CompareOp op, Object right, Boolean result) {
        ExprPlan plan = new ExprPlan.Compare(op, x(left), x(right));

        assertThat(value(plan)).isEqualTo(result);
        assertThat(Expressions.compile(plan).holds(new Scope().own(Expressions.EVENT)))
                .isEqualTo(Boolean.TRUE.equals(result));
    }

    static Stream<Arguments> identities() {
        return Stream.of(
                Arguments.of("i", "l", true),
                Arguments.of("i", "d", true),
                Arguments.of("i", null, false),
                Arguments.of("iN", null, true),
                Arguments.of("iN", "iN", true),
                Arguments.of("iN", "i", false),
                Arguments.of("s", "abc", true),
                Arguments.of("sN", "abc", false),
                Arguments.of("nan", "nan", true),
                Arguments.of("mz", 0.0, false),
                Arguments.of("ai", "bi", true),
                Arguments.of("ai", "aiN", false),
                Arguments.of("aiN", "aiN", true));
    }

    @ParameterizedTest
    @MethodSource("identities")
    void isNeverNull(Object left, Object right, boolean same) {
        assertThat(value(new ExprPlan.IsSame(x(left), x(right), false))).isEqualTo(same);
        assertThat(value(new ExprPlan.IsSame(x(left), x(right), true))).isEqualTo(!same);
    }

    /** Measured on Esper 9.0.0: a null among numbers of two types is asked the same with "is" and "is not". */
    @Test
    void isNotOfTwoNumberTypesDoesNotTurnNullsAround() {
        assertThat(value(new ExprPlan.IsSame(x("iN"), x("lN"), false))).isEqualTo(true);
        assertThat(value(new ExprPlan.IsSame(x("iN"), x("lN"), true))).isEqualTo(true);
        assertThat(value(new ExprPlan.IsSame(x("iN"), x("l"), true))).isEqualTo(false);
        assertThat(value(new ExprPlan.IsSame(x("i"), x("d"), true))).isEqualTo(false);
    }
}
