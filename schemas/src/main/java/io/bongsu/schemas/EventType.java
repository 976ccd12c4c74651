package io.bongsu.schemas;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Names and types of the values of one kind of event, in the order in which a row keeps them.
 *
 * <p>Shape: ordered fields, names unique. New fields are appended, so a row of an earlier version is a prefix.
 *
 * <p>Cost: {@link #indexOf} is one hash look-up; resolve names when a program is built, not per event.
 */
public final class EventType {
    /** Among the supertypes of a type: its events may have any fields, each of its own. */
    public static final String ANY_FIELDS = "*";

    private final String name;
    private final List<Field> fields;
    private final Map<String, Integer> indexByName;
    private final Optional<String> startField;
    private final Optional<String> endField;
    private final List<String> supertypes;

    public EventType(String name, List<Field> fields) {
        this(name, fields, Optional.empty(), Optional.empty());
    }

    /** A type whose events last from what one field says to what another says, or happen at what the first says. */
    public EventType(String name, List<Field> fields, Optional<String> startField, Optional<String> endField) {
        this(name, fields, startField, endField, List.of());
    }

    /** A type whose events are also events of the given types, all of them, near and far. */
    public EventType(
            String name,
            List<Field> fields,
            Optional<String> startField,
            Optional<String> endField,
            List<String> supertypes) {
        this.supertypes = List.copyOf(supertypes);
        this.startField = startField;
        this.endField = endField;
        this.name = Objects.requireNonNull(name, "name");
        this.fields = List.copyOf(fields);
        this.indexByName = new HashMap<>();
        for (int i = 0; i < this.fields.size(); i++) {
            if (indexByName.put(this.fields.get(i).name(), i) != null) {
                throw new IllegalArgumentException("field names must be unique, type=" + name + " field="
                        + this.fields.get(i).name());
            }
        }
    }

    public String name() {
        return name;
    }

    public List<Field> fields() {
        return fields;
    }

    /** Place of the field in a row, or -1. */
    public int indexOf(String field) {
        return indexByName.getOrDefault(field, -1);
    }

    /** The field that says when an event begins; no part of a type's equality, as rows do not depend on it. */
    public Optional<String> startField() {
        return startField;
    }

    /** The field that says when an event ends; an event with a start and no end is a point in time. */
    public Optional<String> endField() {
        return endField;
    }

    /** Names of the types whose fields this one has too, and whose events its events are; no part of equality either. */
    public List<String> supertypes() {
        return supertypes;
    }

    /** Whether events of this type are events of the named one. */
    public boolean isA(String type) {
        return name.equals(type) || supertypes.contains(type);
    }

    /** Whether events of this type may have fields that it does not name. */
    public boolean hasAnyFields() {
        return supertypes.contains(ANY_FIELDS);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EventType type && name.equals(type.name) && fields.equals(type.fields);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, fields);
    }

    @Override
    public String toString() {
        return name + fields;
    }
}
