package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.Assignment;
import com.espertech.esper.common.client.soda.EPStatementObjectModel;
import com.espertech.esper.common.client.soda.Expression;
import com.espertech.esper.common.client.soda.FilterStream;
import com.espertech.esper.common.client.soda.OnSetClause;
import com.espertech.esper.common.client.soda.PropertyValueExpression;
import com.espertech.esper.common.client.soda.RelationalOpExpression;
import com.espertech.esper.common.client.soda.Stream;
import io.bongsu.engine.plan.ColumnPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.StatementPlan;
import io.bongsu.engine.plan.VariablePlan;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.esper.EsperFrontEnd;
import io.bongsu.language.esper.EsperRejection;
import io.bongsu.language.expression.ExpressionPlanner;
import io.bongsu.language.expression.Scope;
import io.bongsu.language.expression.Typed;
import io.bongsu.language.source.Part;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plans {@code on Stream set variable = value, …}: a statement over the stream that inserts a row of values into the
 * variables.
 *
 * <p>Errors: CEP-4101 for other triggers than events of a stream and for values that do not fit.
 */
final class OnSetPlanner {
    private final StatementPart part;
    private final String name;
    private final StatementPlan.Role role;

    OnSetPlanner(StatementPart part, String name, StatementPlan.Role role) {
        this.part = part;
        this.name = name;
        this.role = role;
    }

    /** The variables that a statement sets. */
    static Set<String> names(String statement, EsperFrontEnd esper) {
        Set<String> names = new LinkedHashSet<>();
        if (!statement.matches("(?is).*\\bset\\b.*")) {
            return names;
        }
        try {
            if (esper.model(statement).getOnExpr() instanceof OnSetClause set) {
                set.getAssignments().forEach(assignment -> target(assignment).ifPresent(names::add));
            }
        } catch (EsperRejection e) {
            // Reported when the statement's turn comes.
            return names;
        }
        return names;
    }

    private static Optional<String> target(Assignment assignment) {
        return assignment.getValue() instanceof RelationalOpExpression equal
                        && equal.getOperator().equals("=")
                        && equal.getChildren().get(0) instanceof PropertyValueExpression property
                ? Optional.of(property.getPropertyName())
                : Optional.empty();
    }

    /** Each value sees what is set before it. */
    Optional<StatementPlan> plan(EPStatementObjectModel model, OnSetClause clause) {
        try {
            return planned(model, clause);
        } finally {
            part.findings().variables().assigned();
        }
    }

    private Optional<StatementPlan> planned(EPStatementObjectModel model, OnSetClause clause) {
        int errors = part.findings().errors();
        List<Stream> streams = model.getFromClause() == null
                ? List.of()
                : model.getFromClause().getStreams();
        if (streams.size() != 1 || !(streams.get(0) instanceof FilterStream stream)) {
            return refuse("on … set of something else than a stream");
        }
        Optional<String> alias = Optional.ofNullable(stream.getStreamName());
        FilterPlanner.Planned filter = new FilterPlanner(part)
                .plan(stream.getFilter(), alias, Map.of(), part.syntax().region(Part.STREAM_FILTER, 0));
        Scope scope = new Scope(Optional.of(filter.bound()), alias, Map.of());
        Map<String, ColumnPlan> columns = new LinkedHashMap<>();
        for (Assignment assignment : clause.getAssignments()) {
            Optional<String> variable = target(assignment);
            Optional<ValueType> type = variable.flatMap(
                            one -> part.findings().variables().find(one))
                    .map(ExprPlan::type);
            if (type.isEmpty()) {
                return refuse("on … set of what is no variable of this rule");
            }
            Expression value = assignment.getValue().getChildren().get(1);
            Typed planned = ExpressionPlanner.of(scope, part.syntax().whole(), part.findings())
                    .plan(value);
            if (planned.isBroken()) {
                return Optional.empty();
            }
            ExprPlan plan = planned.plan().get();
            if (!fits(plan.type(), type.get())) {
                return refuse("on … set of such a value, variable=" + type.get() + " value=" + plan.type());
            }
            boolean same = plan.type().equals(type.get());
            ExprPlan set = same ? plan : new ExprPlan.Cast(plan, type.get());
            columns.put(variable.get(), new ColumnPlan(variable.get(), set));
            part.findings().variables().assign(variable.get(), set);
        }
        if (part.findings().errors() > errors || filter.plan().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new StatementPlan(
                name,
                role,
                new InputPlan.Stream(filter.plan().get(), Optional.empty()),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                new ArrayList<>(columns.values()),
                Optional.of(VariablePlan.SOURCE)));
    }

    private static boolean fits(ValueType value, ValueType variable) {
        return VariablePlanner.fits(value, variable)
                && (value.equals(variable)
                        || value.kind() == ValueType.Kind.NULL
                        || value.kind().ordinal() < variable.kind().ordinal());
    }

    private Optional<StatementPlan> refuse(String construct) {
        part.findings()
                .error(
                        ErrorCode.UNSUPPORTED_STATEMENT,
                        part.syntax().word("set"),
                        construct + " is not supported yet",
                        "");
        return Optional.empty();
    }
}
