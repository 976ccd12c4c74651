package io.bongsu.language.expression;

import com.espertech.esper.common.client.soda.CastExpression;
import com.espertech.esper.common.client.soda.ConstantExpression;
import com.espertech.esper.common.client.soda.DotExpression;
import com.espertech.esper.common.client.soda.DotExpressionItem;
import com.espertech.esper.common.client.soda.DotExpressionItemArray;
import com.espertech.esper.common.client.soda.DotExpressionItemCall;
import com.espertech.esper.common.client.soda.DotExpressionItemName;
import com.espertech.esper.common.client.soda.NamedParameterExpression;
import io.bongsu.engine.geo.GeoFunction;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.OperatorPlan;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.NearestName;
import io.bongsu.language.diagnose.Span;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.ValueType;
import io.bongsu.schemas.ValueType.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Plans calls: the geo functions, {@code array.size()}, {@code array.countOf()}, {@code array.get(i)}, and cast.
 *
 * <p>Errors: CEP-2103, 2108, 3101, 3104, 4105.
 */
final class FunctionPlanner {
    private static final List<String> GEO_NAMES =
            Arrays.stream(GeoFunction.values()).map(GeoFunction::eplName).toList();

    private final ExpressionPlanner planner;
    private final NamePlanner names;
    private final LibraryPlanner library;
    private final SpatialPlanner spatial;

    FunctionPlanner(ExpressionPlanner planner, NamePlanner names) {
        this.planner = planner;
        this.names = names;
        this.library = new LibraryPlanner(planner);
        this.spatial = new SpatialPlanner(planner);
    }

    Typed dot(DotExpression dot) {
        List<DotExpressionItem> chain = dot.getChain();
        if (!dot.getChildren().isEmpty()) {
            return dot.getChildren().size() == 1
                    ? links(planner.plan(dot.getChildren().get(0)), chain, 0, text(chain))
                    : unsupported();
        }
        List<String> before = new ArrayList<>();
        int at = 0;
        while (at < chain.size() && chain.get(at) instanceof DotExpressionItemName name) {
            before.add(name.getName());
            at++;
        }
        if (at == chain.size()) {
            return unsupported();
        }
        if (before.isEmpty() && chain.get(0) instanceof DotExpressionItemCall call) {
            Optional<Typed> declared = names.declared(call, planner.region().chain(text(chain)));
            if (declared.isPresent()) {
                return links(declared.get(), chain, 1, text(chain));
            }
        }
        Optional<Typed> shapes =
                before.isEmpty() ? spatial.plan(chain, planner.region().chain(text(chain))) : Optional.empty();
        if (shapes.isPresent()) {
            return shapes.get();
        }
        if (before.isEmpty() || String.join(".", before).equals("geo")) {
            return chain.size() == at + 1 && chain.get(at) instanceof DotExpressionItemCall call
                    ? named(String.join(".", before), call)
                    : unsupported();
        }
        String receiver = String.join(".", before);
        String first = receiver.replaceFirst("[.\\[(?].*", "");
        if (chain.get(at) instanceof DotExpressionItemCall call
                && !names.isKnown(first)
                && LibraryPlanner.isFunction(receiver, call)) {
            Span span = planner.region().chain(receiver + "." + call.getName() + "()");
            return links(library.function(receiver, call, span), chain, at + 1, text(chain));
        }
        if (chain.size() == at + 1 && chain.get(at) instanceof DotExpressionItemCall call && !names.isKnown(first)) {
            return named(receiver, call);
        }
        return links(names.property(receiver), chain, at, text(chain));
    }

    private static String text(List<DotExpressionItem> chain) {
        StringBuilder text = new StringBuilder();
        for (DotExpressionItem item : chain) {
            if (item instanceof DotExpressionItemArray) {
                text.append("[]");
            } else {
                text.append(text.isEmpty() ? "" : ".")
                        .append(
                                item instanceof DotExpressionItemCall call
                                        ? call.getName() + "()"
                                        : ((DotExpressionItemName) item).getName());
            }
        }
        return text.toString();
    }

    private Typed links(Typed start, List<DotExpressionItem> chain, int from, String text) {
        Typed at = start;
        for (int i = from; i < chain.size() && !at.isBroken(); i++) {
            at = link(at, chain.get(i), planner.region().chain(text));
        }
        return at;
    }

    /** One more link of a chain: an element, a field, a method. */
    private Typed link(Typed at, DotExpressionItem item, Span span) {
        ValueType type = at.type();
        if (item instanceof DotExpressionItemArray index && type.isArray()) {
            List<Typed> indexes = planner.planAll(index.getIndexes());
            if (indexes.size() == 1
                    && !indexes.get(0).isBroken()
                    && indexes.get(0).type().kind() == Kind.INT) {
                return Typed.of(
                        new ExprPlan.ArrayElement(
                                at.get(), indexes.get(0).get(), type.element().orElseThrow()),
                        span);
            }
        }
        if (item instanceof DotExpressionItemName name && type.kind() == Kind.ROW) {
            EventType row = type.row().orElseThrow();
            int place = row.indexOf(name.getName());
            if (place >= 0) {
                return Typed.of(
                        new ExprPlan.Apply(
                                new OperatorPlan.Property(name.getName()),
                                List.of(at.get()),
                                row.fields().get(place).type()),
                        span);
            }
        }
        if (item instanceof DotExpressionItemCall call) {
            boolean counted =
                    call.getName().equals("countOf") && call.getParameters().isEmpty();
            boolean plain = type.isArray() && type.element().orElseThrow().kind() != Kind.ROW;
            Optional<Typed> method = counted && plain ? Optional.empty() : names.method(at, call, span);
            if (method.isPresent()) {
                return method.get();
            }
            if (LibraryPlanner.isMethod(type, call)) {
                return library.method(at, call, span);
            }
            if (type.isArray() && List.of("size", "get", "countOf").contains(call.getName())) {
                return array(at, call, span);
            }
        }
        return unsupported();
    }

    private Typed named(String receiver, DotExpressionItemCall call) {
        String function = receiver.isEmpty() ? call.getName() : receiver + "." + call.getName();
        Span span = planner.region().chain(function + "()");
        if (receiver.equals("geo")) {
            return geo(function, call, span);
        }
        planner.planAll(call.getParameters());
        String maybe = NearestName.to(function, GEO_NAMES)
                .map(name -> "Maybe: '" + name + "'.")
                .orElse("Functions: " + String.join(", ", GEO_NAMES) + ".");
        return planner.error(
                ErrorCode.UNKNOWN_FUNCTION, Optional.of(span), "there is no function '" + function + "' here", maybe);
    }

    private Typed unsupported() {
        return planner.error(
                ErrorCode.UNSUPPORTED_EXPRESSION,
                Optional.empty(),
                "a chain of calls or a computed index is not supported",
                "Use array.get(index) on a field.");
    }

    private Typed geo(String function, DotExpressionItemCall call, Span span) {
        List<Typed> arguments = planner.planAll(call.getParameters());
        Optional<GeoFunction> signature = GeoFunction.of(function);
        if (signature.isEmpty()) {
            return planner.error(
                    ErrorCode.UNKNOWN_FUNCTION,
                    Optional.of(span),
                    "there is no function '" + function + "'",
                    NearestName.to(function, GEO_NAMES)
                            .map(name -> "Maybe: '" + name + "'.")
                            .orElse("Functions: " + String.join(", ", GEO_NAMES) + "."));
        }
        if (ExpressionPlanner.anyBroken(arguments)) {
            return Typed.broken(Optional.of(span));
        }
        List<ValueType> wanted = signature.get().arguments();
        if (arguments.size() != wanted.size()) {
            return planner.error(
                    ErrorCode.ARGUMENT_TYPE,
                    Optional.of(span),
                    "'" + function + "' takes " + wanted.size() + " arguments " + wanted + ", got " + arguments.size(),
                    "");
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!accepts(wanted.get(i), arguments.get(i).type())) {
                return planner.error(
                        ErrorCode.ARGUMENT_TYPE,
                        arguments.get(i).span().or(() -> Optional.of(span)),
                        "argument " + (i + 1) + " of '" + function + "' must be " + wanted.get(i) + ", type="
                                + arguments.get(i).type(),
                        "");
            }
        }
        return Typed.of(
                new ExprPlan.Call(
                        signature.get().eplName(),
                        ExpressionPlanner.plans(arguments),
                        signature.get().result()),
                span);
    }

    /** An argument of type double takes any number. */
    private static boolean accepts(ValueType parameter, ValueType argument) {
        return argument.equals(parameter) || (parameter.equals(ValueType.DOUBLE) && argument.isNumeric());
    }

    private Typed array(Typed array, DotExpressionItemCall call, Span span) {
        List<Typed> arguments = planner.planAll(call.getParameters());
        if (array.isBroken() || ExpressionPlanner.anyBroken(arguments)) {
            return Typed.broken(Optional.of(span));
        }
        Optional<ValueType> element = array.type().element();
        if (element.isEmpty()) {
            return planner.error(
                    ErrorCode.OPERAND_TYPE,
                    Optional.of(span),
                    "'" + call.getName() + "' needs an array, type=" + array.type(),
                    "");
        }
        if (element.get().kind() == Kind.ROW && !call.getName().equals("size")) {
            return planner.error(
                    ErrorCode.UNSUPPORTED_EXPRESSION,
                    Optional.of(span),
                    "'" + call.getName() + "' is supported on arrays of plain values only, type=" + array.type(),
                    "");
        }
        boolean get = call.getName().equals("get");
        if (arguments.size() != (get ? 1 : 0) || (get && arguments.get(0).type().kind() != Kind.INT)) {
            return planner.error(
                    ErrorCode.ARGUMENT_TYPE,
                    Optional.of(span),
                    get ? "'get' takes one index of type int" : "'" + call.getName() + "' takes no argument here",
                    "");
        }
        return Typed.of(
                get
                        ? new ExprPlan.ArrayElement(
                                array.get(), arguments.get(0).get(), element.get())
                        : new ExprPlan.ArrayLength(array.get()),
                span);
    }

    /** {@code dateformat} with letters whose meaning hangs on the host's language is refused. */
    private Typed castTime(CastExpression cast, NamedParameterExpression format, Optional<Span> whole) {
        Typed text = planner.plan(cast.getChildren().get(0));
        Optional<ValueType> type = TypeNames.find(cast.getTypeName().trim())
                .filter(found -> found.kind().isTime() || found.kind() == Kind.LONG);
        if (text.isBroken()) {
            return text;
        }
        boolean known = format.getName().equalsIgnoreCase("dateformat")
                && format.getChildren().size() == 1
                && format.getChildren().get(0) instanceof ConstantExpression constant
                && constant.getConstant() instanceof String pattern
                && !pattern.equalsIgnoreCase("iso")
                && !pattern.matches(".*(MMM|LLL|[EaGzBceY]).*");
        if (!known || type.isEmpty() || text.type().kind() != Kind.STRING) {
            return planner.error(
                    ErrorCode.UNSUPPORTED_EXPRESSION,
                    whole,
                    "this cast with a date format is not supported, type=" + cast.getTypeName(),
                    "Cast a string with a constant format of numbers.");
        }
        String pattern = (String) ((ConstantExpression) format.getChildren().get(0)).getConstant();
        return Typed.of(
                new ExprPlan.Apply(new OperatorPlan.ParseTime(pattern), List.of(text.get()), type.get()), whole);
    }

    Typed cast(CastExpression cast) {
        Optional<Span> whole = planner.region().function("cast");
        if (cast.getChildren().size() == 2 && cast.getChildren().get(1) instanceof NamedParameterExpression format) {
            return castTime(cast, format, whole);
        }
        List<Typed> parts = planner.planAll(cast.getChildren());
        ValueType type = TypeNames.find(cast.getTypeName().trim()).orElse(null);
        if (type == null) {
            return planner.error(
                    ErrorCode.UNKNOWN_TYPE_NAME,
                    whole,
                    "cast knows no type '" + cast.getTypeName() + "'",
                    "Types: int, long, float, double, string, boolean, byte, short, char, biginteger, bigdecimal.");
        }
        if (ExpressionPlanner.anyBroken(parts)) {
            return Typed.broken(whole);
        }
        if (parts.size() != 1) {
            return planner.unsupported(cast);
        }
        ValueType from = parts.get(0).type();
        if (!TypeRules.castable(from, type)) {
            return planner.error(
                    ErrorCode.OPERAND_TYPE,
                    parts.get(0).span().or(() -> whole),
                    "a " + from + " cannot be cast to " + type,
                    "");
        }
        return Typed.of(new ExprPlan.Cast(parts.get(0).get(), type), whole);
    }
}
