package io.bongsu.language.expression;

import io.bongsu.engine.plan.ContextPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.Step;
import io.bongsu.engine.plan.OperatorPlan;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.NearestName;
import io.bongsu.language.diagnose.Span;
import io.bongsu.language.source.Region;
import io.bongsu.language.source.StatementFindings;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a name chain refers to: a field of the event at hand, or of an event that a pattern bound.
 *
 * <p>Shape: as in Esper, a field of the event at hand comes before an alias or tag of the same name; where both would make
 * sense the name is refused as ambiguous.
 *
 * <p>Errors: CEP-2102, 2104, 2105, 3101, 4105, each at the very identifier.
 */
final class NameResolver {
    private final Scope scope;
    private final StatementFindings findings;

    NameResolver(Scope scope, StatementFindings findings) {
        this.scope = scope;
        this.findings = findings;
    }

    /** Whether a field, an alias or a tag has the name. */
    boolean isKnown(String name) {
        return isField(name) || prefix(name).isPresent() || !streamsWith(name).isEmpty();
    }

    /** Whether a field of the event at hand has the name. */
    boolean isField(String name) {
        return scope.own()
                .flatMap(Scope.Bound::type)
                .map(type -> type.indexOf(name) >= 0)
                .orElse(false);
    }

    Typed resolve(String property, Region region) {
        List<Span> places = region.identifiers(property);
        Span whole = places.get(0).join(places.get(places.size() - 1));
        Optional<ExprPlan> constant = LibraryPlanner.constant(property);
        if (constant.isPresent() && !isKnown(property.replaceFirst("\\..*", ""))) {
            return Typed.of(constant.get(), whole);
        }
        Optional<Path> path = Path.parse(property);
        if (path.isEmpty()) {
            Optional<Typed> open = OpenPath.parse(property).flatMap(loose -> open(loose, places, whole));
            if (open.isPresent()) {
                return open.get();
            }
            findings.error(
                    ErrorCode.UNSUPPORTED_EXPRESSION,
                    whole,
                    "a mapped, dynamic or escaped property is not supported, property=" + property,
                    "Name the field plainly.");
            return Typed.broken(Optional.of(whole));
        }
        return resolve(path.get(), places, whole);
    }

    /** A path with keys and properties that are looked up at run time; empty where that is not supported. */
    private Optional<Typed> open(OpenPath path, List<Span> places, Span whole) {
        int plain = path.plainParts();
        Optional<ExprPlan> start = Optional.empty();
        if (plain > 0) {
            Typed typed = resolve(path.plain(plain), places, whole);
            if (typed.isBroken()) {
                return Optional.of(typed);
            }
            start = typed.plan();
        } else {
            start = scope.own()
                    .filter(own -> !own.array())
                    .flatMap(Scope.Bound::type)
                    .map(type -> new ExprPlan.FieldRef(ExprPlan.FieldRef.OWN, List.of(), ValueType.rowOf(type)));
        }
        return start.flatMap(owner -> path.follow(owner, plain)).map(plan -> Typed.of(plan, whole));
    }

    /** What has the last property of the path: everything before it. */
    Typed owner(OpenPath path, Region region, String property) {
        List<Span> places = region.identifiers(property);
        Span whole = places.get(0).join(places.get(places.size() - 1));
        return open(path.withoutLast(), places, whole).orElseGet(() -> Typed.broken(Optional.of(whole)));
    }

    private Typed resolve(Path path, List<Span> places, Span whole) {
        Path.Part first = path.parts().get(0);
        if (isPattern(first) && path.parts().size() > 1) {
            int from = Math.min(1, places.size() - 1);
            Path inside = new Path(path.parts().subList(1, path.parts().size()));
            return resolve(inside, places.subList(from, places.size()), whole);
        }
        Optional<String> unnamed = streamOf(first);
        if (unnamed.isPresent() && path.parts().size() > 1) {
            List<Path.Part> parts = new ArrayList<>(path.parts());
            parts.set(0, new Path.Part(unnamed.get(), first.indexes()));
            return resolve(new Path(parts), places, whole);
        }
        Optional<Scope.Bound> own = scope.own();
        boolean isField = own.flatMap(Scope.Bound::type)
                .map(type -> type.indexOf(first.name()) >= 0)
                .orElse(false);
        Optional<Scope.Bound> prefix = prefix(first.name());
        if (isField && prefix.isPresent() && path.parts().size() > 1) {
            findings.error(
                    ErrorCode.AMBIGUOUS_NAME,
                    place(places, 0),
                    "'" + first.name() + "' is both a field of '" + own.get().stream() + "' and the name of an event",
                    "Rename the event.");
            return Typed.broken(Optional.of(whole));
        }
        if (isField) {
            return fieldPath(scope.source(), own.get(), List.of(), path.parts(), 0, places, whole);
        }
        List<String> streams = streamsWith(first.name());
        if (prefix.isPresent() && !(path.parts().size() > 1 && streams.size() > 0)) {
            return prefixed(path, prefix.get(), places, whole);
        }
        if (streams.size() + (prefix.isPresent() ? 1 : 0) > 1) {
            findings.error(
                    ErrorCode.AMBIGUOUS_NAME,
                    place(places, 0),
                    "'" + first.name() + "' may be of several streams: " + String.join(", ", streams),
                    "Write the stream's name before it.");
            return Typed.broken(Optional.of(whole));
        }
        if (streams.size() == 1) {
            String stream = streams.get(0);
            return fieldPath(stream, scope.tags().get(stream), List.of(), path.parts(), 0, places, whole);
        }
        if (own.isPresent() && own.get().type().filter(EventType::hasAnyFields).isPresent()) {
            return Typed.of(anyField(own.get().type().get(), path), whole);
        }
        if (!scope.isOpen()) {
            unknown(first.name(), path.parts().size() > 1, place(places, 0));
        }
        return Typed.broken(Optional.of(whole));
    }

    /** A field that the event at hand may have. */
    private ExprPlan anyField(EventType type, Path path) {
        ExprPlan at = new ExprPlan.FieldRef(scope.source(), List.of(), ValueType.rowOf(type));
        for (Path.Part one : path.parts()) {
            at = new ExprPlan.Apply(new OperatorPlan.Property(one.name()), List.of(at), ValueType.OBJECT);
        }
        return at;
    }

    /** Streams of a join that have the field. */
    private List<String> streamsWith(String field) {
        return scope.joined()
                ? scope.tags().entrySet().stream()
                        .filter(stream -> stream.getValue()
                                .type()
                                .map(type -> type.indexOf(field) >= 0)
                                .orElse(false))
                        .map(Map.Entry::getKey)
                        .toList()
                : List.of();
    }

    /** The joined stream without a name that reads the named type, if it is the only one. */
    private Optional<String> streamOf(Path.Part first) {
        if (!scope.joined() || isKnown(first.name())) {
            return Optional.empty();
        }
        List<String> streams = scope.tags().entrySet().stream()
                .filter(stream -> stream.getKey().startsWith("stream_")
                        && stream.getValue().stream().equals(first.name()))
                .map(Map.Entry::getKey)
                .toList();
        return streams.size() == 1 ? Optional.of(streams.get(0)) : Optional.empty();
    }

    /** Whether this is the name of the pattern, whose fields are its tags. */
    private boolean isPattern(Path.Part first) {
        return scope.own().isEmpty()
                && !scope.joined()
                && scope.alias().filter(first.name()::equals).isPresent()
                && !scope.tags().containsKey(first.name());
    }

    private Optional<Scope.Bound> prefix(String name) {
        if (isOwn(name)) {
            return scope.own();
        }
        return Optional.ofNullable(scope.tags().get(name)).or(() -> context(name));
    }

    /** The name of the event at hand: its alias, else that of its stream. */
    private boolean isOwn(String name) {
        return scope.alias()
                .or(() -> scope.own()
                        .map(Scope.Bound::stream)
                        .filter(stream -> !scope.tags().containsKey(stream)))
                .map(name::equals)
                .orElse(false);
    }

    private Optional<Scope.Bound> context(String name) {
        return name.equals(ContextPlan.SOURCE)
                ? findings.context().map(type -> new Scope.Bound(name, Optional.of(type), false))
                : Optional.empty();
    }

    private Typed prefixed(Path path, Scope.Bound bound, List<Span> places, Span whole) {
        Path.Part first = path.parts().get(0);
        String source = isOwn(first.name()) ? scope.source() : first.name();
        List<Step> steps = new ArrayList<>();
        first.indexes().forEach(index -> steps.add(Step.element(index)));
        if (steps.size() > (bound.array() ? 1 : 0)) {
            findings.error(
                    ErrorCode.OPERAND_TYPE,
                    place(places, 0),
                    "'" + first.name() + "' is one event, not an array of them",
                    "Leave out the index.");
            return Typed.broken(Optional.of(whole));
        }
        if (bound.array() && steps.isEmpty() && path.parts().size() > 1) {
            findings.error(
                    ErrorCode.OPERAND_TYPE,
                    place(places, 0),
                    "'" + first.name() + "' is an array of events because the pattern repeats it",
                    "Say which one: " + first.name() + "[0]."
                            + path.parts().get(1).name() + ".");
            return Typed.broken(Optional.of(whole));
        }
        if (bound.type().isEmpty()) {
            return Typed.broken(Optional.of(whole));
        }
        if (path.parts().size() == 1) {
            ValueType row = ValueType.rowOf(bound.type().get());
            boolean all = bound.array() && steps.isEmpty();
            return Typed.of(new ExprPlan.FieldRef(source, steps, all ? ValueType.arrayOf(row) : row), whole);
        }
        return fieldPath(source, bound, steps, path.parts(), 1, places, whole);
    }

    private Typed fieldPath(
            String source,
            Scope.Bound bound,
            List<Step> before,
            List<Path.Part> parts,
            int from,
            List<Span> places,
            Span whole) {
        List<Step> steps = new ArrayList<>(before);
        EventType row = bound.type().orElseThrow();
        ValueType type = ValueType.rowOf(row);
        for (int i = from; i < parts.size(); i++) {
            Path.Part part = parts.get(i);
            if (type.row().isEmpty()) {
                findings.error(
                        ErrorCode.OPERAND_TYPE,
                        place(places, i),
                        "'" + parts.get(i - 1).name() + "' is of type " + type + " and has no field '" + part.name()
                                + "'",
                        "");
                return Typed.broken(Optional.of(whole));
            }
            row = type.row().get();
            int index = row.indexOf(part.name());
            if (index < 0) {
                unknownField(row, part.name(), place(places, i));
                return Typed.broken(Optional.of(whole));
            }
            steps.add(Step.field(part.name()));
            type = row.fields().get(index).type();
            for (int element : part.indexes()) {
                if (type.element().isEmpty()) {
                    findings.error(
                            ErrorCode.OPERAND_TYPE,
                            place(places, i),
                            "'" + part.name() + "' is of type " + type + ", not an array",
                            "Leave out the index.");
                    return Typed.broken(Optional.of(whole));
                }
                steps.add(Step.element(element));
                type = type.element().get();
            }
        }
        return Typed.of(new ExprPlan.FieldRef(source, steps, type), whole);
    }

    private void unknownField(EventType type, String field, Span place) {
        String maybe = NearestName.to(
                        field, type.fields().stream().map(Field::name).toList())
                .map(name -> "Maybe: '" + name + "' ("
                        + type.fields().get(type.indexOf(name)).type() + ").")
                .orElse("Its fields: "
                        + String.join(
                                ", ", type.fields().stream().map(Field::name).toList()) + ".");
        findings.error(
                ErrorCode.UNKNOWN_FIELD, place, "event type '" + type.name() + "' has no field '" + field + "'", maybe);
    }

    private void unknown(String name, boolean prefix, Span place) {
        TreeSet<String> events = new TreeSet<>(scope.tags().keySet());
        scope.alias().ifPresent(events::add);
        Optional<EventType> own = scope.own().flatMap(Scope.Bound::type);
        Optional<String> near = NearestName.to(name, events);
        if (own.isPresent() && (!prefix || near.isEmpty())) {
            unknownField(own.get(), name, place);
            return;
        }
        String known =
                events.isEmpty() ? "No event is named here." : "Events named here: " + String.join(", ", events) + ".";
        findings.error(
                ErrorCode.UNKNOWN_TAG,
                place,
                prefix
                        ? "no event is named '" + name + "' here"
                        : "'" + name + "' is no field here: say of which event",
                near.map(maybe -> "Maybe: '" + maybe + "'.").orElse(known));
    }

    /** The place of the n-th identifier; the whole chain where the parts could not be told apart. */
    private static Span place(List<Span> places, int n) {
        return n < places.size() ? places.get(n) : places.get(0).join(places.get(places.size() - 1));
    }
}
