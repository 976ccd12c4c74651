package io.bongsu.engine.join;

import io.bongsu.engine.expression.References;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.Between;
import io.bongsu.engine.plan.ExprPlan.Compare;
import io.bongsu.engine.plan.ExprPlan.CompareOp;
import io.bongsu.engine.plan.ExprPlan.FieldRef;
import io.bongsu.engine.plan.ExprPlan.In;
import io.bongsu.schemas.ValueType.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Reads which relations between the streams follow from a join's {@code where}.
 *
 * <p>Shape: operands of the top-level {@code and} one by one: equality, order, {@code between}, {@code in}, and an {@code or}
 * that is an {@code in}. What is not understood is evaluated for the rows, as is all that is.
 */
final class ConditionReader {
    private static final int NONE = -1;

    private final List<String> streams;
    private final Relations relations;
    private final boolean outer;
    /** Whether what is found may miss what the conditions want, as it does in Esper's joins. */
    private final boolean lossy;

    private ConditionReader(List<String> streams, Relations relations, boolean outer, boolean lossy) {
        this.streams = streams;
        this.relations = relations;
        this.outer = outer;
        this.lossy = lossy;
    }

    static ConditionReader ofJoin(List<String> streams, Relations relations, boolean outer) {
        return new ConditionReader(streams, relations, outer, true);
    }

    static ConditionReader ofLookup(List<String> streams, Relations relations) {
        return new ConditionReader(streams, relations, false, false);
    }

    void read(ExprPlan condition) {
        if (condition instanceof ExprPlan.And and) {
            and.operands().forEach(this::read);
        } else if (condition instanceof Compare compare) {
            compare(compare);
        } else if (condition instanceof ExprPlan.IsSame same && !same.negated()) {
            equal(same.left(), same.right());
        } else if (condition instanceof Between between && !between.negated()) {
            between(between);
        } else if (lossy && condition instanceof In in && !in.negated()) {
            in(in.value(), in.options());
        } else if (lossy && condition instanceof ExprPlan.Or or) {
            or(or.operands());
        }
    }

    private void compare(Compare compare) {
        if (compare.op() == CompareOp.EQUAL) {
            equal(compare.left(), compare.right());
        } else if (compare.op() != CompareOp.NOT_EQUAL && inOrder(compare.left(), compare.right())) {
            order(compare.left(), compare.op(), compare.right());
        }
    }

    private static boolean inOrder(ExprPlan one, ExprPlan other) {
        Optional<Kind> kind = JoinKey.common(one.type(), other.type());
        return kind.isPresent() && (kind.get() == Kind.LONG || kind.get() == Kind.DOUBLE || kind.get() == Kind.STRING);
    }

    private void equal(ExprPlan left, ExprPlan right) {
        if (JoinKey.common(left.type(), right.type()).isEmpty()) {
            return;
        }
        if (isField(left) && isField(right)) {
            int one = streamOf((FieldRef) left);
            int other = streamOf((FieldRef) right);
            if (one != other) {
                relations.addEqual(one, (FieldRef) left, other, (FieldRef) right);
            }
        } else if (!outer && isField(left)) {
            computed((FieldRef) left, right);
        } else if (!outer && isField(right)) {
            computed((FieldRef) right, left);
        }
    }

    private void computed(FieldRef indexed, ExprPlan asked) {
        for (int asking : asking(asked, streamOf(indexed))) {
            relations.of(asking, streamOf(indexed)).addComputed(indexed, asked);
        }
    }

    private void order(ExprPlan left, CompareOp op, ExprPlan right) {
        if (isField(left) && isField(right)) {
            int one = streamOf((FieldRef) left);
            int other = streamOf((FieldRef) right);
            if (one != other) {
                relations.of(one, other).addEnd((FieldRef) right, turned(op), left);
                relations.of(other, one).addEnd((FieldRef) left, op, right);
            }
        } else if (isField(left)) {
            end((FieldRef) left, op, right);
        } else if (isField(right)) {
            end((FieldRef) right, turned(op), left);
        }
    }

    private void end(FieldRef indexed, CompareOp op, ExprPlan asked) {
        for (int asking : asking(asked, streamOf(indexed))) {
            relations.of(asking, streamOf(indexed)).addEnd(indexed, op, asked);
        }
    }

    private static CompareOp turned(CompareOp op) {
        return switch (op) {
            case LESS -> CompareOp.GREATER;
            case LESS_OR_EQUAL -> CompareOp.GREATER_OR_EQUAL;
            case GREATER -> CompareOp.LESS;
            case GREATER_OR_EQUAL -> CompareOp.LESS_OR_EQUAL;
            case EQUAL, NOT_EQUAL -> op;
        };
    }

    private void between(Between between) {
        if (!isField(between.value())
                || !inOrder(between.value(), between.low())
                || !inOrder(between.value(), between.high())) {
            return;
        }
        FieldRef value = (FieldRef) between.value();
        if (isField(between.low()) && isField(between.high())) {
            betweenFields(between, value, (FieldRef) between.low(), (FieldRef) between.high());
            return;
        }
        SortedSet<String> low = References.of(between.low()).tags();
        SortedSet<String> high = References.of(between.high()).tags();
        boolean oneAsks = low.equals(high) || low.isEmpty() || high.isEmpty();
        boolean others = !low.contains(value.source()) && !high.contains(value.source());
        if (oneAsks && others) {
            for (int asking : asking(low.isEmpty() ? between.high() : between.low(), streamOf(value))) {
                relations.of(asking, streamOf(value)).addRange(Relation.Range.between(value, between));
            }
        }
    }

    private void betweenFields(Between between, FieldRef value, FieldRef low, FieldRef high) {
        int indexed = streamOf(value);
        if (low.source().equals(high.source())) {
            int ends = streamOf(low);
            if (ends != indexed) {
                relations.of(ends, indexed).addRange(Relation.Range.between(value, between));
                relations.of(indexed, ends).addEnd(high, CompareOp.GREATER_OR_EQUAL, value);
                relations.of(indexed, ends).addEnd(low, CompareOp.LESS_OR_EQUAL, value);
            }
            return;
        }
        if (lossy) {
            order(value, CompareOp.GREATER_OR_EQUAL, low);
            order(value, CompareOp.LESS_OR_EQUAL, high);
        }
    }

    private void in(ExprPlan value, List<ExprPlan> options) {
        if (isField(value)) {
            inOneOfValues((FieldRef) value, options);
        }
        inOneOfFields(value, options);
    }

    /** As in Esper, a stream that has some of the options asks for these alone. */
    private void inOneOfValues(FieldRef value, List<ExprPlan> options) {
        int indexed = streamOf(value);
        Map<Integer, List<ExprPlan>> byAsking = new LinkedHashMap<>();
        for (ExprPlan option : options) {
            SortedSet<String> tags = References.of(option).tags();
            if (option.type().equals(value.type()) && tags.size() <= 1 && !tags.contains(value.source())) {
                int asking = tags.isEmpty() ? NONE : streams.indexOf(tags.first());
                byAsking.computeIfAbsent(asking, key -> new ArrayList<>()).add(option);
            }
        }
        byAsking.forEach((asking, asked) -> {
            for (int from = 0; from < streams.size(); from++) {
                if (from != indexed && (asking == NONE || asking == from)) {
                    relations.of(from, indexed).addOneOfValues(value, asked);
                }
            }
        });
    }

    /** As in Esper, options that are no fields are not asked for. */
    private void inOneOfFields(ExprPlan value, List<ExprPlan> options) {
        List<FieldRef> fields =
                options.stream().filter(this::isField).map(FieldRef.class::cast).toList();
        if (fields.stream().map(FieldRef::source).distinct().count() == 1
                && fields.stream().allMatch(field -> field.type().equals(value.type()))) {
            int indexed = streamOf(fields.get(0));
            for (int asking : asking(value, indexed)) {
                relations.of(asking, indexed).addOneOfFields(fields, value);
            }
        }
    }

    /** {@code a = b or a = c} is {@code a in (b, c)}. */
    private void or(List<ExprPlan> operands) {
        if (!operands.stream()
                .allMatch(operand -> operand instanceof Compare compare && compare.op() == CompareOp.EQUAL)) {
            return;
        }
        Compare first = (Compare) operands.get(0);
        for (ExprPlan common : List.of(first.left(), first.right())) {
            if (isField(common) && operands.stream().allMatch(operand -> has((Compare) operand, common))) {
                List<ExprPlan> options = operands.stream()
                        .map(operand -> ((Compare) operand).left().equals(common)
                                ? ((Compare) operand).right()
                                : ((Compare) operand).left())
                        .toList();
                in(common, options);
                return;
            }
        }
    }

    private static boolean has(Compare compare, ExprPlan side) {
        return compare.left().equals(side) || compare.right().equals(side);
    }

    /** Streams whose event is enough to evaluate the expression. */
    private List<Integer> asking(ExprPlan expression, int indexed) {
        SortedSet<String> tags = References.of(expression).tags();
        if (tags.size() > 1 || tags.contains(streams.get(indexed)) || isRow(expression)) {
            return List.of();
        }
        List<Integer> asking = new ArrayList<>();
        for (int i = 0; i < streams.size(); i++) {
            if (i != indexed && (tags.isEmpty() || tags.first().equals(streams.get(i)))) {
                asking.add(i);
            }
        }
        return asking;
    }

    private static boolean isRow(ExprPlan expression) {
        return expression.type().kind() == Kind.ROW;
    }

    private boolean isField(ExprPlan expression) {
        return expression instanceof FieldRef field && !field.steps().isEmpty() && streamOf(field) >= 0;
    }

    private int streamOf(FieldRef field) {
        return streams.indexOf(field.source());
    }
}
