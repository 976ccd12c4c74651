package io.bongsu.engine.plan;

import io.bongsu.schemas.ValueType;

/** A constant as EPL writes it, and the type that a reader takes it to have. */
record LiteralText(String text, ValueType type) {
    static LiteralText of(Object value) {
        if (value instanceof Boolean) {
            return new LiteralText(value.toString(), ValueType.BOOLEAN);
        } else if (value instanceof Integer) {
            return new LiteralText(value.toString(), ValueType.INT);
        } else if (value instanceof Long) {
            return new LiteralText(value + "L", ValueType.LONG);
        } else if (value instanceof Float) {
            return new LiteralText(value + "f", ValueType.FLOAT);
        } else if (value instanceof String text) {
            return new LiteralText(PlanText.quoted(text), ValueType.STRING);
        }
        return new LiteralText(value.toString(), ValueType.DOUBLE);
    }
}
