package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.*;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.OutputPlan;
import io.bongsu.engine.plan.RatePlan;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.expression.AggregateSlots;
import io.bongsu.language.expression.ExpressionPlanner;
import io.bongsu.language.expression.Scope;
import io.bongsu.language.source.Part;
import io.bongsu.language.source.Region;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plans what becomes of a statement's rows: which of them are selected, distinct, order by, limit.
 *
 * <p>Shape: in {@code order by} the name of a column stands for its expression, before any field of that name, as in Esper.
 *
 * <p>Errors: CEP-4102 for a limit that is no constant; those of expressions.
 */
final class OutputPlanner {
    private final StatementPart part;
    private final EPStatementObjectModel model;

    OutputPlanner(StatementPart part, EPStatementObjectModel model) {
        this.part = part;
        this.model = model;
    }

    OutputPlan plan(Scope scope, AggregateSlots slots, List<OutputPlan.Level> levels) {
        SelectClause select = model.getSelectClause();
        InsertIntoClause insert = model.getInsertInto();
        OutputPlan plan = new OutputPlan(
                selector(select == null ? null : select.getStreamSelector()),
                selector(insert == null ? null : insert.getStreamSelector()),
                select != null && select.isDistinct(),
                orderBy(scope, slots),
                limit(),
                new RatePlanner(part, model).plan(scope).filter(rate -> isKnown(rate, levels)),
                levels);
        return showsLast() ? plan.showingLast() : plan;
    }

    private boolean showsLast() {
        return model.getAnnotations() != null
                && model.getAnnotations().stream()
                        .anyMatch(annotation -> annotation.getName().equalsIgnoreCase("IterableUnbound"));
    }

    /** Refuses what a rate makes of rows in a way that is not known well enough. */
    private boolean isKnown(RatePlan rate, List<OutputPlan.Level> levels) {
        boolean having = model.getHavingClause() != null;
        boolean rollup = !levels.isEmpty();
        boolean first = rate.show() == RatePlan.Show.FIRST;
        boolean lastOrAll = rate.show() == RatePlan.Show.LAST || rate.show() == RatePlan.Show.ALL;
        if (rollup && lastOrAll && having && selectsOldRows()) {
            return refused(Part.HAVING, "old rows of a rollup with having, where an output shows the last or all");
        }
        RowLimitClause limit = model.getRowLimitClause();
        if (rollup && limit != null && limit.getOptionalOffsetRows() != null) {
            return refused(Part.ROW_LIMIT, "an offset in the rows of a rollup beside an output rate");
        }
        if (rollup && first && model.getRowLimitClause() != null) {
            return refused(Part.OUTPUT_LIMIT, "a limit of a rollup whose output shows the first");
        }
        if (first && model.getGroupByClause() != null && model.getRowLimitClause() != null) {
            return refused(Part.OUTPUT_LIMIT, "a limit of groups whose output shows the first");
        }
        boolean joined = model.getFromClause().getStreams().size() > 1;
        if (first && joined && having && model.getGroupByClause() != null) {
            return refused(Part.HAVING, "groups of a join with having, where an output shows the first");
        }
        return true;
    }

    private boolean selectsOldRows() {
        return model.getSelectClause() != null
                && model.getSelectClause().getStreamSelector() != null
                && model.getSelectClause().getStreamSelector() != StreamSelector.ISTREAM_ONLY;
    }

    private boolean refused(Part place, String construct) {
        part.findings()
                .error(
                        ErrorCode.UNSUPPORTED_CLAUSE,
                        part.syntax().region(place, 0).span(),
                        "this clause is not supported yet: " + construct,
                        "");
        return false;
    }

    private static OutputPlan.StreamSelector selector(StreamSelector written) {
        if (written == null || written == StreamSelector.ISTREAM_ONLY) {
            return OutputPlan.StreamSelector.ISTREAM;
        }
        return written == StreamSelector.RSTREAM_ONLY
                ? OutputPlan.StreamSelector.RSTREAM
                : OutputPlan.StreamSelector.IRSTREAM;
    }

    private List<OutputPlan.Sort> orderBy(Scope scope, AggregateSlots slots) {
        List<OutputPlan.Sort> sorts = new ArrayList<>();
        if (model.getOrderByClause() == null) {
            return sorts;
        }
        Map<String, Expression> columns = columns();
        List<OrderByElement> elements = model.getOrderByClause().getOrderByExpressions();
        for (int i = 0; i < elements.size(); i++) {
            OrderByElement element = elements.get(i);
            Region region = part.syntax().region(Part.ORDER_BY, i);
            ExpressionPlanner.of(scope, region, part.findings(), slots)
                    .plan(meant(element.getExpression(), columns))
                    .plan()
                    .filter(value -> isOrdered(value, region))
                    .ifPresent(value -> sorts.add(new OutputPlan.Sort(value, element.isDescending())));
        }
        return sorts;
    }

    private boolean isOrdered(ExprPlan value, Region region) {
        ValueType.Kind kind = value.type().kind();
        if (kind.isScalar() || kind == ValueType.Kind.OBJECT) {
            return true;
        }
        part.findings()
                .error(
                        ErrorCode.UNSUPPORTED_EXPRESSION,
                        region.span(),
                        "rows cannot be sorted by values of this type, type=" + value.type(),
                        "Sort by a number, text, truth or time.");
        return false;
    }

    private Map<String, Expression> columns() {
        Map<String, Expression> columns = new LinkedHashMap<>();
        for (SelectClauseElement element : model.getSelectClause().getSelectList()) {
            if (element instanceof SelectClauseExpression column && column.getAsName() != null) {
                columns.putIfAbsent(column.getAsName(), column.getExpression());
            }
        }
        return columns;
    }

    /** The expression with the names of columns replaced; changes the expression. */
    private static Expression meant(Expression expression, Map<String, Expression> columns) {
        if (expression instanceof PropertyValueExpression name && columns.containsKey(name.getPropertyName())) {
            return columns.get(name.getPropertyName());
        }
        List<Expression> children = expression.getChildren();
        for (int i = 0; children != null && i < children.size(); i++) {
            Expression meant = meant(children.get(i), columns);
            if (meant != children.get(i)) {
                children.set(i, meant);
            }
        }
        return expression;
    }

    private Optional<OutputPlan.Limit> limit() {
        RowLimitClause clause = model.getRowLimitClause();
        if (clause == null) {
            return Optional.empty();
        }
        Integer rows = clause.getNumRows();
        Integer offset = clause.getOptionalOffsetRows();
        if (clause.getNumRowsVariable() != null
                || clause.getOptionalOffsetRowsVariable() != null
                || rows == null
                || rows == 0
                || (offset != null && offset < 0)) {
            part.findings()
                    .error(
                            ErrorCode.UNSUPPORTED_CLAUSE,
                            part.syntax().region(Part.ROW_LIMIT, 0).span(),
                            "a limit of no rows, or one that a variable gives, is not supported",
                            "Write a number > 0.");
            return Optional.empty();
        }
        int most = rows < 0 ? Integer.MAX_VALUE : rows;
        return Optional.of(new OutputPlan.Limit(most, offset == null ? 0 : offset));
    }
}
