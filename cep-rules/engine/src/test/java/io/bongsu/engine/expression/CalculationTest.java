package io.bongsu.engine.expression;

import static io.bongsu.engine.expression.Expressions.value;
import static io.bongsu.engine.expression.Expressions.x;
import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.Arithmetic;
import io.bongsu.engine.plan.ExprPlan.ArithmeticOp;
import io.bongsu.engine.plan.ExprPlan.TimePart;
import io.bongsu.engine.plan.ExprPlan.TimePeriod;
import io.bongsu.schemas.ValueType;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalculationTest {
    private static Object compute(Object left, ArithmeticOp op, Object right, ValueType type) {
        return value(new Arithmetic(op, x(left), x(right), type));
    }

    @Test
    void computesInTheTypeOfThePlan() {
        assertThat(compute("i", ArithmeticOp.ADD, 2, ValueType.INT)).isEqualTo(9);
        assertThat(compute("i", ArithmeticOp.ADD, "l", ValueType.LONG)).isEqualTo(14L);
        assertThat(compute("i", ArithmeticOp.ADD, "f", ValueType.DOUBLE)).isEqualTo(7.100000001490116);
        assertThat(compute("f", ArithmeticOp.MULTIPLY, "f", ValueType.FLOAT)).isEqualTo(0.010000001f);
        assertThat(compute("i", ArithmeticOp.DIVIDE, 2, ValueType.DOUBLE)).isEqualTo(3.5);
        assertThat(compute(-7, ArithmeticOp.REMAINDER, 3, ValueType.INT)).isEqualTo(-1);
    }

    @Test
    void wholeNumbersWrap() {
        assertThat(compute("imax", ArithmeticOp.ADD, 1, ValueType.INT)).isEqualTo(Integer.MIN_VALUE);
        assertThat(compute("lmax", ArithmeticOp.ADD, 1, ValueType.LONG)).isEqualTo(Long.MIN_VALUE);
        assertThat(compute("imin", ArithmeticOp.MULTIPLY, -1, ValueType.INT)).isEqualTo(Integer.MIN_VALUE);
        assertThat(compute("imin", ArithmeticOp.REMAINDER, -1, ValueType.INT)).isEqualTo(0);
    }

    @Test
    void divisionByZeroIsInfiniteAndItsRemainderNull() {
        assertThat(compute("i", ArithmeticOp.DIVIDE, "i0", ValueType.DOUBLE)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(compute("i0", ArithmeticOp.DIVIDE, "i0", ValueType.DOUBLE)).isEqualTo(Double.NaN);
        assertThat(compute("i", ArithmeticOp.REMAINDER, "i0", ValueType.INT)).isNull();
        assertThat(compute("l", ArithmeticOp.REMAINDER, "l0", ValueType.LONG)).isNull();
        assertThat(compute("d", ArithmeticOp.REMAINDER, 0.0, ValueType.DOUBLE)).isEqualTo(Double.NaN);
    }

    @Test
    void nullGivesNull() {
        assertThat(compute("i", ArithmeticOp.ADD, "iN", ValueType.INT)).isNull();
        assertThat(compute("iN", ArithmeticOp.DIVIDE, "i0", ValueType.DOUBLE)).isNull();
        assertThat(value(new ExprPlan.Negate(x("dN"), ValueType.DOUBLE))).isNull();
    }

    @Test
    void negates() {
        assertThat(value(new ExprPlan.Negate(x("imin"), ValueType.INT))).isEqualTo(Integer.MIN_VALUE);
        assertThat(value(new ExprPlan.Negate(x("f"), ValueType.DOUBLE))).isEqualTo(-0.10000000149011612);
    }

    @Test
    void constantsAreComputedOnce() {
        assertThat(Expressions.compile(new Arithmetic(ArithmeticOp.MULTIPLY, x(6), x(7), ValueType.INT)))
                .isEqualTo(new Constant(42));
    }

    @Test
    void timePeriodsAreRoundedHalfUpOnce() {
        assertThat(period(1.5, 1_000)).isEqualTo(1_500L);
        assertThat(period(0.0005, 1_000)).isEqualTo(1L);
        assertThat(period(0.0025, 1_000)).isEqualTo(3L);
        assertThat(period(1.4, 1)).isEqualTo(1L);
        assertThat(period(2.5, 1)).isEqualTo(3L);
        assertThat(period("f", 1_000)).isEqualTo(100L);
        assertThat(period("nan", 1_000)).isEqualTo(0L);
        assertThat(period("iN", 1_000)).isNull();
        assertThat(value(new TimePeriod(List.of(new TimePart(x(1.0005), 1_000), new TimePart(x(1.0004), 1)))))
                .isEqualTo(1_002L);
        assertThat(value(new TimePeriod(List.of(
                        new TimePart(x(1), 86_400_000), new TimePart(x(2), 3_600_000), new TimePart(x(3), 60_000)))))
                .isEqualTo(93_780_000L);
    }

    private static Object period(Object amount, long unitMillis) {
        return value(new TimePeriod(List.of(new TimePart(x(amount), unitMillis))));
    }

    @Test
    void nowIsTheScopesTime() {
        assertThat(value(new ExprPlan.CurrentTimestamp())).isEqualTo(1_000L);
    }
}
