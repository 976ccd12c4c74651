package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.Assignment;
import com.espertech.esper.common.client.soda.DotExpression;
import com.espertech.esper.common.client.soda.DotExpressionItemArray;
import com.espertech.esper.common.client.soda.DotExpressionItemName;
import com.espertech.esper.common.client.soda.Expression;
import com.espertech.esper.common.client.soda.PropertyValueExpression;
import com.espertech.esper.common.client.soda.RelationalOpExpression;
import com.espertech.esper.common.client.soda.UpdateClause;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.UpdatePlan;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.NearestName;
import io.bongsu.language.expression.ExpressionPlanner;
import io.bongsu.language.expression.Scope;
import io.bongsu.language.expression.Typed;
import io.bongsu.language.source.Region;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.ValueType;
import io.bongsu.schemas.ValueType.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Plans {@code update istream Stream as e set field = value, … where condition}.
 *
 * <p>Shape: a field of the event itself, or an element of an array. The statement has no rows of its own.
 *
 * <p>Errors: CEP-2101, 2104, 3105, 4101.
 */
final class UpdatePlanner {
    /** Names that drive a pack's alerts. */
    private static final Set<String> ROLES = Set.of("open", "update", "close");

    private final StatementPart part;
    private final Region region;

    UpdatePlanner(StatementPart part) {
        this.part = part;
        this.region = part.syntax().whole();
    }

    Optional<UpdatePlan> plan(String name, UpdateClause clause, boolean pack) {
        int errors = part.findings().errors();
        if (pack && ROLES.contains(name)) {
            unsupported("one that drives an alert");
        }
        String stream = clause.getEventType();
        Optional<EventType> type = part.streams().read(stream).flatMap(Scope.Bound::type);
        if (type.isEmpty()) {
            part.findings()
                    .error(
                            ErrorCode.UNKNOWN_EVENT_TYPE,
                            region.name(stream),
                            "there is no event type '" + stream + "'",
                            NearestName.to(stream, part.streams().names())
                                    .map(near -> "Maybe: '" + near + "'.")
                                    .orElse(""));
            return Optional.empty();
        }
        Scope scope = new Scope(
                Optional.of(new Scope.Bound(stream, type, false)),
                Optional.ofNullable(clause.getOptionalAsClauseStreamName()),
                java.util.Map.of());
        ExpressionPlanner planner = ExpressionPlanner.of(scope, region, part.findings());
        List<UpdatePlan.Assignment> assignments = new ArrayList<>();
        for (Assignment assignment : clause.getAssignments()) {
            assignment(assignment.getValue(), type.get(), planner).ifPresent(assignments::add);
        }
        Optional<ExprPlan> where = Optional.ofNullable(clause.getOptionalWhereClause())
                .flatMap(condition -> planner.condition(condition).plan());
        return part.findings().errors() > errors
                ? Optional.empty()
                : Optional.of(new UpdatePlan(name, stream, assignments, where));
    }

    Optional<UpdatePlan.Assignment> assignment(Expression expression, EventType type, ExpressionPlanner planner) {
        if (!(expression instanceof RelationalOpExpression equal)
                || !equal.getOperator().equals("=")
                || equal.getChildren().size() != 2) {
            return unsupported("an assignment that is no name = value");
        }
        Expression target = equal.getChildren().get(0);
        Optional<Expression> index = Optional.empty();
        String name = "";
        if (target instanceof PropertyValueExpression property) {
            name = property.getPropertyName().replaceAll("^`(.*)`$", "$1");
        } else if (target instanceof DotExpression dot
                && dot.getChildren().isEmpty()
                && dot.getChain().size() == 2
                && dot.getChain().get(0) instanceof DotExpressionItemName array
                && dot.getChain().get(1) instanceof DotExpressionItemArray element
                && element.getIndexes().size() == 1) {
            name = array.getName();
            index = Optional.of(element.getIndexes().get(0));
        }
        int place = type.indexOf(name);
        if (place < 0) {
            return unsupported("an assignment to something else than a field of the event");
        }
        ValueType field = type.fields().get(place).type();
        Optional<ExprPlan> at = Optional.empty();
        if (index.isPresent()) {
            Typed number = planner.plan(index.get());
            if (number.isBroken()) {
                return Optional.empty();
            }
            if (!field.isArray() || number.get().type().kind() != Kind.INT) {
                return unsupported("an element of something else than an array");
            }
            field = field.element().orElseThrow();
            at = number.plan();
        }
        Optional<ExprPlan> value = fitted(planner.plan(equal.getChildren().get(1)), name, field);
        String assigned = type.fields().get(place).name();
        Optional<ExprPlan> elementOf = at;
        return value.map(plan -> new UpdatePlan.Assignment(assigned, elementOf, plan));
    }

    /** The assignment with its target's name alone, where that is a field of the type, after the stream's name or not. */
    static Optional<Expression> target(Expression assignment, String stream, EventType type) {
        if (!(assignment instanceof RelationalOpExpression equal)
                || !equal.getOperator().equals("=")
                || equal.getChildren().size() != 2
                || !(equal.getChildren().get(0) instanceof PropertyValueExpression property)) {
            return Optional.empty();
        }
        String name = property.getPropertyName();
        String own = name.startsWith(stream + ".") ? name.substring(stream.length() + 1) : name;
        return type.indexOf(own) < 0
                ? Optional.empty()
                : Optional.of(new RelationalOpExpression(
                        new PropertyValueExpression(own),
                        "=",
                        equal.getChildren().get(1)));
    }

    private Optional<ExprPlan> fitted(Typed value, String name, ValueType field) {
        if (value.isBroken()) {
            return Optional.empty();
        }
        ValueType given = value.get().type();
        if (given.equals(field)
                || given.kind() == Kind.NULL
                || (field.kind() == Kind.OBJECT && given.kind().isScalar())) {
            return value.plan();
        }
        boolean wider = given.isNumeric()
                && field.isNumeric()
                && !given.kind().isBig()
                && !field.kind().isBig()
                && given.kind().ordinal() < field.kind().ordinal();
        if (wider) {
            return Optional.of(new ExprPlan.Cast(value.get(), field));
        }
        part.findings()
                .error(
                        ErrorCode.INSERT_MISMATCH,
                        value.span().orElse(region.span()),
                        "a value must fit its field, field=" + name + " type=" + given + " wanted=" + field,
                        "Use cast(x, " + field + ").");
        return Optional.empty();
    }

    private <T> Optional<T> unsupported(String what) {
        part.findings()
                .error(
                        ErrorCode.UNSUPPORTED_STATEMENT,
                        region.span(),
                        "this update istream is not supported: " + what,
                        "Supported: update istream Stream set field = value where condition.");
        return Optional.empty();
    }
}
