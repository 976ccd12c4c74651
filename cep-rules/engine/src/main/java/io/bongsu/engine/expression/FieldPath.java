package io.bongsu.engine.expression;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.plan.ContextPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.PlanException;
import io.bongsu.engine.plan.TagPlan;
import io.bongsu.engine.plan.VariablePlan;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.ValueType;
import io.bongsu.schemas.ValueType.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Leads from an event to a value: names become places in rows once, at compile time.
 *
 * <p>Shape: an event that is not there, a null on the way, an index outside of an array, or a row of an earlier version
 * without the field: null.
 */
final class FieldPath {
    private FieldPath() {}

    static Evaluator compile(ExprPlan.FieldRef ref, Layout layout) {
        boolean around = ref.source().equals(ContextPlan.SOURCE) || ref.source().equals(VariablePlan.SOURCE);
        if (around && layout.context().isPresent()) {
            ContextSlot context = layout.context().get();
            int[] places = places(ref, ValueType.rowOf(context.type()));
            return scope -> walk(context.properties(), places);
        }
        boolean own = ref.source().equals(ExprPlan.FieldRef.OWN);
        int tag = own ? -1 : layout.tagIndex(ref.source());
        ValueType start = own ? ownType(ref, layout) : tagType(ref, tag, layout);
        if (OpenFields.on(ref.steps(), start, layout)) {
            OpenFields open = OpenFields.of(ref.steps(), start);
            return own ? scope -> open.walk(scope.own()) : scope -> open.walk(scope.binding(tag));
        }
        int[] places = places(ref, start);
        if (own) {
            return switch (places.length) {
                case 0 -> Scope::own;
                case 1 -> new OwnField(places[0]);
                default -> scope -> walk(scope.own(), places);
            };
        }
        return switch (places.length) {
            case 0 -> scope -> scope.binding(tag);
            case 1 -> scope -> step(scope.binding(tag), places[0]);
            default -> scope -> walk(scope.binding(tag), places);
        };
    }

    /** Leads on from a computed row or array. */
    static Evaluator from(Evaluator start, ExprPlan.PathFrom path, Layout layout) {
        if (OpenFields.on(path.steps(), path.start().type(), layout)) {
            OpenFields open = OpenFields.of(path.steps(), path.start().type());
            return scope -> open.walk(start.evaluate(scope));
        }
        int[] places = places(path.steps(), path.start().type(), path.toString());
        return scope -> walk(start.evaluate(scope), places);
    }

    /** A field of the event at hand: the most frequent evaluator of all. */
    record OwnField(int place) implements Evaluator {
        @Override
        public Object evaluate(Scope scope) {
            Event event = scope.own();
            return event != null && place < event.size() ? event.get(place) : null;
        }
    }

    private static ValueType ownType(ExprPlan.FieldRef ref, Layout layout) {
        return ValueType.rowOf(layout.own()
                .orElseThrow(() ->
                        new PlanException("there must be an event at hand to read a field of it, path=" + text(ref))));
    }

    private static ValueType tagType(ExprPlan.FieldRef ref, int tag, Layout layout) {
        if (tag < 0) {
            throw new PlanException("a tag must be bound by the pattern, tag=" + ref.source() + " tags="
                    + layout.tags().stream().map(TagPlan::name).toList());
        }
        TagPlan plan = layout.tags().get(tag);
        EventType type = layout.types().get(plan.stream());
        if (type == null) {
            throw new PlanException(
                    "the stream of a tag must be known, stream=" + plan.stream() + " tag=" + plan.name());
        }
        ValueType row = ValueType.rowOf(type);
        return plan.array() ? ValueType.arrayOf(row) : row;
    }

    /** Each step as a place from 0; rows and arrays need no telling apart, the value itself knows. */
    private static int[] places(ExprPlan.FieldRef ref, ValueType start) {
        return places(ref.steps(), start, text(ref));
    }

    static int[] places(List<ExprPlan.Step> steps, ValueType start, String text) {
        ValueType at = start;
        List<Integer> places = new ArrayList<>();
        for (ExprPlan.Step step : steps) {
            if (step.isElement()) {
                if (at.kind() != Kind.ARRAY) {
                    throw new PlanException("only an array has elements, path=" + text + " type=" + at);
                }
                places.add(step.index());
                at = at.element().orElseThrow();
            } else {
                if (at.kind() != Kind.ROW) {
                    throw new PlanException(
                            "only an event or a record has fields, field=" + step.name() + " type=" + at);
                }
                EventType type = at.row().orElseThrow();
                int place = type.indexOf(step.name());
                if (place < 0) {
                    throw new PlanException(
                            "a field must be of its type, field=" + step.name() + " type=" + type.name());
                }
                places.add(place);
                at = type.fields().get(place).type();
            }
        }
        return places.stream().mapToInt(Integer::intValue).toArray();
    }

    private static Object walk(Object start, int[] places) {
        Object at = start;
        for (int place : places) {
            at = step(at, place);
        }
        return at;
    }

    private static Object step(Object at, int place) {
        if (at instanceof Event event) {
            return place < event.size() ? event.get(place) : null;
        }
        return element(at, place);
    }

    /** Element of an array, null outside of it. */
    static Object element(Object array, int index) {
        return array instanceof List<?> list && index >= 0 && index < list.size() ? list.get(index) : null;
    }

    private static String text(ExprPlan.FieldRef ref) {
        return ref.source() + ref.steps();
    }
}
