package io.bongsu.language.statement;

import io.bongsu.engine.plan.ColumnPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.StatementPlan;
import io.bongsu.engine.plan.WindowPlan;
import io.bongsu.language.diagnose.Span;
import io.bongsu.language.expression.Scope;
import io.bongsu.schemas.EventCatalog;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.StreamSchema;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The streams that a statement may name: those of the catalog, and those that earlier statements declared or inserted into.
 *
 * <p>Shape: mutable, filled statement by statement. A stream whose declaration is wrong is known by name only.
 */
final class StreamTypes {
    private final EventCatalog catalog;
    private final Map<String, Derived> derived = new LinkedHashMap<>();
    private final Map<String, EventType> read = new LinkedHashMap<>();

    private final Map<String, Variant> variants = new LinkedHashMap<>();
    private final Map<String, WindowPlan.Named> windows = new LinkedHashMap<>();
    private final Set<String> filled = new TreeSet<>();
    private final List<Whole> whole = new ArrayList<>();

    /** All fields of an event, where {@code *} asks for the event. */
    record Whole(EventType type, Span place) {}

    private final Map<String, EventType> alone = new LinkedHashMap<>();

    /** A stream of events of several types; of {@code any}, or of the members. */
    record Variant(boolean any, List<String> members) {}

    /** A stream of this rule; {@code declared} by create schema or the catalog, or by its first insert. */
    record Derived(Optional<EventType> type, boolean declared) {}

    StreamTypes(EventCatalog catalog) {
        this.catalog = catalog;
    }

    /** The stream as something to read; empty when nobody knows it. */
    Optional<Scope.Bound> read(String name) {
        Derived own = derived.get(name);
        if (own != null) {
            return Optional.of(new Scope.Bound(name, own.type(), false));
        }
        Optional<EventType> type = catalog.find(name).map(StreamSchema::type);
        type.ifPresent(known -> read.put(name, known));
        return type.map(known -> new Scope.Bound(name, Optional.of(known), false));
    }

    /** The stream as something to insert into; empty when this is its first mention. */
    Optional<Derived> target(String name) {
        Derived own = derived.get(name);
        return own != null
                ? Optional.of(own)
                : catalog.find(name).map(schema -> new Derived(Optional.of(schema.type()), true));
    }

    void declare(String name, Optional<EventType> type, boolean declared) {
        derived.put(name, new Derived(type, declared));
    }

    /** Declares a named window, after the type of its events. */
    void declareWindow(WindowPlan.Named window) {
        windows.put(window.name(), window);
    }

    /** The named window of this name, if there is one. */
    Optional<WindowPlan.Named> window(String name) {
        return Optional.ofNullable(windows.get(name));
    }

    void declareVariant(String name, Variant variant) {
        variants.put(name, variant);
    }

    /** The types that a variant stream has; empty for any other stream. */
    Optional<Variant> variant(String name) {
        return Optional.ofNullable(variants.get(name));
    }

    /** Whether a statement of this rule fills the stream, as far as is known yet. */
    boolean isFilled(String name) {
        return filled.contains(name);
    }

    /** Notes that a statement fills the stream. */
    void fill(String name) {
        filled.add(name);
    }

    boolean isKnown(String name) {
        return derived.containsKey(name) || catalog.find(name).isPresent();
    }

    /** Every name, ascending. */
    List<String> names() {
        TreeSet<String> names = new TreeSet<>(catalog.names());
        names.addAll(derived.keySet());
        return new ArrayList<>(names);
    }

    /** Types of the catalog that statements read, and those whose events are events of such, ascending by name. */
    List<EventType> streams() {
        TreeMap<String, EventType> streams = new TreeMap<>(read);
        for (StreamSchema schema : catalog.entries()) {
            if (schema.type().supertypes().stream().anyMatch(read::containsKey)) {
                streams.put(schema.name(), schema.type());
            }
        }
        return List.copyOf(streams.values());
    }

    /** Every type: those of the catalog that matter, and those of this rule. */
    List<EventType> all() {
        List<EventType> all = new ArrayList<>(streams());
        all.addAll(derivedTypes());
        return all;
    }

    /** Notes that the fields of the type are selected as the whole of its events. */
    void takeWhole(EventType type, Span place) {
        whole.add(new Whole(type, place));
    }

    /** Notes that the statement selects the whole of the type's events and nothing else, for the outside alone. */
    void takeAlone(String statement, EventType type) {
        alone.put(statement, type);
    }

    /** The plan of such a statement, with the event itself where events of subtypes have more fields. */
    StatementPlan withEvents(StatementPlan plan) {
        EventType type = alone.get(plan.name());
        boolean more = type != null
                && all().stream()
                        .anyMatch(other -> other.supertypes().contains(type.name())
                                && other.fields().size() > type.fields().size());
        return more
                ? plan.withColumns(List.of(new ColumnPlan(
                        ColumnPlan.EVENT,
                        new ExprPlan.FieldRef(ExprPlan.FieldRef.OWN, List.of(), ValueType.rowOf(type)))))
                : plan;
    }

    /** Types whose fields are selected as the whole of their events, and where in the file. */
    List<Whole> whole() {
        return List.copyOf(whole);
    }

    /** Types of this rule, in the order of their declaration; empty ones had errors. */
    List<EventType> derivedTypes() {
        return derived.values().stream()
                .flatMap(stream -> stream.type().stream())
                .toList();
    }
}
