package io.bongsu.engine.expression;

import static io.bongsu.engine.expression.Expressions.value;
import static io.bongsu.engine.expression.Expressions.x;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.PlanException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TextMatchTest {
    static Stream<Arguments> likes() {
        return Stream.of(
                Arguments.of("s", "a%", null, true),
                Arguments.of("s", "A%", null, false),
                Arguments.of("s", "_b_", null, true),
                Arguments.of("s", "%", null, true),
                Arguments.of("", "%", null, true),
                Arguments.of("", "", null, true),
                Arguments.of("s", "", null, false),
                Arguments.of("s", "sN", null, null),
                Arguments.of("sN", "a%", null, null),
                Arguments.of("a%c", "a!%c", "!", true),
                Arguments.of("s", "a!%", "!", false),
                Arguments.of("a%c", "a\\%c", null, true),
                Arguments.of("a_c", "a!_c", "!", true),
                Arguments.of("a!c", "a!!c", "!", true),
                Arguments.of("s", "a!bc", "!", true),
                Arguments.of("s", "abc!", "!", true),
                Arguments.of("a\\b", "a\\b", null, false),
                Arguments.of("a%", "a\\%", "", false),
                Arguments.of("b", "zb", "zz", true),
                Arguments.of("a\nb", "a_b", null, true),
                Arguments.of("s", "a.c", null, false),
                Arguments.of("s", "t", null, false),
                Arguments.of("a{1}", "a{1}", null, true),
                Arguments.of("(a)", "(%)", null, true),
                Arguments.of("aXYc", "a%c%", null, true),
                Arguments.of("s", "a%%c", null, true),
                Arguments.of("\uD83D\uDE00", "_", null, false),
                Arguments.of("i", "7", null, true),
                Arguments.of("d", "7%", null, true));
    }

    @ParameterizedTest
    @MethodSource("likes")
    void like(Object subject, Object pattern, String escape, Boolean matches) {
        Optional<ExprPlan> escapes = Optional.ofNullable(escape).map(Expressions::literal);

        assertThat(value(new ExprPlan.Like(x(subject), x(pattern), escapes, false)))
                .isEqualTo(matches);
        assertThat(value(new ExprPlan.Like(x(subject), x(pattern), escapes, true)))
                .isEqualTo(matches == null ? null : !matches);
    }

    @Test
    void likeWithManyRunsStaysQuick() {
        assertThat(LikePattern.of("%a".repeat(50) + "%b", LikePattern.NO_ESCAPE).matches("a".repeat(20_000)))
                .isFalse();
    }

    static Stream<Arguments> regexps() {
        return Stream.of(
                Arguments.of("s", "a.c", true),
                Arguments.of("s", "b", false),
                Arguments.of("s", "t", false),
                Arguments.of("s", "sN", null),
                Arguments.of("sN", "a", null),
                Arguments.of("s", "bad", null),
                Arguments.of("a\nb", "a.b", false),
                Arguments.of("i", "[0-9]+", true));
    }

    @ParameterizedTest
    @MethodSource("regexps")
    void regexp(Object subject, Object pattern, Boolean matches) {
        assertThat(value(new ExprPlan.Regexp(x(subject), x(pattern), false))).isEqualTo(matches);
        assertThat(value(new ExprPlan.Regexp(x(subject), x(pattern), true)))
                .isEqualTo(matches == null ? null : !matches);
    }

    @Test
    void aConstantPatternMustBeARegexp() {
        assertThatThrownBy(() -> value(new ExprPlan.Regexp(x("s"), x("[b"), false)))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("a regexp must be in Java syntax, pattern=[b");
    }

    @Test
    void aValueThatExhaustsTheMatcherIsNull() {
        assertThat(value(new ExprPlan.Regexp(x("ab".repeat(100_000)), x("(a|b)*"), false)))
                .isNull();
    }

    @Test
    void concatenates() {
        assertThat(value(new ExprPlan.Concat(Expressions.all("s", "-", "t")))).isEqualTo("abc-abd");
        assertThat(value(new ExprPlan.Concat(Expressions.all("s", "sN")))).isNull();
        assertThat(value(new ExprPlan.Concat(List.of(x(""), x(""))))).isEqualTo("");
    }
}
