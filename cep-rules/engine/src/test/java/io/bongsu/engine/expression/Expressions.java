package io.bongsu.engine.expression;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.FieldRef;
import io.bongsu.engine.plan.ExprPlan.Step;
import io.bongsu.engine.plan.TagPlan;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Words for expression tests: plans, one event with a value and a null of each type, and its evaluation. */
final class Expressions {
    static final EventType PART =
            new EventType("Part", List.of(new Field("x", ValueType.INT), new Field("s", ValueType.STRING)));

    static final EventType T = new EventType(
            "T",
            List.of(
                    new Field("i", ValueType.INT),
                    new Field("iN", ValueType.INT),
                    new Field("i0", ValueType.INT),
                    new Field("imax", ValueType.INT),
                    new Field("imin", ValueType.INT),
                    new Field("l", ValueType.LONG),
                    new Field("lN", ValueType.LONG),
                    new Field("l0", ValueType.LONG),
                    new Field("lmax", ValueType.LONG),
                    new Field("lbig", ValueType.LONG),
                    new Field("f", ValueType.FLOAT),
                    new Field("d", ValueType.DOUBLE),
                    new Field("dN", ValueType.DOUBLE),
                    new Field("nan", ValueType.DOUBLE),
                    new Field("mz", ValueType.DOUBLE),
                    new Field("s", ValueType.STRING),
                    new Field("t", ValueType.STRING),
                    new Field("sN", ValueType.STRING),
                    new Field("bad", ValueType.STRING),
                    new Field("y", ValueType.BOOLEAN),
                    new Field("n", ValueType.BOOLEAN),
                    new Field("bN", ValueType.BOOLEAN),
                    new Field("ai", ValueType.arrayOf(ValueType.INT)),
                    new Field("bi", ValueType.arrayOf(ValueType.INT)),
                    new Field("ain", ValueType.arrayOf(ValueType.INT)),
                    new Field("aiN", ValueType.arrayOf(ValueType.INT)),
                    new Field("r", ValueType.rowOf(PART)),
                    new Field("rN", ValueType.rowOf(PART)),
                    new Field("ar", ValueType.arrayOf(ValueType.rowOf(PART)))));

    static final Event ROW = Event.row(PART, 5, "rs");

    static final Event EVENT = Event.of(
            T,
            1_000,
            "e1",
            7,
            null,
            0,
            Integer.MAX_VALUE,
            Integer.MIN_VALUE,
            7L,
            null,
            0L,
            Long.MAX_VALUE,
            (1L << 53) + 1,
            0.1f,
            7.0,
            null,
            Double.NaN,
            -0.0,
            "abc",
            "abd",
            null,
            "[a",
            true,
            false,
            null,
            List.of(1, 2, 7),
            List.of(1, 2, 7),
            Arrays.asList(1, null),
            null,
            ROW,
            null,
            List.of(ROW));

    static final Layout LAYOUT = new Layout(
            Optional.of(T), List.of(new TagPlan("a", "T", false), new TagPlan("as", "T", true)), Map.of("T", T));

    private Expressions() {}

    static Evaluator compile(ExprPlan plan) {
        return new ExpressionCompiler(LAYOUT, Geography.EMPTY).compile(plan);
    }

    static Object value(ExprPlan plan) {
        return compile(plan).evaluate(new Scope().own(EVENT).at(1_000));
    }

    static ExprPlan of(String field) {
        return new FieldRef(
                FieldRef.OWN,
                List.of(Step.field(field)),
                T.fields().get(T.indexOf(field)).type());
    }

    /** A field by its name, or a literal. */
    static ExprPlan x(Object operand) {
        if (operand instanceof ExprPlan plan) {
            return plan;
        }
        if (operand instanceof String name && T.indexOf(name) >= 0) {
            return of(name);
        }
        return literal(operand);
    }

    static ExprPlan literal(Object value) {
        return new ExprPlan.Literal(value, typeOf(value));
    }

    static List<ExprPlan> all(Object... operands) {
        return Arrays.stream(operands).map(Expressions::x).toList();
    }

    private static ValueType typeOf(Object value) {
        if (value == null) {
            return ValueType.NULL;
        }
        return switch (value.getClass().getSimpleName()) {
            case "Boolean" -> ValueType.BOOLEAN;
            case "Integer" -> ValueType.INT;
            case "Long" -> ValueType.LONG;
            case "Float" -> ValueType.FLOAT;
            case "Double" -> ValueType.DOUBLE;
            default -> ValueType.STRING;
        };
    }
}
