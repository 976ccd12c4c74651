package io.bongsu.language.key;

import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.Compare;
import io.bongsu.engine.plan.ExprPlan.CompareOp;
import io.bongsu.engine.plan.ExprPlan.FieldRef;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.OutputPlan;
import io.bongsu.engine.plan.StatementPlan;
import io.bongsu.engine.plan.WindowPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a join may be keyed without changing what it means.
 *
 * <p>Shape: equality must relate each stream to the first by one field, of one type; each window must look at an event's own
 * age or at the key; only new rows are selected, without aggregates. Rows of different keys then never meet. Outer joins stay
 * together: in them null equals null.
 */
final class JoinKeys {
    private JoinKeys() {}

    static List<KeyCandidate> candidates(StatementPlan statement, InputPlan.Join join) {
        boolean plain = statement.aggregates().isEmpty()
                && statement.groupBy().isEmpty()
                && statement.output().equals(OutputPlan.PLAIN)
                && statement.where().isPresent()
                && join.steps().stream().allMatch(step -> step.kind() == InputPlan.JoinKind.INNER);
        if (!plain) {
            return List.of();
        }
        List<Compare> equalities = new ArrayList<>();
        equalities(statement.where().get(), equalities);
        List<KeyCandidate> candidates = new ArrayList<>();
        String first = join.streams().get(0).name();
        for (Compare equality : equalities) {
            for (ExprPlan side : List.of(equality.left(), equality.right())) {
                if (((FieldRef) side).source().equals(first)) {
                    candidate(join, (FieldRef) side, equalities).ifPresent(candidates::add);
                }
            }
        }
        return candidates.stream().distinct().toList();
    }

    private static void equalities(ExprPlan condition, List<Compare> found) {
        if (condition instanceof ExprPlan.And and) {
            and.operands().forEach(operand -> equalities(operand, found));
        } else if (condition instanceof Compare compare
                && compare.op() == CompareOp.EQUAL
                && compare.left().type().equals(compare.right().type())
                && isField(compare.left())
                && isField(compare.right())) {
            found.add(compare);
        }
    }

    private static boolean isField(ExprPlan side) {
        return side instanceof FieldRef field
                && !field.steps().isEmpty()
                && field.steps().stream().noneMatch(ExprPlan.Step::isElement)
                && field.type().element().isEmpty()
                && field.type().row().isEmpty();
    }

    private static Optional<KeyCandidate> candidate(InputPlan.Join join, FieldRef key, List<Compare> equalities) {
        List<FieldRef> equal = new ArrayList<>(List.of(key));
        for (int i = 0; i < equal.size(); i++) {
            for (Compare equality : equalities) {
                add(equality.left(), equality.right(), equal.get(i), equal);
                add(equality.right(), equality.left(), equal.get(i), equal);
            }
        }
        Optional<KeyCandidate> candidate = Optional.of(new KeyCandidate(Map.of()));
        for (InputPlan.JoinedStream stream : join.streams()) {
            Optional<FieldRef> field = equal.stream()
                    .filter(one -> one.source().equals(stream.name()))
                    .findFirst();
            if (field.isEmpty() || !maySplit(stream.input(), field.get())) {
                return Optional.empty();
            }
            KeyCandidate own = new KeyCandidate(Map.of(stream.input().filter().stream(), path(field.get())));
            candidate = candidate.flatMap(sofar -> sofar.merge(own));
        }
        return candidate;
    }

    private static void add(ExprPlan one, ExprPlan other, FieldRef known, List<FieldRef> equal) {
        if (one.equals(known) && !equal.contains((FieldRef) other)) {
            equal.add((FieldRef) other);
        }
    }

    private static boolean maySplit(InputPlan.Stream stream, FieldRef key) {
        if (stream.window().isEmpty()) {
            return true;
        }
        WindowPlan window = stream.window().get();
        List<ExprPlan> criteria = window instanceof WindowPlan.Unique unique
                ? unique.criteria()
                : window instanceof WindowPlan.FirstUnique unique ? unique.criteria() : List.of();
        return window instanceof WindowPlan.Time
                || window instanceof WindowPlan.KeepAll
                || criteria.stream()
                        .anyMatch(criterion -> criterion instanceof FieldRef field
                                && field.steps().equals(key.steps()));
    }

    private static String path(FieldRef field) {
        return String.join(".", field.steps().stream().map(ExprPlan.Step::name).toList());
    }
}
