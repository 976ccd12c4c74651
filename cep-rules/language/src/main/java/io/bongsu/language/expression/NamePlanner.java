package io.bongsu.language.expression;

import com.espertech.esper.common.client.soda.ConstantExpression;
import com.espertech.esper.common.client.soda.DotExpressionItemCall;
import com.espertech.esper.common.client.soda.ExpressionDeclaration;
import io.bongsu.engine.plan.ContextPlan;
import io.bongsu.engine.plan.EnumMethod;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.Step;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.Span;
import io.bongsu.language.source.Region;
import io.bongsu.schemas.ValueType;
import io.bongsu.schemas.ValueType.Kind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plans names, that may be parameters, fields or declared expressions, and methods of collections and times.
 *
 * <p>Errors: CEP-2104, 3101, 4105.
 */
final class NamePlanner {
    private static final Pattern TEXT_CALL = Pattern.compile("(.+)\\.(\\w+)\\(['\"]([^'\"]*)['\"]\\)");

    private final ExpressionPlanner planner;
    private final NameResolver names;
    private final LocalNames locals;
    private final EnumerationPlanner enumerations;
    private final DeclaredPlanner declared;
    private final DateTimePlanner times;
    private final LibraryPlanner library;

    NamePlanner(ExpressionPlanner planner, NameResolver names, LocalNames locals) {
        this.planner = planner;
        this.names = names;
        this.locals = locals;
        this.enumerations = new EnumerationPlanner(planner, locals);
        this.declared = new DeclaredPlanner(planner, locals);
        this.times = new DateTimePlanner(planner);
        this.library = new LibraryPlanner(planner);
    }

    /** A name chain without calls. */
    Typed property(String property) {
        Optional<ExpressionDeclaration> alias = planner.declared(property);
        if (alias.isPresent()) {
            return declared.call(alias.get(), List.of(), planner.region().chain(property));
        }
        Optional<ExprPlan> variable = planner.variable(property);
        if (variable.isPresent()) {
            return variable(variable.get(), property);
        }
        Matcher call = TEXT_CALL.matcher(property);
        if (call.matches() && DateTimePlanner.isMethod(call.group(2))) {
            return textCall(call);
        }
        if (call.matches() && isFunction(call)) {
            return library.function(
                    call.group(1), textLink(call), planner.region().chain(property));
        }
        Optional<Path> path = Path.parse(property);
        if (path.isPresent()) {
            List<Path.Part> parts = path.get().parts();
            Path.Part first = parts.get(0);
            Optional<ExprPlan> parameter = locals.parameter(first.name());
            if (parameter.isPresent()) {
                return parameter(parameter.get(), path.get(), property);
            }
            if (locals.isClosed() || !names.isKnown(first.name())) {
                Optional<ExprPlan> lender = locals.withField(first.name());
                if (lender.isPresent()) {
                    return led(LocalNames.lead(lender.get(), parts, 0), property);
                }
            }
        }
        if (locals.isClosed() && LibraryPlanner.constant(property).isEmpty() && !isOfContext(property)) {
            return planner.error(
                    ErrorCode.UNKNOWN_FIELD,
                    Optional.of(planner.region().chain(property)),
                    "a declared expression sees its parameters alone, name='" + property + "'",
                    "Make it a parameter.");
        }
        return names.resolve(property, planner.region());
    }

    /** A variable, as in Esper, comes before a field of the name, and a field of the name is a mistake. */
    private Typed variable(ExprPlan value, String name) {
        Span place = planner.region().chain(name);
        if (names.isKnown(name)
                || locals.parameter(name).isPresent()
                || locals.withField(name).isPresent()) {
            return planner.error(
                    ErrorCode.AMBIGUOUS_NAME,
                    Optional.of(place),
                    "'" + name + "' is both a variable and something else here",
                    "Rename the variable.");
        }
        return Typed.of(value, place);
    }

    /** Esper's model has a method with a text as a mapped property: {@code t.get('hour')}. */
    private Typed textCall(Matcher call) {
        Span place = planner.region().chain(call.group());
        return planner.at(Region.of(place), () -> {
            Typed receiver = property(call.group(1));
            if (receiver.isBroken()) {
                return receiver;
            }
            DotExpressionItemCall link = textLink(call);
            return method(receiver, link, place)
                    .orElseGet(() -> planner.error(
                            ErrorCode.UNSUPPORTED_EXPRESSION,
                            Optional.of(place),
                            "this method is not supported on this type, method=" + call.group(2) + " type="
                                    + receiver.type(),
                            ""));
        });
    }

    /** A declared expression sees what the context of its caller says, unless the caller's event hides it. */
    private boolean isOfContext(String property) {
        return property.startsWith(ContextPlan.SOURCE + ".") && !names.isField(ContextPlan.SOURCE);
    }

    private static DotExpressionItemCall textLink(Matcher call) {
        return new DotExpressionItemCall(call.group(2), List.of(new ConstantExpression(call.group(3))));
    }

    /** Whether it calls a function of a class, as {@code Integer.parseInt('10')} does. */
    private boolean isFunction(Matcher call) {
        return LibraryPlanner.isFunction(call.group(1), textLink(call))
                && !isKnown(call.group(1).replaceFirst("\\..*", ""));
    }

    private Typed parameter(ExprPlan value, Path path, String property) {
        Path.Part first = path.parts().get(0);
        if (names.isField(first.name()) && path.parts().size() > 1 && !locals.isClosed()) {
            return planner.error(
                    ErrorCode.UNSUPPORTED_EXPRESSION,
                    Optional.of(planner.region().chain(property)),
                    "a parameter with the name of a field is not supported, name='" + first.name() + "'",
                    "Rename the parameter.");
        }
        ExprPlan start = value;
        for (int index : first.indexes()) {
            if (start.type().element().isEmpty()) {
                return led(Optional.empty(), property);
            }
            start = LocalNames.step(
                    start, List.of(Step.element(index)), start.type().element().get());
        }
        return led(LocalNames.lead(start, path.parts(), 1), property);
    }

    private Typed led(Optional<ExprPlan> plan, String property) {
        Span place = planner.region().chain(property);
        if (plan.isPresent()) {
            return Typed.of(plan.get(), place);
        }
        return planner.error(
                ErrorCode.UNKNOWN_FIELD, Optional.of(place), "there is no such field, name='" + property + "'", "");
    }

    /** Whether a chain that begins with the name begins with a value. */
    boolean isKnown(String name) {
        return locals.parameter(name).isPresent()
                || locals.withField(name).isPresent()
                || names.isKnown(name)
                || planner.declared(name).isPresent()
                || planner.variable(name).isPresent();
    }

    /** The call of a declared expression; empty where there is none of the name. */
    Optional<Typed> declared(DotExpressionItemCall call, Span place) {
        return planner.declared(call.getName())
                .map(expression -> declared.call(expression, call.getParameters(), place));
    }

    /** A method of a chain, if it is one of those on collections and times. */
    Optional<Typed> method(Typed at, DotExpressionItemCall call, Span place) {
        Kind kind = at.type().kind();
        Optional<EnumMethod> method = EnumMethod.of(call.getName());
        if (method.isPresent() && at.get() instanceof ExprPlan.Subquery subquery) {
            Optional<Typed> rows = planner.allRows(subquery, place);
            return Optional.of(
                    rows.isPresent()
                            ? enumerations.plan(method.get(), rows.get(), call.getParameters(), place)
                            : planner.error(
                                    ErrorCode.UNSUPPORTED_EXPRESSION,
                                    Optional.of(place),
                                    "a method over all rows of such a subquery is not supported yet, method="
                                            + call.getName(),
                                    "Supported: (select * from Stream#window).method(…), without where and having."));
        }
        if (method.isPresent() && at.get() instanceof ExprPlan.Previous previous && kind.isScalar()) {
            Typed one = Typed.of(OneElement.of(previous, ValueType.arrayOf(previous.type())), place);
            return Optional.of(enumerations.plan(method.get(), one, call.getParameters(), place));
        }
        if (method.isPresent() && (kind == Kind.ARRAY || kind == Kind.ROW)) {
            return Optional.of(enumerations.plan(method.get(), at, call.getParameters(), place));
        }
        return DateTimePlanner.isMethod(call.getName()) && DateTimePlanner.isTime(at.type())
                ? Optional.of(times.plan(call.getName(), at.get(), call.getParameters(), place))
                : Optional.empty();
    }
}
