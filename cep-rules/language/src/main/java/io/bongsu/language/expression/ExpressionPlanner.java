package io.bongsu.language.expression;

import com.espertech.esper.common.client.soda.*;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.Span;
import io.bongsu.language.source.Region;
import io.bongsu.language.source.StatementFindings;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Plans expressions of one part of a statement.
 *
 * <p>Shape: one planner per part, because places are looked up in the part. Every kind of expression that is not named here
 * is refused (CEP-4105), so that none is planned with another meaning.
 *
 * <p>Errors: each operand is planned even when another is wrong, so that all mistakes of an expression are reported at once;
 * what depends on a wrong operand is not.
 */
public final class ExpressionPlanner {
    private final Scope scope;
    private final StatementFindings findings;
    private final OperatorPlanner operators;
    private final FunctionPlanner functions;
    private final AggregatePlanner aggregates;
    private final ValuePlanner values;
    private final OpenPathPlanner open;
    private final NamePlanner names;
    private final LocalNames locals = new LocalNames();
    private final boolean output;
    private Region region;
    private final PreviousPlanner around;

    private ExpressionPlanner(
            Scope scope,
            Region region,
            StatementFindings findings,
            boolean output,
            Function<ExpressionPlanner, AggregatePlanner> aggregates) {
        this.scope = scope;
        this.region = region;
        this.findings = findings;
        this.output = output;
        NameResolver fields = new NameResolver(scope, findings);
        this.operators = new OperatorPlanner(this);
        this.values = new ValuePlanner(this);
        this.open = new OpenPathPlanner(this, fields);
        this.names = new NamePlanner(this, fields, locals);
        this.functions = new FunctionPlanner(this, names);
        this.aggregates = aggregates.apply(this);
        this.around = new PreviousPlanner(this, scope);
    }

    /** A planner for a part in which aggregates make no sense: filters, where, durations. */
    public static ExpressionPlanner of(Scope scope, Region region, StatementFindings findings) {
        return new ExpressionPlanner(
                scope, region, findings, false, own -> new AggregatePlanner(own, scope, Optional.empty()));
    }

    /** A planner for the select clause and having. */
    public static ExpressionPlanner of(Scope scope, Region region, StatementFindings findings, AggregateSlots slots) {
        return new ExpressionPlanner(
                scope, region, findings, true, own -> new AggregatePlanner(own, scope, Optional.of(slots)));
    }

    /** A planner for measures, where a name means something else in an aggregate than outside. */
    public static ExpressionPlanner of(
            Scope scope, Scope inAggregates, Region region, StatementFindings findings, AggregateSlots slots) {
        return new ExpressionPlanner(
                scope,
                region,
                findings,
                true,
                own -> new AggregatePlanner(of(inAggregates, region, findings), inAggregates, Optional.of(slots)));
    }

    /** The parameters of the declared expression whose body is planned here. */
    public Map<String, ExprPlan> parameters() {
        return locals.ofBody();
    }

    /** All rows of a subquery in place of its one value; empty where that is not supported. */
    Optional<Typed> allRows(ExprPlan.Subquery value, Span place) {
        return scope.subqueries().flatMap(subqueries -> subqueries.rows(value)).map(plan -> Typed.of(plan, place));
    }

    /** Whether the names around are not seen here. */
    public boolean isInBody() {
        return locals.isClosed();
    }

    /** This planner, with names more that may be named in it. */
    public ExpressionPlanner seeing(Map<String, ExprPlan> parameters) {
        locals.open(parameters);
        return this;
    }

    /** A condition; reports CEP-3102 where the expression is of another type than boolean. */
    public Typed condition(Expression expression) {
        Typed condition = plan(expression);
        if (!condition.isBroken() && !isBoolean(condition.type())) {
            return error(
                    ErrorCode.NOT_BOOLEAN,
                    condition.span(),
                    "a condition must be boolean, type=" + condition.type(),
                    "Compare it with something.");
        }
        return condition;
    }

    public Typed plan(Expression expression) {
        if (expression instanceof ConstantExpression constant) {
            return constant(constant);
        }
        if (expression instanceof PropertyValueExpression property) {
            return names.property(property.getPropertyName());
        }
        if (expression instanceof CurrentTimestampExpression) {
            return Typed.of(new ExprPlan.CurrentTimestamp(), region.function("current_timestamp"));
        }
        if (isSubquery(expression) && scope.subqueries().isPresent()) {
            return scope.subqueries().get().plan(expression, this);
        }
        if (expression instanceof GroupingExpression || expression instanceof GroupingIdExpression) {
            return aggregates.grouping(expression);
        }
        if (expression instanceof PreviousExpression previous) {
            return around.previous(previous);
        }
        if (expression instanceof PriorExpression prior) {
            return around.prior(prior);
        }
        if (AggregatePlanner.isAggregate(expression)) {
            return aggregates.plan(expression);
        }
        if (expression instanceof DotExpression dot) {
            return functions.dot(dot);
        }
        if (expression instanceof CastExpression cast) {
            return functions.cast(cast);
        }
        if (expression instanceof PropertyExistsExpression exists
                && exists.getChildren().get(0) instanceof PropertyValueExpression property) {
            return open.exists(property.getPropertyName());
        }
        return operators.plan(expression).or(() -> values.plan(expression)).orElseGet(() -> unsupported(expression));
    }

    /** Whether this is what comes out, never a filter of what comes in. */
    boolean isOutput() {
        return output;
    }

    private static boolean isSubquery(Expression expression) {
        return expression instanceof SubqueryExpression
                || expression instanceof SubqueryExistsExpression
                || expression instanceof SubqueryInExpression
                || expression instanceof SubqueryQualifiedExpression;
    }

    /** Plans with all places looked up in another part. */
    Typed at(Region other, Supplier<Typed> plan) {
        Region before = region;
        region = other;
        try {
            return plan.get();
        } finally {
            region = before;
        }
    }

    /** {@code *} as an argument: the event at hand. */
    Typed wholeEvent(Span place) {
        Optional<EventType> own = scope.own().flatMap(Scope.Bound::type);
        if (own.isEmpty()) {
            return error(
                    ErrorCode.UNSUPPORTED_EXPRESSION,
                    Optional.of(place),
                    "'*' needs one event at hand",
                    "Name the event.");
        }
        return Typed.of(new ExprPlan.FieldRef(ExprPlan.FieldRef.OWN, List.of(), ValueType.rowOf(own.get())), place);
    }

    Optional<ExpressionDeclaration> declared(String name) {
        return findings.declared().find(name);
    }

    /** What the variable of the name stands for. */
    Optional<ExprPlan> variable(String name) {
        return findings.variables().find(name);
    }

    List<Typed> planAll(List<Expression> expressions) {
        List<Typed> planned = new ArrayList<>();
        expressions.forEach(expression -> planned.add(plan(expression)));
        return planned;
    }

    private Typed constant(ConstantExpression constant) {
        Object value = constant.getConstant();
        Optional<Span> span = region.constant(value);
        if (value == null) {
            return Typed.of(new ExprPlan.Literal(null, ValueType.NULL), span);
        }
        ValueType type = value instanceof Boolean
                ? ValueType.BOOLEAN
                : value instanceof Integer
                        ? ValueType.INT
                        : value instanceof Long
                                ? ValueType.LONG
                                : value instanceof Float
                                        ? ValueType.FLOAT
                                        : value instanceof Double
                                                ? ValueType.DOUBLE
                                                : value instanceof String ? ValueType.STRING : null;
        if (type == null) {
            return error(
                    ErrorCode.UNSUPPORTED_EXPRESSION,
                    span,
                    "a constant of this type is not supported, class="
                            + value.getClass().getSimpleName() + " value=" + value,
                    "Write it as a decimal number.");
        }
        return Typed.of(new ExprPlan.Literal(value, type), span);
    }

    /** Refuses a kind of expression that the engine does not run. */
    Typed unsupported(Expression expression) {
        String kind = expression.getClass().getSimpleName().replace("Expression", "");
        Optional<Span> span = region.function(FunctionNames.of(expression)).or(() -> spanOf(expression));
        return error(
                ErrorCode.UNSUPPORTED_EXPRESSION,
                span,
                "this expression is not supported yet, kind=" + FunctionNames.describe(kind),
                "");
    }

    /** Place of an expression that is not planned, from the pieces in it. */
    private Optional<Span> spanOf(Expression expression) {
        Optional<Span> span = Optional.empty();
        if (expression instanceof PropertyValueExpression property) {
            return Optional.of(region.chain(property.getPropertyName()));
        }
        if (expression instanceof ConstantExpression constant) {
            return region.constant(constant.getConstant());
        }
        if (expression.getChildren() != null) {
            for (Expression child : expression.getChildren()) {
                span = join(span, spanOf(child));
            }
        }
        return span;
    }

    public Typed error(ErrorCode code, Optional<Span> span, String message, String cure) {
        findings.error(code, span.orElse(region.span()), message, cure);
        return Typed.broken(span);
    }

    Region region() {
        return region;
    }

    static boolean isBoolean(ValueType type) {
        return type.kind() == ValueType.Kind.BOOLEAN || type.kind() == ValueType.Kind.NULL;
    }

    static Optional<Span> join(Optional<Span> left, Optional<Span> right) {
        return left.isPresent() && right.isPresent() ? Optional.of(left.get().join(right.get())) : left.or(() -> right);
    }

    static Optional<Span> span(List<Typed> parts) {
        return parts.stream().map(Typed::span).reduce(Optional.empty(), ExpressionPlanner::join);
    }

    static boolean anyBroken(List<Typed> parts) {
        return parts.stream().anyMatch(Typed::isBroken);
    }

    static List<ExprPlan> plans(List<Typed> parts) {
        return parts.stream().map(Typed::get).toList();
    }
}
