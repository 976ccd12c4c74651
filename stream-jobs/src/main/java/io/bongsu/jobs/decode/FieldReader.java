package io.bongsu.jobs.decode;

import io.bongsu.engine.event.Event;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.ValueType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * Turns one value of a message into the value of one field, or says why it is none.
 *
 * <p>Shape: a tree as deep as the field's type. Whole numbers widen to any wider number; a number with a fraction never
 * becomes a whole one; text never becomes a number. A missing value is the schema's default, or null where null is
 * allowed.
 */
final class FieldReader {
    private static final int SHOWN_CHARS = 40;

    private final String path;
    private final ValueType type;
    private final Schema schema;
    private final boolean nullable;
    private final boolean hasDefault;
    private final Object defaultValue;
    private final List<FieldReader> children;

    private FieldReader(String path, ValueType type, Schema schema, Object defaultValue, boolean hasDefault) {
        this.path = path;
        this.type = type;
        this.schema = plain(schema);
        this.nullable = schema.isNullable();
        this.hasDefault = hasDefault;
        this.children = switch (type.kind()) {
            case ARRAY ->
                List.of(new FieldReader(
                        path + "[]", type.element().orElseThrow(), this.schema.getElementType(), null, false));
            case ROW -> fieldsOf(path + ".", type.row().orElseThrow(), this.schema);
            default -> List.of();
        };
        this.defaultValue = hasDefault ? checkedDefault(defaultValue) : null;
    }

    /** Readers of a type's fields, in the type's order; null for a field that the schema does not have. */
    static List<FieldReader> fieldsOf(String prefix, EventType type, Schema record) {
        List<FieldReader> readers = new ArrayList<>();
        for (io.bongsu.schemas.Field field : type.fields()) {
            Schema.Field written = record.getField(field.name());
            readers.add(
                    written == null
                            ? null
                            : new FieldReader(
                                    prefix + field.name(),
                                    field.type(),
                                    written.schema(),
                                    written.hasDefaultValue() ? DefaultValue.of(written) : null,
                                    written.hasDefaultValue()));
        }
        return Collections.unmodifiableList(readers);
    }

    private static Schema plain(Schema schema) {
        if (schema.getType() != Schema.Type.UNION) {
            return schema;
        }
        return schema.getTypes().stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .findFirst()
                .orElse(schema);
    }

    private Object checkedDefault(Object value) {
        try {
            return read(value);
        } catch (BadEventException e) {
            return null;
        }
    }

    /** The value for a message that does not name the field. */
    Object missing() throws BadEventException {
        if (hasDefault) {
            return defaultValue;
        }
        if (nullable) {
            return null;
        }
        throw new BadEventException(
                Rejection.MISSING_FIELD,
                "a required field must be present, field=" + path + " type=" + type
                        + ". Cure: send the field, or give it a default in its schema");
    }

    Object read(Object value) throws BadEventException {
        if (value == null) {
            if (nullable) {
                return null;
            }
            throw new BadEventException(
                    Rejection.MISSING_FIELD,
                    "a required field must not be null, field=" + path + " type=" + type + ". Cure: send a value");
        }
        return switch (type.kind()) {
            case STRING -> text(value);
            case BOOLEAN -> value instanceof Boolean ? value : wrong(value, "write true or false without quotes");
            case INT -> (int) whole(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case LONG -> whole(value, Long.MIN_VALUE, Long.MAX_VALUE);
            case FLOAT -> (float) number(value, Float.MAX_VALUE);
            case DOUBLE -> number(value, Double.MAX_VALUE);
            case ARRAY -> list(value);
            case ROW -> row(value);
            default -> null;
        };
    }

    private Object text(Object value) throws BadEventException {
        if (!(value instanceof String text)) {
            return wrong(value, "write the text in quotes");
        }
        if (schema.getType() == Schema.Type.ENUM && !schema.hasEnumSymbol(text)) {
            throw new BadEventException(
                    Rejection.OUT_OF_RANGE,
                    "a code must be one of " + schema.getEnumSymbols() + ", field=" + path + " value=" + show(value)
                            + ". Cure: send a listed code");
        }
        return text;
    }

    private long whole(Object value, long min, long max) throws BadEventException {
        long number;
        if (value instanceof Integer || value instanceof Long) {
            number = ((Number) value).longValue();
        } else if (value instanceof Double || value instanceof Float) {
            double real = ((Number) value).doubleValue();
            if (real != Math.rint(real) || Math.abs(real) >= 0x1p63) {
                throw new BadEventException(
                        Rejection.OUT_OF_RANGE,
                        "a whole number must have no fraction and fit 64 bits, field=" + path + " type=" + type
                                + " value=" + show(value) + ". Cure: round it, or make the field a double");
            }
            number = (long) real;
        } else if (value instanceof BigInteger) {
            throw outside(value);
        } else {
            wrong(value, "write a whole number without quotes");
            return 0;
        }
        if (number < min || number > max) {
            throw outside(value);
        }
        return number;
    }

    private double number(Object value, double max) throws BadEventException {
        if (!(value instanceof Number number)) {
            wrong(value, "write a number without quotes");
            return 0;
        }
        double real = number.doubleValue();
        if (Double.isNaN(real) || Math.abs(real) > max) {
            throw outside(value);
        }
        return real;
    }

    private List<Object> list(Object value) throws BadEventException {
        if (!(value instanceof List<?> items)) {
            wrong(value, "write a list in square brackets");
            return List.of();
        }
        List<Object> list = new ArrayList<>(items.size());
        for (Object item : items) {
            list.add(children.get(0).read(item));
        }
        return Collections.unmodifiableList(list);
    }

    private Event row(Object value) throws BadEventException {
        EventType row = type.row().orElseThrow();
        if (!(value instanceof Map<?, ?> fields)) {
            wrong(value, "write an object in braces");
            return null;
        }
        Object[] values = new Object[children.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = children.get(i).readFrom(fields, row.fields().get(i).name());
        }
        return Event.row(row, values);
    }

    /**
     * Whether every value written with {@code writer} is one of this field as it stands (but for fractions that are not
     * finite), so that it may be read without asking here.
     */
    boolean takes(Schema writer) {
        if (writer.getType() == Schema.Type.UNION) {
            return nullable
                    && writer.getTypes().size() == 2
                    && writer.isNullable()
                    && takes(plain(writer))
                    && plain(writer).getType() != Schema.Type.NULL;
        }
        return switch (type.kind()) {
            case STRING ->
                schema.getType() != Schema.Type.ENUM
                        ? writer.getType() == Schema.Type.STRING || writer.getType() == Schema.Type.ENUM
                        : writer.getType() == Schema.Type.ENUM
                                && schema.getEnumSymbols().containsAll(writer.getEnumSymbols());
            case BOOLEAN -> writer.getType() == Schema.Type.BOOLEAN;
            case INT -> writer.getType() == Schema.Type.INT;
            case LONG -> writer.getType() == Schema.Type.LONG;
            case FLOAT -> writer.getType() == Schema.Type.FLOAT;
            case DOUBLE -> writer.getType() == Schema.Type.DOUBLE;
            case ARRAY ->
                writer.getType() == Schema.Type.ARRAY && children.get(0).takes(writer.getElementType());
            case ROW -> writer.getType() == Schema.Type.RECORD && takesRow(writer);
            default -> false;
        };
    }

    private boolean takesRow(Schema writer) {
        List<io.bongsu.schemas.Field> fields = type.row().orElseThrow().fields();
        for (int i = 0; i < fields.size(); i++) {
            Schema.Field written = writer.getField(fields.get(i).name());
            FieldReader child = children.get(i);
            if (written == null ? !child.hasDefault && !child.nullable : !child.takes(written.schema())) {
                return false;
            }
        }
        return true;
    }

    Object readFrom(Map<?, ?> fields, String name) throws BadEventException {
        Object value = fields.get(name);
        return value == null && !fields.containsKey(name) ? missing() : read(value);
    }

    private Object wrong(Object value, String cure) throws BadEventException {
        throw new BadEventException(
                Rejection.WRONG_TYPE,
                "a field must have its schema's type, field=" + path + " type=" + type + " value=" + show(value)
                        + ". Cure: " + cure);
    }

    private BadEventException outside(Object value) {
        return new BadEventException(
                Rejection.OUT_OF_RANGE,
                "a number must fit its type, field=" + path + " type=" + type + " value=" + show(value)
                        + ". Cure: check the unit, or widen the field in its schema");
    }

    static String show(Object value) {
        String text = value instanceof String ? '"' + value.toString() + '"' : String.valueOf(value);
        return text.length() <= SHOWN_CHARS ? text : text.substring(0, SHOWN_CHARS) + "…";
    }
}
