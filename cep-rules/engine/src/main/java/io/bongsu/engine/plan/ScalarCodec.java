package io.bongsu.engine.plan;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Texts, numbers and truth values; a literal's value has a tag before it that says which of them it is. */
record ScalarCodec(BiConsumer<Object, PlanOutput> writer, Function<PlanInput, Object> reader) implements PlanCodec {
    private static final PlanCodec TEXT =
            new ScalarCodec((value, output) -> output.text((String) value), PlanInput::text);
    private static final PlanCodec INT =
            new ScalarCodec((value, output) -> output.integer((Integer) value), PlanInput::int32);
    private static final PlanCodec LONG =
            new ScalarCodec((value, output) -> output.integer((Long) value), PlanInput::integer);
    private static final PlanCodec FLOAT = new ScalarCodec(
            (value, output) -> output.fixedInt(Float.floatToRawIntBits((Float) value)),
            input -> Float.intBitsToFloat(input.fixedInt()));
    private static final PlanCodec DOUBLE = new ScalarCodec(
            (value, output) -> output.fixedLong(Double.doubleToRawLongBits((Double) value)),
            input -> Double.longBitsToDouble(input.fixedLong()));
    private static final PlanCodec BOOLEAN =
            new ScalarCodec((value, output) -> output.octet((Boolean) value ? 1 : 0), ScalarCodec::readBoolean);
    private static final PlanCodec LITERAL = new ScalarCodec(ScalarCodec::writeLiteral, ScalarCodec::readLiteral);

    /** Codec of a scalar type, if it is one. */
    static Optional<PlanCodec> of(Class<?> kind) {
        if (kind == String.class) {
            return Optional.of(TEXT);
        } else if (kind == int.class) {
            return Optional.of(INT);
        } else if (kind == long.class) {
            return Optional.of(LONG);
        } else if (kind == double.class) {
            return Optional.of(DOUBLE);
        } else if (kind == boolean.class) {
            return Optional.of(BOOLEAN);
        }
        return kind == Object.class ? Optional.of(LITERAL) : Optional.empty();
    }

    @Override
    public void write(Object value, PlanOutput output) {
        writer.accept(value, output);
    }

    @Override
    public Object read(PlanInput input) {
        return reader.apply(input);
    }

    static boolean readBoolean(PlanInput input) {
        int octet = input.octet();
        if (octet > 1) {
            throw input.unknown("truth value", Integer.toString(octet));
        }
        return octet == 1;
    }

    private static void writeLiteral(Object value, PlanOutput output) {
        LiteralTag tag = LiteralTag.of(value);
        output.octet(tag.ordinal());
        if (tag != LiteralTag.NULL) {
            tag.codec().write(value, output);
        }
    }

    private static Object readLiteral(PlanInput input) {
        int number = input.octet();
        if (number >= LiteralTag.values().length) {
            throw input.unknown("literal", Integer.toString(number));
        }
        LiteralTag tag = LiteralTag.values()[number];
        return tag == LiteralTag.NULL ? null : tag.codec().read(input);
    }

    /** What a literal is; the order is part of the format. */
    private enum LiteralTag {
        NULL,
        BOOLEAN,
        INT,
        LONG,
        FLOAT,
        DOUBLE,
        STRING;

        static LiteralTag of(Object value) {
            if (value == null) {
                return NULL;
            } else if (value instanceof Boolean) {
                return BOOLEAN;
            } else if (value instanceof Integer) {
                return INT;
            } else if (value instanceof Long) {
                return LONG;
            } else if (value instanceof Float) {
                return FLOAT;
            } else if (value instanceof Double) {
                return DOUBLE;
            } else if (value instanceof String) {
                return STRING;
            }
            throw new PlanException("a literal is a Boolean, Integer, Long, Float, Double or String, class="
                    + value.getClass().getName());
        }

        PlanCodec codec() {
            return switch (this) {
                case BOOLEAN -> ScalarCodec.BOOLEAN;
                case INT -> ScalarCodec.INT;
                case LONG -> ScalarCodec.LONG;
                case FLOAT -> ScalarCodec.FLOAT;
                case DOUBLE -> ScalarCodec.DOUBLE;
                case STRING -> TEXT;
                case NULL -> throw new PlanException("null has no content");
            };
        }
    }
}
