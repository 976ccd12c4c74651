package io.bongsu.engine.expression;

import static io.bongsu.engine.expression.Expressions.x;
import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.FieldRef;
import io.bongsu.engine.plan.ExprPlan.Step;
import io.bongsu.schemas.ValueType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReferencesTest {
    private static final ExprPlan B = new FieldRef("b", List.of(Step.field("i")), ValueType.INT);
    private static final ExprPlan A = new FieldRef("a", List.of(Step.field("i")), ValueType.INT);

    @Test
    void constantsLookAtNothing() {
        References references = References.of(new ExprPlan.Negate(x(3), ValueType.INT));

        assertThat(references.own()).isFalse();
        assertThat(references.tags()).isEmpty();
        assertThat(references.time()).isFalse();
        assertThat(references.aggregates()).isFalse();
    }

    @Test
    void findsTagsTheEventTimeAndAggregates() {
        ExprPlan plan = new ExprPlan.And(List.of(
                new ExprPlan.Between(x("i"), B, A, false),
                new ExprPlan.Like(x("s"), new ExprPlan.Concat(Expressions.all("t", "%")), Optional.of(x("!")), false)));

        References references = References.of(plan);

        assertThat(references.own()).isTrue();
        assertThat(references.tags()).containsExactly("a", "b");
        assertThat(references.time()).isFalse();
        assertThat(References.of(new ExprPlan.CurrentTimestamp()).time()).isTrue();
        assertThat(References.of(new ExprPlan.In(A, List.of(new ExprPlan.AggregateRef(0, ValueType.LONG)), false))
                        .aggregates())
                .isTrue();
    }

    @Test
    void looksIntoEveryBranch() {
        ExprPlan choose = new ExprPlan.Case(
                Optional.of(A),
                List.of(new ExprPlan.When(x(1), B)),
                Optional.of(new ExprPlan.CurrentTimestamp()),
                ValueType.LONG);

        assertThat(References.of(choose).tags()).containsExactly("a", "b");
        assertThat(References.of(choose).time()).isTrue();
        assertThat(References.of(choose).own()).isFalse();
        assertThat(References.fieldsOf(choose)).containsExactly((FieldRef) A, (FieldRef) B);
    }
}
