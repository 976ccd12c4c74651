package io.bongsu.engine.join;

import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.Scope;
import io.bongsu.schemas.ValueType;
import io.bongsu.schemas.ValueType.Kind;
import java.util.List;
import java.util.Optional;

/**
 * The values by which events of two streams find each other, as one object.
 *
 * <p>Shape: numbers are brought to the wider type of the two sides, whole ones to Long, others to Double. Null is a key as
 * any other: whether a null equals a null is decided by whoever looks at the rows.
 */
final class JoinKey {
    private final Evaluator[] parts;
    private final Kind[] kinds;

    JoinKey(List<Evaluator> parts, List<Kind> kinds) {
        this.parts = parts.toArray(new Evaluator[0]);
        this.kinds = kinds.toArray(new Kind[0]);
    }

    int size() {
        return parts.length;
    }

    Object of(Scope scope) {
        if (parts.length == 1) {
            return coerced(parts[0].evaluate(scope), kinds[0]);
        }
        Object[] values = new Object[parts.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = coerced(parts[i].evaluate(scope), kinds[i]);
        }
        return new SeveralValues(values);
    }

    /** The kind in which values of the two types are compared; empty for those that no index is made of. */
    static Optional<Kind> common(ValueType one, ValueType other) {
        if (one.kind().isBig() || other.kind().isBig()) {
            return Optional.empty();
        }
        if (one.isNumeric() && other.isNumeric()) {
            return Optional.of(isFraction(one) || isFraction(other) ? Kind.DOUBLE : Kind.LONG);
        }
        return one.kind() == other.kind() && one.kind() != Kind.NULL ? Optional.of(one.kind()) : Optional.empty();
    }

    private static boolean isFraction(ValueType type) {
        return type.kind() == Kind.FLOAT || type.kind() == Kind.DOUBLE;
    }

    static Object coerced(Object value, Kind kind) {
        if (!(value instanceof Number number)) {
            return value;
        }
        if (kind == Kind.LONG) {
            return number.longValue();
        }
        return kind == Kind.DOUBLE ? (Object) number.doubleValue() : value;
    }
}
