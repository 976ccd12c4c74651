package io.bongsu.engine.expression;

import static io.bongsu.engine.expression.Expressions.all;
import static io.bongsu.engine.expression.Expressions.value;
import static io.bongsu.engine.expression.Expressions.x;
import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.Case;
import io.bongsu.engine.plan.ExprPlan.Coalesce;
import io.bongsu.engine.plan.ExprPlan.When;
import io.bongsu.schemas.ValueType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChoiceTest {
    private static Object caseWhen(Object condition, Object then, Object otherwise, ValueType type) {
        return value(new Case(
                Optional.empty(),
                List.of(new When(x(condition), x(then))),
                otherwise == null ? Optional.empty() : Optional.of(x(otherwise)),
                type));
    }

    private static Object chosen(Object subject, Object when) {
        return value(
                new Case(Optional.of(x(subject)), List.of(new When(x(when), x(1))), Optional.of(x(2)), ValueType.INT));
    }

    @Test
    void onlyTrueChooses() {
        assertThat(caseWhen("y", 1, 2, ValueType.INT)).isEqualTo(1);
        assertThat(caseWhen("n", 1, 2, ValueType.INT)).isEqualTo(2);
        assertThat(caseWhen("bN", 1, 2, ValueType.INT)).isEqualTo(2);
        assertThat(caseWhen("n", 1, null, ValueType.INT)).isNull();
    }

    @Test
    void resultsTakeTheTypeOfTheWhole() {
        assertThat(caseWhen("y", 1, 2.5, ValueType.DOUBLE)).isEqualTo(1.0);
        assertThat(caseWhen("y", "i", 2L, ValueType.LONG)).isEqualTo(7L);
        assertThat(caseWhen("y", "f", "d", ValueType.DOUBLE)).isEqualTo(0.10000000149011612);
        assertThat(caseWhen("y", "iN", 2.0, ValueType.DOUBLE)).isNull();
    }

    @Test
    void valuesCompareAcrossNumberTypesAndNullEqualsNull() {
        assertThat(chosen("i", 7.0)).isEqualTo(1);
        assertThat(chosen("i", 7L)).isEqualTo(1);
        assertThat(chosen("d", 7)).isEqualTo(1);
        assertThat(chosen("iN", null)).isEqualTo(1);
        assertThat(chosen("iN", "iN")).isEqualTo(1);
        assertThat(chosen("i", "iN")).isEqualTo(2);
        assertThat(chosen("iN", 1)).isEqualTo(2);
        assertThat(chosen("nan", "nan")).isEqualTo(1);
        assertThat(chosen(0.0, "mz")).isEqualTo(2);
        assertThat(chosen("s", "abc")).isEqualTo(1);
        assertThat(chosen("y", true)).isEqualTo(1);
        assertThat(chosen("ai", "ai")).isEqualTo(1);
    }

    @Test
    void coalesceTakesTheFirstKnownInTheCommonType() {
        assertThat(value(new Coalesce(all("iN", 5), ValueType.INT))).isEqualTo(5);
        assertThat(value(new Coalesce(all("i", 5L), ValueType.LONG))).isEqualTo(7L);
        assertThat(value(new Coalesce(all("iN", "f"), ValueType.DOUBLE))).isEqualTo(0.10000000149011612);
        assertThat(value(new Coalesce(all("iN", "lN"), ValueType.LONG))).isNull();
        assertThat(value(new Coalesce(all("sN", "q"), ValueType.STRING))).isEqualTo("q");
        assertThat(value(new Coalesce(List.of(Expressions.literal(null), x("i")), ValueType.INT)))
                .isEqualTo(7);
    }

    @Test
    void constantChoicesAreMadeOnce() {
        ExprPlan plan = new Coalesce(List.of(Expressions.literal(null), x(3)), ValueType.DOUBLE);

        assertThat(Expressions.compile(plan)).isEqualTo(new Constant(3.0));
    }
}
