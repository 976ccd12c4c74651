package io.bongsu.engine.join;

import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.Compare;
import io.bongsu.engine.plan.ExprPlan.CompareOp;
import io.bongsu.engine.plan.ExprPlan.FieldRef;
import io.bongsu.engine.plan.PlanText;
import io.bongsu.schemas.ValueType.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Chooses an index for each way from one stream to another.
 *
 * <p>Shape: equalities first, with the first range where there is one; then {@code in}; else all events of the stream. Two
 * ways that need the same index share it.
 */
final class FinderMaker {
    private final Relations relations;
    private final Function<ExprPlan, Evaluator> compiler;
    private final List<Side> sides = new ArrayList<>();
    /** Per stream, the indexes by their names, in the order of their numbers. */
    private final List<Map<String, JoinIndex.Program>> indexes = new ArrayList<>();

    private final List<UniqueFields> uniques;

    /** {@code uniques}: of each stream, in order. */
    FinderMaker(Relations relations, List<UniqueFields> uniques, Function<ExprPlan, Evaluator> compiler) {
        this.uniques = uniques;
        this.relations = relations;
        this.compiler = compiler;
        for (int i = 0; i < relations.streams(); i++) {
            sides.add(new Side(i, relations.streams()));
            indexes.add(new LinkedHashMap<>());
        }
    }

    /** Per stream, its indexes' names. */
    List<List<String>> names() {
        return indexes.stream().map(all -> List.copyOf(all.keySet())).toList();
    }

    List<JoinIndex.Program> indexes(int stream) {
        return List.copyOf(indexes.get(stream).values());
    }

    JoinFinder make(int asking, int indexed) {
        Relation relation = relations.of(asking, indexed);
        List<Relation.Equality> equalities = relation.all(Relation.Equality.class);
        Optional<List<Relation.Equality>> unique = uniques.get(indexed).among(equalities);
        if (unique.isPresent()) {
            HashIndex.Of program = hash(indexed, unique.get());
            return finder(asking, indexed, "hash " + names(unique.get()), program, program, List.of());
        }
        List<Relation.Range> ranges = relation.all(Relation.Range.class);
        if (!ranges.isEmpty()) {
            return byRange(asking, indexed, equalities, ranges);
        }
        if (!equalities.isEmpty()) {
            HashIndex.Of program = hash(indexed, equalities);
            return finder(asking, indexed, "hash " + names(equalities), program, program, List.of());
        }
        List<Relation.OneOfValues> values = relation.all(Relation.OneOfValues.class);
        if (!values.isEmpty()) {
            return byValues(asking, indexed, values.get(0));
        }
        List<Relation.OneOfFields> fields = relation.all(Relation.OneOfFields.class);
        if (!fields.isEmpty()) {
            List<HashIndex.Of> each = fields.get(0).indexed().stream()
                    .map(field ->
                            hash(indexed, List.of(equal(field, fields.get(0).asked()))))
                    .toList();
            String name = "hash each of "
                    + fields.get(0).indexed().stream().map(PlanText::of).toList();
            JoinIndex.Program program = new HashIndex.AnyOf(each);
            return finder(asking, indexed, name, program, program, List.of());
        }
        JoinIndex.Program all = new AllIndex.Of();
        return finder(asking, indexed, "all", all, all, List.of());
    }

    private JoinFinder byValues(int asking, int indexed, Relation.OneOfValues values) {
        Relation.Equality first = equal(values.indexed(), values.asked().get(0));
        HashIndex.Of program = hash(indexed, List.of(first));
        List<JoinKey> asked = values.asked().stream()
                .map(value -> key(List.of(value), List.of(kind(equal(values.indexed(), value)))))
                .toList();
        String name = "hash " + names(List.of(first));
        return finder(asking, indexed, name, program, new HashIndex.In(program, asked), List.of());
    }

    private static Relation.Equality equal(FieldRef indexed, ExprPlan asked) {
        return new Relation.Equality(indexed, asked, false);
    }

    private JoinFinder byRange(
            int asking, int indexed, List<Relation.Equality> equalities, List<Relation.Range> ranges) {
        Relation.Range first = ranges.get(0);
        HashIndex.Of hash = equalities.isEmpty() ? null : hash(indexed, equalities);
        Kind kind = kind(first);
        TreeIndex.Ends ends = new TreeIndex.Ends(
                first.low().map(low -> key(List.of(low), List.of(kind))).orElse(null),
                first.withLow(),
                first.high().map(high -> key(List.of(high), List.of(kind))).orElse(null),
                first.withHigh(),
                first.eitherOrder());
        TreeIndex.Of program = new TreeIndex.Of(
                sides.get(indexed),
                hash == null ? null : hash.indexed(),
                hash == null ? null : hash.asked(),
                key(List.of(first.indexed()), List.of(kind)),
                ends);
        String name = (hash == null ? "" : "hash " + names(equalities) + ", ") + "tree " + PlanText.of(first.indexed())
                + (kind == Kind.DOUBLE ? " as double" : "");
        List<Evaluator> rest = new ArrayList<>();
        for (Relation.Range range : ranges.subList(1, ranges.size())) {
            rest.add(compiler.apply(condition(range)));
        }
        return finder(asking, indexed, name, program, program, rest);
    }

    private static ExprPlan condition(Relation.Range range) {
        if (range.eitherOrder()) {
            return new ExprPlan.Between(
                    range.indexed(), range.low().orElseThrow(), range.high().orElseThrow(), false);
        }
        List<ExprPlan> ends = new ArrayList<>();
        range.low()
                .ifPresent(low -> ends.add(new Compare(
                        range.withLow() ? CompareOp.GREATER_OR_EQUAL : CompareOp.GREATER, range.indexed(), low)));
        range.high()
                .ifPresent(high -> ends.add(new Compare(
                        range.withHigh() ? CompareOp.LESS_OR_EQUAL : CompareOp.LESS, range.indexed(), high)));
        return ends.size() == 1 ? ends.get(0) : new ExprPlan.And(ends);
    }

    private HashIndex.Of hash(int indexed, List<Relation.Equality> equalities) {
        List<Kind> kinds = equalities.stream().map(FinderMaker::kind).toList();
        return new HashIndex.Of(
                sides.get(indexed),
                key(equalities.stream().map(Relation.Equality::indexed).toList(), kinds),
                key(equalities.stream().map(Relation.Equality::asked).toList(), kinds));
    }

    private static Kind kind(Relation.Equality equality) {
        return JoinKey.common(equality.indexed().type(), equality.asked().type())
                .orElseThrow();
    }

    private static Kind kind(Relation.Range range) {
        boolean fraction = range.low().map(low -> isDouble(range, low)).orElse(false)
                || range.high().map(high -> isDouble(range, high)).orElse(false);
        return fraction
                ? Kind.DOUBLE
                : JoinKey.common(
                                range.indexed().type(),
                                range.low().or(range::high).orElseThrow().type())
                        .orElseThrow();
    }

    private static boolean isDouble(Relation.Range range, ExprPlan end) {
        return JoinKey.common(range.indexed().type(), end.type()).orElseThrow() == Kind.DOUBLE;
    }

    private JoinKey key(List<? extends ExprPlan> parts, List<Kind> kinds) {
        List<Evaluator> evaluators = new ArrayList<>();
        parts.forEach(part -> evaluators.add(compiler.apply(part)));
        return new JoinKey(evaluators, kinds);
    }

    /** As {@code a.k, a.n as double}: two indexes of one name are the same index. */
    private static String names(List<Relation.Equality> equalities) {
        return String.join(
                ", ",
                equalities.stream()
                        .map(equality ->
                                PlanText.of(equality.indexed()) + (kind(equality) == Kind.DOUBLE ? " as double" : ""))
                        .toList());
    }

    private JoinFinder finder(
            int asking,
            int indexed,
            String name,
            JoinIndex.Program made,
            JoinIndex.Program asked,
            List<Evaluator> rest) {
        Map<String, JoinIndex.Program> known = indexes.get(indexed);
        known.putIfAbsent(name, made);
        int number = List.copyOf(known.keySet()).indexOf(name);
        return new JoinFinder(asking, indexed, number, asked, rest.toArray(new Evaluator[0]));
    }
}
