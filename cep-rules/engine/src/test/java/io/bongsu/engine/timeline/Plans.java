package io.bongsu.engine.timeline;

import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.Compare;
import io.bongsu.engine.plan.ExprPlan.CompareOp;
import io.bongsu.engine.plan.ExprPlan.FieldRef;
import io.bongsu.engine.plan.ExprPlan.Literal;
import io.bongsu.engine.plan.ExprPlan.Step;
import io.bongsu.engine.plan.FilterPlan;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.PatternOperands;
import io.bongsu.engine.plan.PatternPlan;
import io.bongsu.engine.plan.TagPlan;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Words that make plans over the streams of {@link Timeline}; filters are numbered in the order of their making. */
public final class Plans {
    private static int filters;

    private Plans() {}

    // Expressions

    /** A field of the event at hand ({@code n}, {@code l[0]}) or of a tag ({@code a.n}, {@code a[1].n}). */
    public static FieldRef field(String path) {
        return field(path, FieldRef.OWN);
    }

    private static FieldRef field(String path, String source) {
        int dot = path.indexOf('.');
        if (dot >= 0 && source.isEmpty() && !path.startsWith("part.")) {
            String head = path.substring(0, dot);
            FieldRef rest = field(path.substring(dot + 1), indexFree(head));
            List<Step> steps = new ArrayList<>();
            element(head).ifPresent(steps::add);
            steps.addAll(rest.steps());
            return new FieldRef(indexFree(head), steps, rest.type());
        }
        List<Step> steps = new ArrayList<>();
        ValueType at = ValueType.rowOf(Timeline.TYPES.get("A"));
        for (String part : path.split("\\.")) {
            EventType row = at.row().orElseThrow();
            String name = indexFree(part);
            steps.add(Step.field(name));
            at = row.fields().get(row.indexOf(name)).type();
            if (element(part).isPresent()) {
                steps.add(element(part).get());
                at = at.element().orElseThrow();
            }
        }
        return new FieldRef(source, steps, at);
    }

    private static String indexFree(String part) {
        return part.replaceFirst("\\[.*", "");
    }

    private static Optional<Step> element(String part) {
        int open = part.indexOf('[');
        return open < 0
                ? Optional.empty()
                : Optional.of(Step.element(Integer.parseInt(part.substring(open + 1, part.length() - 1))));
    }

    public static Literal literal(Object value) {
        ValueType type = value == null
                ? ValueType.NULL
                : value instanceof Boolean
                        ? ValueType.BOOLEAN
                        : value instanceof Integer
                                ? ValueType.INT
                                : value instanceof Long
                                        ? ValueType.LONG
                                        : value instanceof Double ? ValueType.DOUBLE : ValueType.STRING;
        return new Literal(value, type);
    }

    private static ExprPlan x(Object operand) {
        return operand instanceof ExprPlan plan ? plan : literal(operand);
    }

    public static ExprPlan equal(Object left, Object right) {
        return new Compare(CompareOp.EQUAL, x(left), x(right));
    }

    public static ExprPlan greater(Object left, Object right) {
        return new Compare(CompareOp.GREATER, x(left), x(right));
    }

    public static ExprPlan less(Object left, Object right) {
        return new Compare(CompareOp.LESS, x(left), x(right));
    }

    // Patterns

    /** An event of the stream named like the tag in capitals: {@code a()} binds an A to the tag a. */
    public static PatternPlan a(ExprPlan... conditions) {
        return event("a", "A", conditions);
    }

    public static PatternPlan b(ExprPlan... conditions) {
        return event("b", "B", conditions);
    }

    public static PatternPlan c(ExprPlan... conditions) {
        return event("c", "C", conditions);
    }

    public static PatternPlan d(ExprPlan... conditions) {
        return event("d", "D", conditions);
    }

    public static PatternPlan event(String tag, String stream, ExprPlan... conditions) {
        return new PatternPlan.Filter(filter(stream, conditions), Optional.of(tag));
    }

    public static PatternPlan untagged(String stream, ExprPlan... conditions) {
        return new PatternPlan.Filter(filter(stream, conditions), Optional.empty());
    }

    public static FilterPlan filter(String stream, ExprPlan... conditions) {
        return new FilterPlan(filters++ % 1_000, stream, List.of(conditions));
    }

    public static PatternPlan every(PatternPlan operand) {
        return new PatternPlan.Every(operand);
    }

    public static PatternPlan followedBy(PatternPlan... operands) {
        return new PatternPlan.FollowedBy(List.of(operands));
    }

    public static PatternPlan and(PatternPlan... operands) {
        return new PatternPlan.And(List.of(operands));
    }

    public static PatternPlan or(PatternPlan... operands) {
        return new PatternPlan.Or(List.of(operands));
    }

    public static PatternPlan not(PatternPlan operand) {
        return new PatternPlan.Not(operand);
    }

    public static PatternPlan interval(Object millis) {
        return new PatternPlan.Interval(length(millis));
    }

    public static PatternPlan within(PatternPlan operand, Object millis) {
        return new PatternPlan.Within(operand, length(millis));
    }

    private static ExprPlan length(Object millis) {
        return millis instanceof Integer number ? literal(number.longValue()) : x(millis);
    }

    /** {@code [low:high] operand until end}; null for a bound that is not there. */
    public static PatternPlan repeat(Integer low, Integer high, PatternPlan operand, PatternPlan until) {
        return repeatOf(low == null ? null : literal(low), high == null ? null : literal(high), operand, until);
    }

    /** As {@link #repeat}, with computed bounds. */
    public static PatternPlan repeatOf(ExprPlan low, ExprPlan high, PatternPlan operand, PatternPlan until) {
        return new PatternPlan.Repeat(
                operand, Optional.ofNullable(low), Optional.ofNullable(high), Optional.ofNullable(until));
    }

    public static PatternPlan times(int times, PatternPlan operand) {
        return repeat(times, times, operand, null);
    }

    /** The pattern as a statement's input, its tags in text order. */
    public static InputPlan.Pattern input(PatternPlan root) {
        List<TagPlan> tags = new ArrayList<>();
        collect(root, false, tags);
        return new InputPlan.Pattern(root, tags);
    }

    private static void collect(PatternPlan plan, boolean array, List<TagPlan> tags) {
        if (plan instanceof PatternPlan.Filter filter) {
            filter.tag().ifPresent(tag -> tags.add(new TagPlan(tag, filter.filter().stream(), array)));
        } else if (plan instanceof PatternPlan.Repeat repeat) {
            collect(repeat.operand(), true, tags);
            repeat.until().ifPresent(until -> collect(until, array, tags));
        } else {
            PatternOperands.of(plan).forEach(operand -> collect(operand, array, tags));
        }
    }
}
