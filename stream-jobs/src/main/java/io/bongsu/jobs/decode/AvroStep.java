package io.bongsu.jobs.decode;

import io.bongsu.jobs.source.AvroCursor;
import io.bongsu.jobs.source.AvroCursor.AvroBytesException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedSet;
import org.apache.avro.Schema;

/**
 * What is done with one field of a written record.
 *
 * <p>Shape: {@code place} is the field's in the event, or -1 when the event has none such. {@code nullBranch} is the branch
 * of a union of null and one other, or -1 for a field that cannot be null.
 */
final class AvroStep {
    /** What is done with the field. */
    enum Use {
        /** It is checked and passed over. */
        CHECK,
        /** As {@code CHECK}; its place in the message is noted, for the event that may be made. */
        NOTE,
        /** It is read before filters are asked. */
        READ,
        /** As {@code NOTE}; before filters are asked it is only found out which of the texts it is that they know. */
        COMPARE
    }

    /** How its bytes are to be read. */
    enum Form {
        BOOLEAN,
        INT,
        LONG,
        FLOAT,
        DOUBLE,
        STRING,
        ENUM,
        /** Of any other form, and what it holds is the field's value once translated. */
        NESTED,
        /** Not of the field's own type: translated, which may fail. */
        OTHER,
        /** Event time. */
        TIME,
        /** Event id. */
        ID
    }

    final Form form;
    final Use use;
    final int place;
    final int nullBranch;
    private final Schema schema;
    private final FieldReader field;
    private final String[] symbols;
    private final ValueCache cache;
    private final ComparedTexts texts;

    private AvroStep(
            Form form, Use use, int place, int nullBranch, Schema schema, FieldReader field, ComparedTexts texts) {
        this.form = form;
        this.use = use;
        this.place = place;
        this.nullBranch = nullBranch;
        this.schema = schema;
        this.field = field;
        this.symbols =
                schema.getType() == Schema.Type.ENUM ? schema.getEnumSymbols().toArray(new String[0]) : null;
        this.cache = use == Use.READ ? new ValueCache() : null;
        this.texts = texts;
    }

    /** The step for a field that {@code field} reads, or, without it, that no rule can see. */
    static AvroStep of(Schema written, FieldReader field, Use use, int place) {
        if (field != null && !field.takes(written)) {
            return new AvroStep(Form.OTHER, use == Use.CHECK ? Use.CHECK : Use.READ, place, -1, written, field, null);
        }
        int nullBranch = nullBranch(written);
        Schema schema = nullBranch < 0 ? written : written.getTypes().get(1 - nullBranch);
        return new AvroStep(formOf(schema), use, place, nullBranch, schema, field, null);
    }

    /** The same step, for a field that filters only compare with these texts. */
    AvroStep compared(SortedSet<String> with) {
        return use == Use.READ && form == Form.STRING
                ? new AvroStep(form, Use.COMPARE, place, nullBranch, schema, field, new ComparedTexts(with))
                : this;
    }

    /** The step for ts or eventId, or null when the field is not of the usual type. */
    static AvroStep envelope(Schema written, Form form, int place) {
        int nullBranch = nullBranch(written);
        Schema schema = nullBranch < 0 ? written : written.getTypes().get(1 - nullBranch);
        boolean usual = form == Form.ID
                ? schema.getType() == Schema.Type.STRING
                : schema.getType() == Schema.Type.LONG || schema.getType() == Schema.Type.INT;
        return usual ? new AvroStep(form, Use.CHECK, place, nullBranch, schema, null, null) : null;
    }

    /** Whether an event's value is read from the noted place when the event is made. */
    boolean isNoted() {
        return use == Use.NOTE || use == Use.COMPARE;
    }

    private static int nullBranch(Schema schema) {
        if (schema.getType() != Schema.Type.UNION || schema.getTypes().size() != 2) {
            return -1;
        }
        List<Schema> branches = schema.getTypes();
        return branches.get(0).getType() == Schema.Type.NULL
                ? 0
                : branches.get(1).getType() == Schema.Type.NULL ? 1 : -1;
    }

    private static Form formOf(Schema schema) {
        return switch (schema.getType()) {
            case BOOLEAN -> Form.BOOLEAN;
            case INT -> Form.INT;
            case LONG -> Form.LONG;
            case FLOAT -> Form.FLOAT;
            case DOUBLE -> Form.DOUBLE;
            case STRING -> Form.STRING;
            case ENUM -> Form.ENUM;
            case NULL, BYTES, FIXED, ARRAY, MAP, RECORD, UNION -> Form.NESTED;
        };
    }

    /** Passes over the value. */
    void check(AvroWalk in) {
        switch (form) {
            case BOOLEAN -> in.flag();
            case INT -> in.intNumber();
            case LONG -> in.number();
            case FLOAT -> in.shortReal();
            case DOUBLE -> in.real();
            case STRING, ID -> in.pass(in.length());
            case ENUM -> in.choice(symbols.length);
            case NESTED -> in.check(schema);
            case OTHER -> translate(in);
            case TIME -> time(in);
        }
    }

    long time(AvroWalk in) {
        return schema.getType() == Schema.Type.INT ? in.intNumber() : in.number();
    }

    /** The value, before filters are asked: values that come again are not made again. */
    Object read(AvroWalk in) {
        return switch (form) {
            case BOOLEAN -> in.flag();
            case INT -> cache.small(in.intNumber());
            case LONG -> cache.whole(in.number());
            case DOUBLE -> cache.real(in.real());
            case STRING -> {
                int length = in.length();
                int from = in.position();
                in.pass(length);
                yield cache.text(in.bytes(), from, length);
            }
            case FLOAT, ENUM, NESTED, OTHER, TIME, ID -> make(in);
        };
    }

    /** Which of the texts it is that filters know, or another. */
    String compare(AvroWalk in) {
        int length = in.length();
        int from = in.position();
        in.pass(length);
        return texts.of(in.bytes(), from, length);
    }

    /** The value, for an event. */
    Object make(AvroWalk in) {
        return switch (form) {
            case BOOLEAN -> in.flag();
            case INT -> in.intNumber();
            case LONG -> in.number();
            case FLOAT -> Float.intBitsToFloat(in.shortReal());
            case DOUBLE -> Double.longBitsToDouble(in.real());
            case STRING, ID -> {
                int length = in.length();
                String text = new String(in.bytes(), in.position(), length, StandardCharsets.UTF_8);
                in.pass(length);
                yield text;
            }
            case ENUM -> symbols[in.choice(symbols.length)];
            case NESTED, OTHER -> translate(in);
            case TIME -> time(in);
        };
    }

    private Object translate(AvroWalk in) {
        AvroCursor cursor = new AvroCursor(in.bytes(), in.position(), in.end());
        try {
            Object value = field.read(cursor.read(schema));
            in.to(cursor.position());
            return value;
        } catch (AvroBytesException | BadEventException e) {
            in.odd();
            return null;
        }
    }
}
