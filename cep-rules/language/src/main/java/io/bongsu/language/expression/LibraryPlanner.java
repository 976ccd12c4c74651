package io.bongsu.language.expression;

import com.espertech.esper.common.client.soda.DotExpressionItemCall;
import io.bongsu.engine.library.Library;
import io.bongsu.engine.library.LibraryFunction;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.Span;
import io.bongsu.schemas.ValueType;
import io.bongsu.schemas.ValueType.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plans calls of the JDK's functions and of methods of strings, and names its constants.
 *
 * <p>Errors: CEP-4105 for a function that is not in {@link Library}, or for arguments that none of its overloads takes.
 */
final class LibraryPlanner {
    private static final Map<String, ExprPlan> CONSTANTS = Map.of(
            "Integer.MAX_VALUE", new ExprPlan.Literal(Integer.MAX_VALUE, ValueType.INT),
            "Integer.MIN_VALUE", new ExprPlan.Literal(Integer.MIN_VALUE, ValueType.INT),
            "Long.MAX_VALUE", new ExprPlan.Literal(Long.MAX_VALUE, ValueType.LONG),
            "Long.MIN_VALUE", new ExprPlan.Literal(Long.MIN_VALUE, ValueType.LONG),
            "Double.MAX_VALUE", new ExprPlan.Literal(Double.MAX_VALUE, ValueType.DOUBLE),
            "Double.NaN", new ExprPlan.Literal(Double.NaN, ValueType.DOUBLE),
            "Float.MAX_VALUE", new ExprPlan.Literal(Float.MAX_VALUE, ValueType.FLOAT),
            "Math.PI", new ExprPlan.Literal(Math.PI, ValueType.DOUBLE));

    private final ExpressionPlanner planner;

    LibraryPlanner(ExpressionPlanner planner) {
        this.planner = planner;
    }

    static Optional<ExprPlan> constant(String name) {
        return Optional.ofNullable(CONSTANTS.get(plain(name)));
    }

    private static String plain(String name) {
        return name.replaceFirst("^java\\.(lang|math)\\.", "");
    }

    /** Whether {@code receiver.call()} is a function of a class. */
    static boolean isFunction(String receiver, DotExpressionItemCall call) {
        return Library.knows(plain(receiver) + "." + call.getName());
    }

    Typed function(String receiver, DotExpressionItemCall call, Span span) {
        return call(plain(receiver) + "." + call.getName(), new ArrayList<>(), call, span);
    }

    /** Whether there is such a method of the value. */
    static boolean isMethod(ValueType receiver, DotExpressionItemCall call) {
        return receiver.kind() == Kind.STRING
                && Library.knows("String." + call.getName())
                && !call.getName().equals("valueOf");
    }

    Typed method(Typed receiver, DotExpressionItemCall call, Span span) {
        return call("String." + call.getName(), new ArrayList<>(List.of(receiver)), call, span);
    }

    private Typed call(String name, List<Typed> arguments, DotExpressionItemCall call, Span span) {
        arguments.addAll(planner.planAll(call.getParameters()));
        if (ExpressionPlanner.anyBroken(arguments)) {
            return Typed.broken(Optional.of(span));
        }
        Optional<LibraryFunction> function = Library.find(
                name, arguments.stream().map(argument -> argument.type().kind()).toList());
        if (function.isEmpty()) {
            return planner.error(
                    ErrorCode.UNSUPPORTED_EXPRESSION,
                    Optional.of(span),
                    "this function is not supported with arguments of these types, function=" + name + " types="
                            + arguments.stream().map(Typed::type).toList(),
                    "");
        }
        List<ExprPlan> plans = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            Kind kind = function.get().parameters().get(i);
            ExprPlan plan = arguments.get(i).get();
            plans.add(
                    kind == Kind.OBJECT || kind == plan.type().kind()
                            ? plan
                            : new ExprPlan.Cast(plan, ValueType.of(kind)));
        }
        return Typed.of(
                new ExprPlan.Call(
                        function.get().signature(),
                        plans,
                        ValueType.of(function.get().result())),
                span);
    }
}
