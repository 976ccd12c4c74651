package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.*;
import io.bongsu.engine.plan.ContextPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.LambdaPlan;
import io.bongsu.engine.plan.OutputPlan;
import io.bongsu.engine.plan.PlanParts;
import io.bongsu.engine.plan.VariablePlan;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.expression.ExpressionPlanner;
import io.bongsu.language.expression.Scope;
import io.bongsu.language.source.Part;
import io.bongsu.language.source.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plans group by: its expressions, and the levels that rollup, cube and grouping sets make of them.
 *
 * <p>Shape: a level is a set of expressions, as bits; the levels of several items are all combinations, the last item's
 * changing fastest.
 *
 * <p>Errors: CEP-4102 for a rollup over something else than plain fields and what is computed from them.
 */
final class GroupByPlanner {
    private static final int MOST_KEYS = 30;
    private static final int MOST_IN_CUBE = 10;

    private final StatementPart part;
    private final Scope scope;
    private final List<ExprPlan> keys = new ArrayList<>();
    private List<Integer> levels = List.of(0);
    private boolean leveled;
    private boolean broken;

    GroupByPlanner(StatementPart part, Scope scope) {
        this.part = part;
        this.scope = scope;
    }

    /** The group-by expressions; in a rollup each once. */
    List<ExprPlan> plan(GroupByClause clause) {
        List<GroupByClauseExpression> items = clause == null ? List.of() : clause.getGroupByExpressions();
        leveled = !items.stream().allMatch(GroupByClauseExpressionSingle.class::isInstance);
        for (int i = 0; i < items.size(); i++) {
            List<Integer> own = levels(items.get(i), part.syntax().region(Part.GROUP_ITEM, i));
            List<Integer> product = new ArrayList<>();
            levels.forEach(before -> own.forEach(level -> product.add(before | level)));
            levels = product;
        }
        if (leveled && !broken && !keys.stream().allMatch(GroupByPlanner::isOfFields)) {
            unsupported("a rollup over something else than plain fields and what is computed from them");
        }
        return keys;
    }

    /** None where the group by is a plain one. */
    List<OutputPlan.Level> levels() {
        return leveled && !broken ? levels.stream().map(OutputPlan.Level::new).toList() : List.of();
    }

    /** In the rows of a level that does not group by a key all fields in that are null. */
    private static boolean isOfFields(ExprPlan key) {
        List<ExprPlan.FieldRef> fields = PlanParts.of(key, ExprPlan.FieldRef.class);
        return !fields.isEmpty()
                && fields.stream().allMatch(GroupByPlanner::isPlain)
                && PlanParts.of(key, LambdaPlan.class).isEmpty();
    }

    private static boolean isPlain(ExprPlan.FieldRef field) {
        return field.steps().size() == 1
                && !field.steps().get(0).isElement()
                && !field.source().equals(VariablePlan.SOURCE)
                && !field.source().equals(ContextPlan.SOURCE);
    }

    private List<Integer> levels(GroupByClauseExpression item, Region region) {
        if (item instanceof GroupByClauseExpressionSingle single) {
            return List.of(key(single.getExpression(), region));
        }
        if (item instanceof GroupByClauseExpressionCombination combination) {
            int bits = 0;
            for (Expression expression : combination.getExpressions()) {
                bits |= key(expression, region);
            }
            return List.of(bits);
        }
        if (item instanceof GroupByClauseExpressionGroupingSet sets) {
            return all(sets.getExpressions(), region);
        }
        GroupByClauseExpressionRollupOrCube both = (GroupByClauseExpressionRollupOrCube) item;
        List<Integer> parts = all(both.getExpressions(), region);
        if (both.isCube() && parts.size() > MOST_IN_CUBE) {
            unsupported("a cube over more than " + MOST_IN_CUBE + " fields");
            return List.of(0);
        }
        return both.isCube() ? cube(parts) : rollup(parts);
    }

    private List<Integer> all(List<GroupByClauseExpression> items, Region region) {
        List<Integer> all = new ArrayList<>();
        items.forEach(item -> all.addAll(levels(item, region)));
        return all;
    }

    private static List<Integer> rollup(List<Integer> parts) {
        List<Integer> all = new ArrayList<>();
        for (int size = parts.size(); size >= 0; size--) {
            all.add(parts.subList(0, size).stream().reduce(0, (one, other) -> one | other));
        }
        return all;
    }

    /** All sets, those with earlier expressions first: of two (a, b), (a), (b), (). */
    private static List<Integer> cube(List<Integer> parts) {
        List<Integer> all = new ArrayList<>();
        for (int chosen = (1 << parts.size()) - 1; chosen >= 0; chosen--) {
            int bits = 0;
            for (int i = 0; i < parts.size(); i++) {
                bits |= (chosen & (1 << (parts.size() - 1 - i))) != 0 ? parts.get(i) : 0;
            }
            all.add(bits);
        }
        return all;
    }

    /** The key as a bit; 0 in a plain group by, which has no levels. */
    private int key(Expression expression, Region region) {
        Optional<ExprPlan> key = ExpressionPlanner.of(scope, region, part.findings())
                .plan(expression)
                .plan();
        if (key.isEmpty()) {
            broken = true;
            return 0;
        }
        int place = leveled ? keys.indexOf(key.get()) : -1;
        if (place < 0) {
            place = keys.size();
            keys.add(key.get());
        }
        if (leveled && place >= MOST_KEYS) {
            unsupported("a rollup over more than " + MOST_KEYS + " fields");
        }
        return leveled ? 1 << place : 0;
    }

    private void unsupported(String construct) {
        broken = true;
        part.findings()
                .error(
                        ErrorCode.UNSUPPORTED_CLAUSE,
                        part.syntax().region(Part.GROUP_ITEM, 0).span(),
                        "this clause is not supported yet: " + construct,
                        "");
    }
}
