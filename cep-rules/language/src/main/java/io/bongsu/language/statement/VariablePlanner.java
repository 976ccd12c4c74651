package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.CreateVariableClause;
import io.bongsu.engine.expression.ExpressionCompiler;
import io.bongsu.engine.expression.Layout;
import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.Literal;
import io.bongsu.engine.plan.VariablePlan;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.expression.ExpressionPlanner;
import io.bongsu.language.expression.Scope;
import io.bongsu.language.expression.TypeNames;
import io.bongsu.language.expression.Typed;
import io.bongsu.schemas.ValueType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plans {@code create [constant] variable type name [= value]}.
 *
 * <p>Shape: nothing but a rule's own statements can set a variable; one that none sets is its value.
 *
 * <p>Errors: CEP-2106, 4101.
 */
final class VariablePlanner {
    private final StatementPart part;

    VariablePlanner(StatementPart part) {
        this.part = part;
    }

    /** @param set whether a statement of the rule sets it */
    void plan(CreateVariableClause clause, boolean set) {
        int errors = part.findings().errors();
        String name = clause.getVariableName();
        Optional<ValueType> type = TypeNames.find(clause.getVariableType())
                .filter(one -> one.kind().isScalar());
        if (type.isEmpty()) {
            refuse("a variable of this type is not supported yet, type=" + clause.getVariableType());
            return;
        }
        if (part.findings().variables().find(name).isPresent()) {
            part.findings()
                    .error(
                            ErrorCode.DUPLICATE_NAME,
                            part.syntax().whole().span(),
                            "variable names must be unique, name=" + name,
                            "");
        }
        Optional<Object> value = Optional.empty();
        if (clause.getOptionalAssignment() != null) {
            Typed planned = ExpressionPlanner.of(Scope.empty(), part.syntax().whole(), part.findings())
                    .plan(clause.getOptionalAssignment());
            if (planned.isBroken() || part.findings().errors() > errors) {
                return;
            }
            if (!fits(planned.plan().get().type(), type.get())) {
                refuse("a variable's value of another type is not supported yet, variable=" + type.get() + " value="
                        + planned.plan().get().type());
                return;
            }
            value = Optional.ofNullable(value(planned.get(), type.get()));
        }
        Literal initial = new Literal(value.orElse(null), type.get());
        if (set) {
            part.findings().variables().add(new VariablePlan(name, initial));
        } else {
            part.findings().variables().add(name, initial);
        }
    }

    static boolean fits(ValueType value, ValueType variable) {
        boolean numbers = value.isNumeric()
                && variable.isNumeric()
                && !value.kind().isBig()
                && !variable.kind().isBig();
        return numbers || value.equals(variable) || value.kind() == ValueType.Kind.NULL;
    }

    private static Object value(ExprPlan plan, ValueType type) {
        ExprPlan cast = plan.type().equals(type) || plan.type().kind() == ValueType.Kind.NULL
                ? plan
                : new ExprPlan.Cast(plan, type);
        Layout nothing = new Layout(Optional.empty(), List.of(), Map.of());
        return new ExpressionCompiler(nothing, Geography.builder().build())
                .compile(cast)
                .evaluate(new io.bongsu.engine.expression.Scope());
    }

    private void refuse(String message) {
        part.findings()
                .error(
                        ErrorCode.UNSUPPORTED_STATEMENT,
                        part.syntax().whole().span(),
                        message,
                        "Use a number, text or boolean.");
    }
}
