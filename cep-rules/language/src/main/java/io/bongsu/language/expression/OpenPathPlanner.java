package io.bongsu.language.expression;

import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.OperatorPlan;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.Span;
import io.bongsu.schemas.ValueType;
import io.bongsu.schemas.ValueType.Kind;
import java.util.List;
import java.util.Optional;

/**
 * Plans {@code exists(property)}.
 *
 * <p>Errors: CEP-4105 where the last part is an element of an array of rows.
 */
final class OpenPathPlanner {
    private final ExpressionPlanner planner;
    private final NameResolver names;

    OpenPathPlanner(ExpressionPlanner planner, NameResolver names) {
        this.planner = planner;
        this.names = names;
    }

    Typed exists(String property) {
        Optional<OpenPath> path = OpenPath.parse(property);
        Span span = planner.region().chain(property);
        Optional<ExprPlan> plan = path.isEmpty() ? Optional.empty() : plan(path.get(), property);
        return plan.isPresent()
                ? Typed.of(plan.get(), span)
                : planner.error(
                        ErrorCode.UNSUPPORTED_EXPRESSION,
                        Optional.of(span),
                        "exists is not supported for this property, property=" + property,
                        "");
    }

    private Optional<ExprPlan> plan(OpenPath path, String property) {
        OpenPath.Part last = path.last();
        boolean top = path.parts().size() == 1;
        if (!last.indexes().isEmpty()) {
            return Optional.empty();
        }
        if (last.isPlain() && path.parts().stream().allMatch(OpenPath.Part::isPlain)) {
            if (names.resolve(property, planner.region()).isBroken()) {
                return Optional.empty();
            }
            if (top) {
                return Optional.of(new ExprPlan.Literal(true, ValueType.BOOLEAN));
            }
        }
        if (last.key().isPresent()) {
            return Optional.empty();
        }
        Typed owner = names.owner(path, planner.region(), property);
        if (owner.isBroken()) {
            return Optional.empty();
        }
        Kind kind = owner.type().kind();
        return kind == Kind.ROW || kind == Kind.MAP || kind == Kind.OBJECT
                ? Optional.of(new ExprPlan.Apply(
                        new OperatorPlan.HasProperty(last.name()), List.of(owner.get()), ValueType.BOOLEAN))
                : Optional.empty();
    }
}
