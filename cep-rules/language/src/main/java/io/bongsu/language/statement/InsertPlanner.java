package io.bongsu.language.statement;

import io.bongsu.engine.plan.ColumnPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.Span;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Fits the columns of a statement to the stream that it inserts into.
 *
 * <p>Shape: the first insert declares a stream that nobody declared; later ones must have the same columns. Into a declared
 * stream a column may be narrower than its field (int into long) and fields may be left out (they are null).
 *
 * <p>Errors: CEP-3105.
 */
final class InsertPlanner {
    private final StatementPart part;
    private final Span place;
    private final String stream;

    InsertPlanner(StatementPart part, Span place, String stream) {
        this.part = part;
        this.place = place;
        this.stream = stream;
    }

    /** Reports columns that do not fit, and declares nothing. */
    void check(List<ColumnPlan> columns) {
        Optional<StreamTypes.Derived> target = part.streams().target(stream);
        target.flatMap(StreamTypes.Derived::type)
                .ifPresent(type -> fitted(target.get().declared(), type, columns));
    }

    /** The columns as they go in; empty when they do not fit. */
    Optional<List<ColumnPlan>> fit(List<ColumnPlan> columns) {
        Optional<StreamTypes.Derived> target = part.streams().target(stream);
        if (target.isEmpty()) {
            return declare(columns);
        }
        if (target.get().type().isEmpty()) {
            return Optional.of(columns);
        }
        EventType type = target.get().type().get();
        Optional<List<ColumnPlan>> fitted = fitted(target.get().declared(), type, columns);
        fitted.ifPresent(plan ->
                part.streams().declare(stream, Optional.of(type), target.get().declared()));
        return fitted;
    }

    private Optional<List<ColumnPlan>> fitted(boolean declared, EventType type, List<ColumnPlan> columns) {
        return declared ? fitted(type, columns) : same(type, columns);
    }

    private Optional<List<ColumnPlan>> declare(List<ColumnPlan> columns) {
        List<Field> fields = new ArrayList<>();
        for (ColumnPlan column : columns) {
            if (column.value().type().kind() == ValueType.Kind.NULL) {
                return mismatch(
                        "a column of a stream needs a type, column=" + column.name(),
                        "Use cast(null, type) or leave it out.");
            }
            fields.add(new Field(column.name(), column.value().type()));
        }
        part.streams().declare(stream, Optional.of(new EventType(stream, fields)), false);
        return Optional.of(columns);
    }

    private Optional<List<ColumnPlan>> same(EventType type, List<ColumnPlan> columns) {
        boolean same = columns.size() == type.fields().size()
                && columns.stream()
                        .allMatch(column -> type.indexOf(column.name()) >= 0
                                && type.fields()
                                        .get(type.indexOf(column.name()))
                                        .type()
                                        .equals(column.value().type()));
        return same
                ? Optional.of(columns)
                : mismatch(
                        "all statements must insert the same columns into '" + type.name() + "', first=" + fields(type)
                                + " here=" + columns(columns),
                        "Declare it: create schema " + type.name() + " (" + fields(type) + ").");
    }

    private Optional<List<ColumnPlan>> fitted(EventType type, List<ColumnPlan> columns) {
        List<ColumnPlan> fitted = new ArrayList<>();
        for (ColumnPlan column : columns) {
            int index = type.indexOf(column.name());
            if (index < 0) {
                return mismatch(
                        "'" + type.name() + "' has no field for the column '" + column.name() + "'",
                        "Its fields: " + fields(type) + ".");
            }
            ValueType field = type.fields().get(index).type();
            ValueType value = column.value().type();
            Optional<ExprPlan> row = NewRow.as(field, column.value());
            if (row.isPresent()) {
                fitted.add(new ColumnPlan(column.name(), row.get()));
                continue;
            }
            boolean wider = value.isNumeric()
                    && field.isNumeric()
                    && !value.kind().isBig()
                    && !field.kind().isBig()
                    && value.kind().ordinal() < field.kind().ordinal();
            if (!wider && !value.equals(field) && value.kind() != ValueType.Kind.NULL) {
                return mismatch(
                        "a column must fit its field, column=" + column.name() + " type=" + value + " field=" + field,
                        "Use cast(x, " + field + ").");
            }
            fitted.add(wider ? new ColumnPlan(column.name(), new ExprPlan.Cast(column.value(), field)) : column);
        }
        return Optional.of(fitted);
    }

    private Optional<List<ColumnPlan>> mismatch(String message, String cure) {
        part.findings().error(ErrorCode.INSERT_MISMATCH, place, message, cure);
        return Optional.empty();
    }

    private static String fields(EventType type) {
        return type.fields().stream()
                .map(field -> field.name() + " " + field.type())
                .collect(Collectors.joining(", "));
    }

    private static String columns(List<ColumnPlan> columns) {
        return columns.stream()
                .map(column -> column.name() + " " + column.value().type())
                .collect(Collectors.joining(", "));
    }
}
