package io.bongsu.engine.expression;

import static io.bongsu.engine.expression.Expressions.all;
import static io.bongsu.engine.expression.Expressions.value;
import static io.bongsu.engine.expression.Expressions.x;
import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.plan.ExprPlan;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MembershipTest {
    private static Arguments row(Boolean in, Boolean notIn, Object value, Object... options) {
        return Arguments.of(in, notIn, value, Arrays.asList(options));
    }

    static Stream<Arguments> memberships() {
        return Stream.of(
                row(true, false, "i", 1, 7),
                row(false, true, "i", 1, 2),
                row(null, null, "i", 1, null),
                row(true, false, "i", 7, null),
                row(null, null, "i", 1, "iN"),
                row(true, false, "i", "iN", 7),
                row(null, null, "i", "iN"),
                row(null, null, "iN", 1, 2),
                row(null, null, "iN", "iN"),
                row(true, false, "i", 1, 7.0),
                row(true, false, "d", 7, 8),
                row(false, true, "f", 0.1),
                row(true, false, "f", 0.1f, 1L),
                row(false, true, 16_777_217, 1f, 16_777_216L),
                row(true, false, "lbig", 1.0, 9_007_199_254_740_992L),
                row(false, true, "lbig", 1, 9_007_199_254_740_992L),
                row(true, false, "nan", 1.0, "nan"),
                row(false, true, "mz", 0, 1),
                row(true, false, "s", "x", "abc"),
                row(null, null, "s", "x", "sN"),
                row(null, null, "sN", "x"),
                row(true, false, "y", true, false),
                row(null, null, "y", "bN"),
                row(true, false, "i", "ai"),
                row(true, false, "l", 1.5, "ai"),
                row(null, null, "i", "ain"),
                row(false, true, "i", "aiN"),
                row(false, true, "i", 1, "aiN"),
                row(null, null, "iN", "ai"));
    }

    @ParameterizedTest
    @MethodSource("memberships")
    void in(Boolean in, Boolean notIn, Object value, List<Object> options) {
        assertThat(value(new ExprPlan.In(x(value), all(options.toArray()), false)))
                .isEqualTo(in);
        assertThat(value(new ExprPlan.In(x(value), all(options.toArray()), true)))
                .isEqualTo(notIn);
    }

    static Stream<Arguments> ranges() {
        return Stream.of(
                Arguments.of("i", 1, 10, true, false),
                Arguments.of("i", 10, 1, true, false),
                Arguments.of("i", 7, 7, true, false),
                Arguments.of("i", 8, 10, false, true),
                Arguments.of("i", "iN", 10, false, true),
                Arguments.of("i", 1, "iN", false, true),
                Arguments.of("i", null, 10, false, false),
                Arguments.of("iN", 1, 10, false, false),
                Arguments.of("i", 1.0, "l", true, false),
                Arguments.of("i", 6.5, 7.5, true, false),
                Arguments.of("nan", 1, 2, false, true),
                Arguments.of("d", "nan", 10, false, true),
                Arguments.of("d", 10, "nan", false, true),
                Arguments.of("mz", 0.0, 1, true, false),
                Arguments.of("lbig", 9_007_199_254_740_992.0, 9_007_199_254_740_992.0, true, false),
                Arguments.of("s", "a", "b", true, false),
                Arguments.of("s", "b", "a", true, false),
                Arguments.of("s", "sN", "b", false, true),
                Arguments.of("sN", "a", "b", false, false));
    }

    @ParameterizedTest
    @MethodSource("ranges")
    void between(Object value, Object low, Object high, boolean between, boolean notBetween) {
        assertThat(value(new ExprPlan.Between(x(value), x(low), x(high), false)))
                .isEqualTo(between);
        assertThat(value(new ExprPlan.Between(x(value), x(low), x(high), true))).isEqualTo(notBetween);
    }
}
