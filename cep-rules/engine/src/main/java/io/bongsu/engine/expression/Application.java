package io.bongsu.engine.expression;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.OperatorPlan;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.ValueType;
import io.bongsu.schemas.ValueType.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Operators over operands that are evaluated first. */
record Application(ExprPlan.Apply plan, Evaluator[] operands) implements OperatorPlan.Cases<Evaluator> {
    @Override
    public Evaluator bitwise(OperatorPlan.Bitwise bitwise) {
        return Bits.of(bitwise.op(), plan.type().kind(), operands[0], operands[1]);
    }

    @Override
    public Evaluator extreme(OperatorPlan.Extreme extreme) {
        Kind kind = plan.type().kind();
        boolean greatest = extreme.greatest();
        if (kind == Kind.FLOAT || kind == Kind.DOUBLE) {
            return scope -> fraction(scope, kind, greatest);
        }
        return scope -> {
            Object best = null;
            for (Evaluator operand : operands) {
                Object value = Promotion.number(operand.evaluate(scope), kind);
                if (value == null) {
                    return null;
                }
                if (best == null || (greatest ? compare(value, best) > 0 : compare(value, best) < 0)) {
                    best = value;
                }
            }
            return best;
        };
    }

    /** The later of two of which none is greater, or less: so it goes for what is no number. */
    private Object fraction(Scope scope, Kind kind, boolean greatest) {
        Object best = null;
        for (Evaluator operand : operands) {
            Object value = Promotion.number(operand.evaluate(scope), kind);
            if (value == null) {
                return null;
            }
            double next = ((Number) value).doubleValue();
            double last = best == null ? next : ((Number) best).doubleValue();
            boolean stays = greatest ? last > next : last < next;
            best = best != null && stays ? best : value;
        }
        return best;
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object one, Object other) {
        return ((Comparable<Object>) one).compareTo(other);
    }

    @Override
    public Evaluator quantified(OperatorPlan.Quantified quantified) {
        return Quantifier.of(plan, quantified, operands);
    }

    @Override
    public Evaluator typeName(OperatorPlan.TypeName typeName) {
        String known = typeName.known();
        Evaluator value = operands[0];
        return known.isEmpty()
                ? scope -> ValueClass.nameOf(value.evaluate(scope))
                : scope -> value.evaluate(scope) == null ? null : known;
    }

    @Override
    public Evaluator isInstance(OperatorPlan.IsInstance isInstance) {
        List<Class<?>> classes = ValueClass.of(isInstance.classes());
        Evaluator operand = operands[0];
        return scope -> {
            Object value = operand.evaluate(scope);
            for (Class<?> one : classes) {
                if (one.isInstance(value)) {
                    return true;
                }
            }
            return false;
        };
    }

    @Override
    public Evaluator property(OperatorPlan.Property property) {
        String name = property.name();
        Evaluator owner = operands[0];
        return scope -> propertyOf(owner.evaluate(scope), name);
    }

    private static Object propertyOf(Object owner, String name) {
        if (owner instanceof Event event) {
            int place = event.type().indexOf(name);
            return place >= 0 && place < event.size() ? event.get(place) : null;
        }
        return owner instanceof Map<?, ?> map ? map.get(name) : null;
    }

    @Override
    public Evaluator hasProperty(OperatorPlan.HasProperty hasProperty) {
        String name = hasProperty.name();
        Evaluator operand = operands[0];
        return scope -> {
            Object owner = operand.evaluate(scope);
            return owner instanceof Event event
                    ? event.type().indexOf(name) >= 0
                    : owner instanceof Map<?, ?> map && map.containsKey(name);
        };
    }

    @Override
    public Evaluator entry(OperatorPlan.Entry entry) {
        Evaluator map = operands[0];
        Evaluator key = operands[1];
        return scope -> map.evaluate(scope) instanceof Map<?, ?> known ? known.get(key.evaluate(scope)) : null;
    }

    @Override
    public Evaluator hasElement(OperatorPlan.HasElement hasElement) {
        Evaluator array = operands[0];
        Evaluator index = operands[1];
        return scope -> array.evaluate(scope) instanceof List<?> list
                && index.evaluate(scope) instanceof Integer place
                && place < list.size();
    }

    @Override
    public Evaluator array(OperatorPlan.MakeArray array) {
        ValueType element = plan.type().element().orElseThrow();
        Evaluator[] parts = new Evaluator[operands.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = Promotion.convert(operands[i], plan.operands().get(i).type(), element.kind());
        }
        return scope -> {
            List<Object> list = new ArrayList<>(parts.length);
            for (Evaluator part : parts) {
                list.add(part.evaluate(scope));
            }
            return Collections.unmodifiableList(list);
        };
    }

    @Override
    public Evaluator row(OperatorPlan.MakeRow row) {
        EventType type = plan.type().row().orElseThrow();
        return scope -> {
            Object[] values = new Object[operands.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = operands[i].evaluate(scope);
            }
            return Event.row(type, values);
        };
    }

    @Override
    public Evaluator parseTime(OperatorPlan.ParseTime parseTime) {
        TimeText text = TimeText.of(parseTime.format(), plan.type().kind());
        Evaluator operand = operands[0];
        return scope -> operand.evaluate(scope) instanceof String written ? text.parse(written) : null;
    }

    @Override
    public Evaluator inside(OperatorPlan.Inside inside) {
        return scope -> {
            double[] at = numbers(scope);
            return at == null
                    ? null
                    : (Object) (at[0] >= at[2] && at[1] >= at[3] && at[0] < at[2] + at[4] && at[1] < at[3] + at[5]);
        };
    }

    @Override
    public Evaluator intersects(OperatorPlan.Intersects intersects) {
        return scope -> {
            double[] at = numbers(scope);
            return at == null ? null : (Object) (meets(at, 0) && meets(at, 1));
        };
    }

    /** Whether two rectangles, x, y, width, height each, share something of one axis. */
    private static boolean meets(double[] at, int axis) {
        return !(at[4 + axis] + at[6 + axis] < at[axis] || at[4 + axis] > at[axis] + at[2 + axis]);
    }

    /** The operands as numbers; null if one is null. */
    private double[] numbers(Scope scope) {
        double[] numbers = new double[operands.length];
        for (int i = 0; i < numbers.length; i++) {
            if (!(operands[i].evaluate(scope) instanceof Number number)) {
                return null;
            }
            numbers[i] = number.doubleValue();
        }
        return numbers;
    }
}
