package io.bongsu.language.statement;

import io.bongsu.engine.plan.ColumnPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.Span;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
import io.bongsu.schemas.ValueType.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plans {@code create variant schema V as A, B} and what statements insert into V.
 *
 * <p>Shape: V is a type with the fields that all its members have. An event of A that is inserted is of a type {@code V:A},
 * with the fields of A, which inherits from V. Of {@code as *} V has no fields, and its events may have any.
 *
 * <p>Errors: CEP-2106, 4101, 4102.
 */
final class VariantPlanner {
    private static final String ANY = "*";

    private final StatementPart part;

    VariantPlanner(StatementPart part) {
        this.part = part;
    }

    /** Declares the stream of these members. */
    void declare(String name, Set<String> members) {
        boolean any = members.contains(ANY);
        List<EventType> types = new ArrayList<>();
        for (String member : members) {
            Optional<EventType> type = part.streams().target(member).flatMap(StreamTypes.Derived::type);
            if (any) {
                continue;
            }
            if (type.isEmpty() || part.streams().variant(member).isPresent()) {
                part.findings()
                        .error(
                                ErrorCode.UNSUPPORTED_STATEMENT,
                                part.syntax().whole().span(),
                                "this part of create schema is not supported yet: a variant of what is no event type,"
                                        + " type=" + member,
                                "");
                return;
            }
            types.add(type.get());
        }
        EventType type = any
                ? new EventType(name, List.of(), Optional.empty(), Optional.empty(), List.of(EventType.ANY_FIELDS))
                : new EventType(name, common(types));
        part.streams().declare(name, Optional.of(type), true);
        part.streams().declareVariant(name, new StreamTypes.Variant(any, List.copyOf(members)));
    }

    /** Fields that all types have, of a type that has all their values. */
    private static List<Field> common(List<EventType> types) {
        Map<String, ValueType> fields = new LinkedHashMap<>();
        types.get(0).fields().forEach(field -> fields.put(field.name(), field.type()));
        for (EventType type : types.subList(1, types.size())) {
            fields.entrySet()
                    .removeIf(field -> type.indexOf(field.getKey()) < 0
                            || widest(field.getValue(), fieldOf(type, field.getKey()))
                                    .isEmpty());
            fields.replaceAll(
                    (field, value) -> widest(value, fieldOf(type, field)).orElseThrow());
        }
        List<Field> common = new ArrayList<>();
        fields.forEach((field, value) -> common.add(new Field(field, value)));
        return common;
    }

    private static ValueType fieldOf(EventType type, String field) {
        return type.fields().get(type.indexOf(field)).type();
    }

    private static Optional<ValueType> widest(ValueType one, ValueType other) {
        if (one.equals(other)) {
            return Optional.of(one);
        }
        boolean numbers = one.isNumeric()
                && other.isNumeric()
                && !one.kind().isBig()
                && !other.kind().isBig();
        ValueType wide = one.kind().ordinal() > other.kind().ordinal() ? one : other;
        return numbers && (wide.kind() == Kind.DOUBLE || wide.kind().ordinal() <= Kind.LONG.ordinal())
                ? Optional.of(wide)
                : Optional.empty();
    }

    /**
     * The type that events which the statement inserts into the stream have: of all of an event of the input, or of columns;
     * empty when they are not supported.
     */
    Optional<EventType> inserted(
            String stream, String statement, Optional<InputPlan> whole, List<ColumnPlan> columns, Span place) {
        EventType of =
                part.streams().target(stream).flatMap(StreamTypes.Derived::type).orElseThrow();
        boolean any = part.streams().variant(stream).orElseThrow().any();
        Optional<EventType> source = whole.flatMap(this::source).filter(type -> isMember(stream, type));
        boolean fresh = any
                && !columns.isEmpty()
                && columns.stream().noneMatch(column -> column.value().type().kind() == Kind.NULL);
        if (source.isEmpty() && !fresh) {
            part.findings()
                    .error(
                            ErrorCode.UNSUPPORTED_CLAUSE,
                            place,
                            "this clause is not supported yet: into a variant stream, of something else than all of an"
                                    + " event",
                            "Insert select * from a type of the variant stream.");
            return Optional.empty();
        }
        List<Field> fields = new ArrayList<>();
        source.ifPresent(type -> type.fields()
                .forEach(field -> fields.add(
                        of.indexOf(field.name()) < 0 ? field : new Field(field.name(), fieldOf(of, field.name())))));
        columns.forEach(
                column -> fields.add(new Field(column.name(), column.value().type())));
        String name = stream + ":" + source.map(EventType::name).orElse(" " + statement);
        EventType type = new EventType(name, fields, Optional.empty(), Optional.empty(), List.of(stream));
        part.streams().declare(name, Optional.of(type), true);
        part.streams().fill(name);
        return Optional.of(type);
    }

    /** Whether all events of the type, and of no subtype, may be inserted. */
    private boolean isMember(String stream, EventType type) {
        StreamTypes.Variant variant = part.streams().variant(stream).orElseThrow();
        return (variant.any() || variant.members().contains(type.name()))
                && part.streams().variant(type.name()).isEmpty()
                && part.streams().all().stream()
                        .noneMatch(other -> other.supertypes().contains(type.name()));
    }

    /** The columns as the type has them. */
    static List<ColumnPlan> fitted(EventType type, List<ColumnPlan> columns) {
        return columns.stream()
                .map(column -> {
                    ValueType field = fieldOf(type, column.name());
                    return column.value().type().equals(field)
                            ? column
                            : new ColumnPlan(column.name(), new ExprPlan.Cast(column.value(), field));
                })
                .toList();
    }

    /** The type of the events that the statement reads one by one. */
    private Optional<EventType> source(InputPlan read) {
        return read instanceof InputPlan.Stream input && input.rows().equals(input.filter().stream())
                ? part.streams().target(input.rows()).flatMap(StreamTypes.Derived::type)
                : Optional.empty();
    }
}
