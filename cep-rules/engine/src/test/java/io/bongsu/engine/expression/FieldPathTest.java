package io.bongsu.engine.expression;

import static io.bongsu.engine.expression.Expressions.EVENT;
import static io.bongsu.engine.expression.Expressions.T;
import static io.bongsu.engine.expression.Expressions.compile;
import static io.bongsu.engine.expression.Expressions.x;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.FieldRef;
import io.bongsu.engine.plan.ExprPlan.Step;
import io.bongsu.engine.plan.PlanException;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FieldPathTest {
    private static ExprPlan path(String source, Step... steps) {
        return new FieldRef(source, List.of(steps), ValueType.INT);
    }

    private static Object own(Step... steps) {
        return compile(path("", steps)).evaluate(new Scope().own(EVENT));
    }

    private static Object bound(ExprPlan plan, Object... bindings) {
        return compile(plan).evaluate(new Scope().bindings(bindings));
    }

    @Test
    void leadsThroughRowsAndArrays() {
        assertThat(own(Step.field("i"))).isEqualTo(7);
        assertThat(own(Step.field("r"), Step.field("x"))).isEqualTo(5);
        assertThat(own(Step.field("ar"), Step.element(0), Step.field("s"))).isEqualTo("rs");
        assertThat(own(Step.field("ai"), Step.element(2))).isEqualTo(7);
        assertThat(own()).isSameAs(EVENT);
    }

    @Test
    void whatIsNotThereIsNull() {
        assertThat(own(Step.field("rN"), Step.field("x"))).isNull();
        assertThat(own(Step.field("ar"), Step.element(1), Step.field("x"))).isNull();
        assertThat(own(Step.field("ai"), Step.element(3))).isNull();
        assertThat(own(Step.field("aiN"), Step.element(0))).isNull();
        assertThat(compile(x("i")).evaluate(new Scope())).isNull();
    }

    @Test
    void tagsAreFoundAmongTheBindings() {
        assertThat(bound(path("a", Step.field("i")), EVENT, null)).isEqualTo(7);
        assertThat(bound(path("a", Step.field("i")), null, null)).isNull();
        assertThat(bound(path("a", Step.field("i")))).isNull();
        assertThat(bound(path("as", Step.element(1), Step.field("i")), null, List.of(EVENT, EVENT)))
                .isEqualTo(7);
        assertThat(bound(path("as", Step.element(2), Step.field("i")), null, List.of(EVENT, EVENT)))
                .isNull();
        assertThat(bound(new ExprPlan.ArrayLength(path("as")), null, List.of(EVENT, EVENT)))
                .isEqualTo(2);
    }

    @Test
    void aRowOfAnEarlierVersionLacksLaterFields() {
        EventType earlier = new EventType("T", T.fields().subList(0, 2));

        assertThat(compile(x("d")).evaluate(new Scope().own(Event.of(earlier, 0, "old", 1, 2))))
                .isNull();
    }

    @Test
    void elementsByComputedIndex() {
        assertThat(element("ai", 2)).isEqualTo(7);
        assertThat(element("ai", "i")).isNull();
        assertThat(element("ai", -1)).isNull();
        assertThat(element("ai", "iN")).isNull();
        assertThat(element("aiN", 0)).isNull();
        assertThat(Expressions.value(new ExprPlan.ArrayLength(x("ain")))).isEqualTo(2);
        assertThat(Expressions.value(new ExprPlan.ArrayLength(x("aiN")))).isNull();
    }

    private static Object element(Object array, Object index) {
        return Expressions.value(new ExprPlan.ArrayElement(x(array), x(index), ValueType.INT));
    }

    @Test
    void aggregatesAreReadBySlot() {
        Evaluator sum = compile(new ExprPlan.AggregateRef(1, ValueType.LONG));

        assertThat(sum.evaluate(new Scope().aggregates(List.of(1L, 2L)::get))).isEqualTo(2L);
        assertThat(sum.evaluate(new Scope())).isNull();
    }

    @Test
    void namesMustBeKnown() {
        assertThatThrownBy(() -> compile(path("", Step.field("plat"))))
                .isInstanceOf(PlanException.class)
                .hasMessage("a field must be of its type, field=plat type=T");
        assertThatThrownBy(() -> compile(path("z", Step.field("i"))))
                .isInstanceOf(PlanException.class)
                .hasMessage("a tag must be bound by the pattern, tag=z tags=[a, as]");
        assertThatThrownBy(() -> compile(path("as", Step.field("i")))).isInstanceOf(PlanException.class);
        assertThatThrownBy(() -> compile(new ExprPlan.Call("geo.what", List.of(), ValueType.INT)))
                .isInstanceOf(PlanException.class)
                .hasMessage("a function must be one of the host's, function=geo.what");
    }

    @Test
    void valuesOfAnotherClassNeverThrow() {
        EventType odd = new EventType("T", List.of(new Field("i", ValueType.INT)));
        Scope scope = new Scope().own(Event.of(odd, 0, "odd", "text"));

        assertThat(compile(new ExprPlan.Compare(ExprPlan.CompareOp.LESS, x("i"), x(3)))
                        .evaluate(scope))
                .isNull();
        assertThat(compile(new ExprPlan.Negate(x("i"), ValueType.INT)).evaluate(scope))
                .isNull();
    }

    @Test
    void anInheritedFieldIsFoundWhereItsSubtypeHasIt() {
        EventType animal = new EventType("Animal", List.of(new Field("legs", ValueType.INT)));
        EventType dog = new EventType(
                "Dog",
                List.of(new Field("name", ValueType.STRING), new Field("legs", ValueType.INT)),
                Optional.empty(),
                Optional.empty(),
                List.of("Animal"));
        Layout layout = new Layout(Optional.of(animal), List.of(), Map.of("Animal", animal, "Dog", dog));
        Evaluator legs =
                new ExpressionCompiler(layout, Geography.builder().build()).compile(path("", Step.field("legs")));
        assertThat(legs.evaluate(new Scope().own(Event.of(animal, 0, "a", 2)))).isEqualTo(2);
        assertThat(legs.evaluate(new Scope().own(Event.of(dog, 0, "d", "Rex", 4))))
                .isEqualTo(4);
    }
}
