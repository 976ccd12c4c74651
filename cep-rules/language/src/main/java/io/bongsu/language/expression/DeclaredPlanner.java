package io.bongsu.language.expression;

import com.espertech.esper.common.client.soda.CrontabParameterExpression;
import com.espertech.esper.common.client.soda.Expression;
import com.espertech.esper.common.client.soda.ExpressionDeclaration;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.Span;
import io.bongsu.language.source.Region;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts the body of a declared expression in the place of its call, and that of an alias in the place of its name.
 *
 * <p>Shape: an alias means what its text would mean in its place. The body of any other declared expression sees its
 * parameters alone; each stands for what the call gives for it.
 *
 * <p>Errors: mistakes in the body are reported at the call. CEP-3104 for a wrong number of arguments, CEP-4105 for one
 * that uses itself.
 */
final class DeclaredPlanner {
    private final ExpressionPlanner planner;
    private final LocalNames locals;
    private final Set<String> open = new LinkedHashSet<>();

    DeclaredPlanner(ExpressionPlanner planner, LocalNames locals) {
        this.planner = planner;
        this.locals = locals;
    }

    Typed call(ExpressionDeclaration declared, List<Expression> arguments, Span place) {
        String name = declared.getName();
        if (!open.add(name)) {
            return refused(place, "an expression that uses itself is not supported, expression=" + name);
        }
        try {
            return Boolean.TRUE.equals(declared.isAlias())
                    ? planner.at(Region.of(place), () -> planner.plan(declared.getExpression()))
                    : body(declared, arguments, place);
        } finally {
            open.remove(name);
        }
    }

    private Typed body(ExpressionDeclaration declared, List<Expression> arguments, Span place) {
        List<String> names = declared.getParameterNames() == null ? List.of() : declared.getParameterNames();
        if (names.size() != arguments.size()) {
            return planner.error(
                    ErrorCode.ARGUMENT_TYPE,
                    Optional.of(place),
                    "'" + declared.getName() + "' takes " + names.size() + " arguments, got " + arguments.size(),
                    "");
        }
        List<Typed> given = new ArrayList<>();
        arguments.forEach(argument -> given.add(argument(argument, place)));
        if (ExpressionPlanner.anyBroken(given)) {
            return Typed.broken(Optional.of(place));
        }
        Map<String, ExprPlan> parameters = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            parameters.put(names.get(i), given.get(i).get());
        }
        locals.openClosed(parameters);
        try {
            Typed body = planner.at(Region.of(place), () -> planner.plan(declared.getExpression()));
            return new Typed(body.plan(), Optional.of(place));
        } finally {
            locals.close();
        }
    }

    private Typed argument(Expression argument, Span place) {
        return argument instanceof CrontabParameterExpression ? planner.wholeEvent(place) : planner.plan(argument);
    }

    private Typed refused(Span place, String message) {
        return planner.error(ErrorCode.UNSUPPORTED_EXPRESSION, Optional.of(place), message, "");
    }
}
