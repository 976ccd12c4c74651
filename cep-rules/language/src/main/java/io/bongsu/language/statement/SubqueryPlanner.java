package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.EPStatementObjectModel;
import com.espertech.esper.common.client.soda.Expression;
import com.espertech.esper.common.client.soda.FilterStream;
import com.espertech.esper.common.client.soda.GroupByClauseExpression;
import com.espertech.esper.common.client.soda.GroupByClauseExpressionSingle;
import com.espertech.esper.common.client.soda.PropertyValueExpression;
import com.espertech.esper.common.client.soda.SelectClauseElement;
import com.espertech.esper.common.client.soda.SelectClauseExpression;
import com.espertech.esper.common.client.soda.SelectClauseWildcard;
import com.espertech.esper.common.client.soda.Stream;
import com.espertech.esper.common.client.soda.SubqueryExistsExpression;
import com.espertech.esper.common.client.soda.SubqueryExpression;
import com.espertech.esper.common.client.soda.SubqueryInExpression;
import com.espertech.esper.common.client.soda.SubqueryQualifiedExpression;
import io.bongsu.engine.expression.References;
import io.bongsu.engine.plan.ColumnPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.CompareOp;
import io.bongsu.engine.plan.ExprPlan.FieldRef;
import io.bongsu.engine.plan.ExprPlan.Subquery;
import io.bongsu.engine.plan.PlanParts;
import io.bongsu.engine.plan.PlanRewrite;
import io.bongsu.engine.plan.SubqueryPlan;
import io.bongsu.engine.plan.WindowPlan;
import io.bongsu.engine.subquery.RowCondition;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.expression.AggregateSlots;
import io.bongsu.language.expression.ExpressionPlanner;
import io.bongsu.language.expression.Scope;
import io.bongsu.language.expression.Typed;
import io.bongsu.language.source.Part;
import io.bongsu.language.source.Region;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
import io.bongsu.schemas.ValueType.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plans the subqueries of a statement, numbered as they are come upon.
 *
 * <p>Shape: mutable, serves one statement. Names mean the subquery's own fields first; the statement's events have to be
 * named.
 *
 * <p>Errors: CEP-4105 for what is not run, and those of filters, windows and expressions.
 */
final class SubqueryPlanner implements Scope.Subqueries {
    private final StatementPart part;
    private final Map<String, Scope.Bound> outer = new LinkedHashMap<>();
    private final String outerName;
    private final List<SubqueryPlan> plans = new ArrayList<>();

    SubqueryPlanner(StatementPart part, Scope statement) {
        this.part = part;
        if (statement.own().isPresent()) {
            Scope.Bound own = statement.own().get();
            this.outerName = statement.alias().orElse(own.stream());
            outer.put(outerName, own);
        } else {
            this.outerName = "";
            outer.putAll(statement.tags());
        }
    }

    List<SubqueryPlan> plans() {
        return plans;
    }

    @Override
    public Typed plan(Expression expression, ExpressionPlanner planner) {
        if (expression instanceof SubqueryExpression value) {
            return use(value.getModel(), Subquery.Use.VALUE, Optional.empty(), CompareOp.EQUAL, false, planner);
        }
        if (expression instanceof SubqueryExistsExpression exists) {
            return use(exists.getModel(), Subquery.Use.EXISTS, Optional.empty(), CompareOp.EQUAL, false, planner);
        }
        Typed left = planner.plan(expression.getChildren().get(0));
        if (left.isBroken()) {
            return left;
        }
        if (expression instanceof SubqueryInExpression in) {
            return use(in.getModel(), Subquery.Use.IN, left.plan(), CompareOp.EQUAL, in.isNotIn(), planner);
        }
        SubqueryQualifiedExpression qualified = (SubqueryQualifiedExpression) expression;
        Subquery.Use use = qualified.isAll() ? Subquery.Use.ALL : Subquery.Use.ANY;
        Optional<CompareOp> op = operator(qualified.getOperator());
        return op.isEmpty()
                ? refused(planner, "this comparison with a subquery, operator=" + qualified.getOperator())
                : use(qualified.getModel(), use, left.plan(), op.get(), false, planner);
    }

    private static Optional<CompareOp> operator(String written) {
        return switch (written) {
            case "=" -> Optional.of(CompareOp.EQUAL);
            case "!=", "<>" -> Optional.of(CompareOp.NOT_EQUAL);
            case "<" -> Optional.of(CompareOp.LESS);
            case "<=" -> Optional.of(CompareOp.LESS_OR_EQUAL);
            case ">" -> Optional.of(CompareOp.GREATER);
            case ">=" -> Optional.of(CompareOp.GREATER_OR_EQUAL);
            default -> Optional.empty();
        };
    }

    private Typed use(
            EPStatementObjectModel model,
            Subquery.Use use,
            Optional<ExprPlan> left,
            CompareOp op,
            boolean negated,
            ExpressionPlanner planner) {
        Optional<SubqueryPlan> subquery = subquery(model, planner);
        if (subquery.isEmpty()) {
            return Typed.broken(Optional.empty());
        }
        ValueType row = rowType(subquery.get());
        if (left.isPresent() && !comparable(left.get().type(), row, op)) {
            return refused(
                    planner,
                    "a comparison of these types with a subquery, left="
                            + left.get().type() + " row=" + row);
        }
        if (use != Subquery.Use.EXISTS && mayMissNulls(subquery.get())) {
            return refused(planner, "a subquery by in, not between, or several conditions on one of its fields");
        }
        plans.add(subquery.get());
        ValueType type = use == Subquery.Use.VALUE ? row : ValueType.BOOLEAN;
        return Typed.of(new Subquery(plans.size() - 1, use, left, op, negated, row, type), Optional.of(place()));
    }

    /** Rows of events, or of several columns, as they are kept: under a condition Esper's choice of an index decides. */
    @Override
    public Optional<ExprPlan> rows(Subquery value) {
        SubqueryPlan plan = plans.get(value.number());
        boolean groups = !plan.groupBy().isEmpty();
        boolean asKept = plan.where().isEmpty()
                && plan.having().isEmpty()
                && plan.input().window().isPresent()
                && (groups ? plan.groupBy().size() == 1 : plan.aggregates().isEmpty());
        boolean rows = value.rowType().kind() == Kind.ROW
                && (plan.columns().size() > 1
                        || plan.columns().get(0).value() instanceof FieldRef field
                                && field.steps().isEmpty());
        return value.use() == Subquery.Use.VALUE && asKept && rows
                ? Optional.of(new Subquery(
                        value.number(),
                        Subquery.Use.ROWS,
                        Optional.empty(),
                        value.op(),
                        false,
                        value.rowType(),
                        ValueType.arrayOf(value.rowType())))
                : Optional.empty();
    }

    /** Conditions of which Esper's choice of an index decides what a null means. */
    private static boolean mayMissNulls(SubqueryPlan plan) {
        if (!plan.aggregates().isEmpty()
                || !plan.groupBy().isEmpty()
                || plan.where().isEmpty()) {
            return false;
        }
        List<ExprPlan> operands = plan.where().get() instanceof ExprPlan.And and
                ? and.operands()
                : List.of(plan.where().get());
        if (operands.size() == 1 && operands.get(0) instanceof ExprPlan.In in && !in.negated()) {
            return !RowCondition.isOneOf(in, plan.name());
        }
        List<FieldRef> equal = new ArrayList<>();
        List<FieldRef> ranges = new ArrayList<>();
        for (ExprPlan operand : operands) {
            if (operand instanceof ExprPlan.In
                    || operand instanceof ExprPlan.Or
                    || (operand instanceof ExprPlan.Between between && between.negated())) {
                return true;
            }
            if (operand instanceof ExprPlan.Compare compare && compare.op() != CompareOp.NOT_EQUAL) {
                List<FieldRef> of = compare.op() == CompareOp.EQUAL ? equal : ranges;
                own(compare.left(), plan).ifPresent(of::add);
                own(compare.right(), plan).ifPresent(of::add);
            } else if (operand instanceof ExprPlan.Between between) {
                own(between.value(), plan).ifPresent(ranges::add);
                own(between.low(), plan).ifPresent(ranges::add);
                own(between.high(), plan).ifPresent(ranges::add);
            }
        }
        boolean twice = ranges.stream().distinct().count() < ranges.size();
        return twice || ranges.stream().anyMatch(equal::contains);
    }

    private static Optional<FieldRef> own(ExprPlan side, SubqueryPlan plan) {
        return side instanceof FieldRef field
                        && field.source().equals(plan.name())
                        && !field.steps().isEmpty()
                ? Optional.of(field)
                : Optional.empty();
    }

    private static ValueType rowType(SubqueryPlan subquery) {
        if (subquery.columns().size() == 1) {
            return subquery.columns().get(0).value().type();
        }
        return ValueType.rowOf(new EventType(
                subquery.name(),
                subquery.columns().stream()
                        .map(column -> new Field(column.name(), column.value().type()))
                        .toList()));
    }

    private static boolean comparable(ValueType left, ValueType row, CompareOp op) {
        if (left.kind().isBig() || row.kind().isBig()) {
            return false;
        }
        boolean ordered = op != CompareOp.EQUAL && op != CompareOp.NOT_EQUAL;
        if (left.isNumeric() && row.isNumeric()) {
            return true;
        }
        return left.kind() == row.kind() && (left.kind() == Kind.STRING || (!ordered && left.kind() == Kind.BOOLEAN));
    }

    private Optional<SubqueryPlan> subquery(EPStatementObjectModel model, ExpressionPlanner planner) {
        int errors = part.findings().errors();
        List<Stream> streams = model.getFromClause().getStreams();
        if (streams.size() != 1
                || !(streams.get(0) instanceof FilterStream stream)
                || model.getOrderByClause() != null
                || model.getOutputLimitClause() != null
                || model.getRowLimitClause() != null
                || model.getMatchRecognizeClause() != null
                || model.getSelectClause().isDistinct()) {
            refused(planner, "a subquery of this form");
            return Optional.empty();
        }
        Optional<String> alias = Optional.ofNullable(stream.getStreamName());
        String name = alias.orElse("subquery_" + plans.size());
        if (outer.containsKey(name)) {
            refused(planner, "a subquery's stream of a name that is there already, name=" + name);
            return Optional.empty();
        }
        Region region = part.syntax().region(Part.SUBQUERY, plans.size());
        FilterPlanner.Planned filter = new FilterPlanner(part).stream(stream.getFilter(), alias, region);
        Scope own = new Scope(Optional.of(filter.bound()), alias, Map.of());
        boolean windowed = stream.getViews() != null && !stream.getViews().isEmpty();
        Optional<WindowPlan> window = NamedWindowUse.of(part, stream, 0)
                .map(WindowPlan.class::cast)
                .or(() -> windowed ? WindowPlanner.inJoin(part, own, stream) : Optional.empty());
        filter.contained().ifPresent(plan -> window.ifPresent(one -> ContainedPlanner.check(one, part)));
        Map<String, ExprPlan> parameters = parameters(planner);
        boolean inBody = planner.isInBody();
        Scope scope = Scope.subquery(filter.bound(), alias, inBody ? Map.of() : outer, name);
        AggregateSlots slots = new AggregateSlots();
        Optional<ExprPlan> where = Optional.ofNullable(model.getWhereClause())
                .flatMap(condition -> ExpressionPlanner.of(scope, region, part.findings())
                        .seeing(parameters)
                        .condition(condition)
                        .plan());
        if (PlanParts.of(where, ExprPlan.Compare.class).stream()
                .anyMatch(test -> test.left().type().kind() == ValueType.Kind.ARRAY
                        && !test.left().type().equals(test.right().type()))) {
            refused(planner, "arrays of two types compared in a subquery's where");
        }
        List<ExprPlan> groupBy = new ArrayList<>();
        if (model.getGroupByClause() != null) {
            for (GroupByClauseExpression key : model.getGroupByClause().getGroupByExpressions()) {
                if (key instanceof GroupByClauseExpressionSingle single) {
                    ExpressionPlanner.of(scope, region, part.findings())
                            .seeing(parameters)
                            .plan(single.getExpression())
                            .plan()
                            .ifPresent(groupBy::add);
                } else {
                    refused(planner, "rollup, cube and grouping sets in a subquery");
                }
            }
        }
        List<ColumnPlan> columns = columns(model, filter.bound(), name, scope, own, region, slots, planner);
        Optional<ExprPlan> having = Optional.ofNullable(model.getHavingClause())
                .flatMap(condition -> ExpressionPlanner.of(scope, own, region, part.findings(), slots)
                        .seeing(parameters)
                        .condition(condition)
                        .plan());
        if (part.findings().errors() > errors || filter.plan().isEmpty()) {
            return Optional.empty();
        }
        SubqueryPlan plan = new SubqueryPlan(
                name, outerName, filter.stream(window).get(), where, slots.plans(), groupBy, having, columns);
        refuseMixed(plan, planner);
        return part.findings().errors() > errors ? Optional.empty() : Optional.of(plan);
    }

    /** What the parameters of a declared expression around the subquery stand for, seen from within it. */
    private Map<String, ExprPlan> parameters(ExpressionPlanner planner) {
        Map<String, ExprPlan> seen = new LinkedHashMap<>();
        planner.parameters().forEach((parameter, value) -> {
            if (value instanceof FieldRef || value instanceof ExprPlan.Literal) {
                seen.put(
                        parameter,
                        PlanRewrite.of(
                                value,
                                FieldRef.class,
                                field -> field.source().equals(FieldRef.OWN)
                                        ? new FieldRef(outerName, field.steps(), field.type())
                                        : field));
            }
        });
        return seen;
    }

    private List<ColumnPlan> columns(
            EPStatementObjectModel model,
            Scope.Bound bound,
            String name,
            Scope scope,
            Scope own,
            Region region,
            AggregateSlots slots,
            ExpressionPlanner planner) {
        List<ColumnPlan> columns = new ArrayList<>();
        List<SelectClauseElement> elements = model.getSelectClause().getSelectList();
        for (SelectClauseElement element : elements) {
            if (element instanceof SelectClauseWildcard && elements.size() == 1) {
                bound.type()
                        .ifPresent(type ->
                                columns.add(new ColumnPlan("*", new FieldRef(name, List.of(), ValueType.rowOf(type)))));
            } else if (element instanceof SelectClauseExpression expression) {
                Optional<String> column = Optional.ofNullable(expression.getAsName())
                        .or(() -> expression.getExpression() instanceof PropertyValueExpression property
                                ? Optional.of(property.getPropertyName())
                                : Optional.empty());
                if (column.isEmpty() && elements.size() > 1) {
                    refused(planner, "a column without a name among several of a subquery");
                }
                ExpressionPlanner.of(scope, own, region, part.findings(), slots)
                        .seeing(parameters(planner))
                        .plan(expression.getExpression())
                        .plan()
                        .ifPresent(value -> columns.add(new ColumnPlan(column.orElse("value"), value)));
            } else {
                refused(planner, "this select of a subquery");
            }
        }
        long names = columns.stream().map(ColumnPlan::name).distinct().count();
        if (names < columns.size()) {
            refused(planner, "two columns of one name in a subquery");
        }
        return columns;
    }

    /** Refuses values of single events beside aggregates. */
    private void refuseMixed(SubqueryPlan plan, ExpressionPlanner planner) {
        List<ExprPlan> selected = new ArrayList<>();
        plan.columns().forEach(column -> selected.add(column.value()));
        plan.having().ifPresent(selected::add);
        boolean aggregated = !plan.aggregates().isEmpty() || !plan.groupBy().isEmpty();
        for (ExprPlan one : selected) {
            if (aggregated
                    && !plan.groupBy().contains(one)
                    && References.fieldsOf(one).stream()
                            .anyMatch(field -> field.source().equals(plan.name())
                                    && !plan.groupBy().contains(field))) {
                refused(planner, "values of single events beside aggregates in a subquery");
            }
        }
        boolean aggregatesKey = plan.groupBy().size() > 1
                && plan.aggregates().stream()
                        .flatMap(aggregate -> aggregate.argument().stream())
                        .anyMatch(argument ->
                                References.fieldsOf(argument).stream().anyMatch(plan.groupBy()::contains));
        if (aggregatesKey) {
            refused(planner, "an aggregate of a value that a subquery is grouped by, beside others");
        }
        boolean outerKeys = plan.groupBy().stream()
                .flatMap(key -> References.fieldsOf(key).stream())
                .anyMatch(field -> !field.source().equals(plan.name()));
        if (outerKeys) {
            refused(planner, "group by a value of the statement in a subquery");
        }
    }

    private Typed refused(ExpressionPlanner planner, String construct) {
        return planner.error(
                ErrorCode.UNSUPPORTED_EXPRESSION, Optional.of(place()), construct + " is not supported yet", "");
    }

    private io.bongsu.language.diagnose.Span place() {
        return part.syntax().region(Part.SUBQUERY, plans.size()).span();
    }
}
