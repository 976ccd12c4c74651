package io.bongsu.engine.expression;

import static io.bongsu.engine.expression.Expressions.value;
import static io.bongsu.engine.expression.Expressions.x;
import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.schemas.ValueType;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConversionTest {
    static Stream<Arguments> casts() {
        return Stream.of(
                Arguments.of("i", ValueType.LONG, 7L),
                Arguments.of("i", ValueType.STRING, "7"),
                Arguments.of("d", ValueType.INT, 7),
                Arguments.of(-7.9, ValueType.INT, -7),
                Arguments.of("nan", ValueType.INT, 0),
                Arguments.of(1e20, ValueType.LONG, Long.MAX_VALUE),
                Arguments.of(1e20, ValueType.INT, Integer.MAX_VALUE),
                Arguments.of("lmax", ValueType.INT, -1),
                Arguments.of(3_000_000_000L, ValueType.INT, -1_294_967_296),
                Arguments.of("f", ValueType.DOUBLE, 0.10000000149011612),
                Arguments.of("d", ValueType.STRING, "7.0"),
                Arguments.of("f", ValueType.STRING, "0.1"),
                Arguments.of("y", ValueType.STRING, "true"),
                Arguments.of("bN", ValueType.STRING, null),
                Arguments.of("iN", ValueType.DOUBLE, null),
                Arguments.of("sN", ValueType.INT, null),
                Arguments.of(" 12 ", ValueType.INT, 12),
                Arguments.of("+12", ValueType.INT, 12),
                Arguments.of("12.5", ValueType.INT, null),
                Arguments.of("12.5", ValueType.DOUBLE, 12.5),
                Arguments.of("12L", ValueType.LONG, 12L),
                Arguments.of(" 12l ", ValueType.LONG, 12L),
                Arguments.of("12L", ValueType.INT, null),
                Arguments.of("L", ValueType.LONG, null),
                Arguments.of("12f", ValueType.DOUBLE, 12.0),
                Arguments.of("NaN", ValueType.DOUBLE, Double.NaN),
                Arguments.of("abc", ValueType.DOUBLE, null),
                Arguments.of("", ValueType.FLOAT, null),
                Arguments.of("99999999999", ValueType.INT, null),
                Arguments.of(" TRUE ", ValueType.BOOLEAN, true),
                Arguments.of("abc", ValueType.BOOLEAN, null),
                Arguments.of("i", ValueType.BOOLEAN, null),
                Arguments.of("ai", ValueType.STRING, null));
    }

    @ParameterizedTest
    @MethodSource("casts")
    void casts(Object operand, ValueType type, Object result) {
        assertThat(value(new ExprPlan.Cast(x(operand), type))).isEqualTo(result);
    }
}
