package io.bongsu.language.expression;

import com.espertech.esper.common.client.soda.*;
import io.bongsu.engine.expression.ValueClass;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.CompareOp;
import io.bongsu.engine.plan.OperatorPlan;
import io.bongsu.engine.plan.OperatorPlan.BitOp;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.diagnose.Span;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
import io.bongsu.schemas.ValueType.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Plans operators on bits, {@code min} and {@code max} of several values, {@code any/all/some}, arrays, {@code new},
 * {@code typeof} and {@code instanceof}.
 *
 * <p>Errors: CEP-3101, 3103, 4105.
 */
final class ValuePlanner {
    private static final Map<String, CompareOp> COMPARE = Map.of(
            "=", CompareOp.EQUAL,
            "!=", CompareOp.NOT_EQUAL,
            "<>", CompareOp.NOT_EQUAL,
            "<", CompareOp.LESS,
            "<=", CompareOp.LESS_OR_EQUAL,
            ">", CompareOp.GREATER,
            ">=", CompareOp.GREATER_OR_EQUAL);

    private final ExpressionPlanner planner;

    ValuePlanner(ExpressionPlanner planner) {
        this.planner = planner;
    }

    /** Empty when the expression is none of these. */
    Optional<Typed> plan(Expression expression) {
        if (expression instanceof NewInstanceOperatorExpression array) {
            return Optional.of(newArray(array));
        }
        if (!(expression instanceof BitwiseOpExpression
                || expression instanceof MaxRowExpression
                || expression instanceof MinRowExpression
                || expression instanceof CompareListExpression
                || expression instanceof ArrayExpression
                || expression instanceof NewOperatorExpression
                || expression instanceof TypeOfExpression
                || expression instanceof InstanceOfExpression)) {
            return Optional.empty();
        }
        List<Typed> parts = planner.planAll(expression.getChildren());
        Optional<Span> span =
                ExpressionPlanner.span(parts).or(() -> planner.region().function(FunctionNames.of(expression)));
        if (ExpressionPlanner.anyBroken(parts)) {
            return Optional.of(Typed.broken(span));
        }
        Optional<Typed> planned = plan(expression, parts, span);
        return Optional.of(planned.orElseGet(() -> planner.error(
                ErrorCode.UNSUPPORTED_EXPRESSION,
                span,
                "this is not supported on values of these types, kind="
                        + FunctionNames.describe(
                                expression.getClass().getSimpleName().replace("Expression", ""))
                        + " types="
                        + parts.stream().map(Typed::type).toList(),
                "")));
    }

    private static Optional<Typed> plan(Expression expression, List<Typed> parts, Optional<Span> span) {
        if (expression instanceof BitwiseOpExpression bitwise) {
            return bitwise(bitwise, parts, span);
        }
        if (expression instanceof MaxRowExpression || expression instanceof MinRowExpression) {
            return TypeRules.widest(types(parts))
                    .filter(type -> parts.stream().allMatch(part -> part.type().isNumeric()))
                    .map(type ->
                            apply(new OperatorPlan.Extreme(expression instanceof MaxRowExpression), parts, type, span));
        }
        if (expression instanceof CompareListExpression list) {
            return quantified(list, parts, span);
        }
        if (expression instanceof ArrayExpression) {
            return element(types(parts))
                    .map(type -> apply(new OperatorPlan.MakeArray(), parts, ValueType.arrayOf(type), span));
        }
        if (expression instanceof NewOperatorExpression row) {
            return Optional.of(row(row, parts, span));
        }
        if (expression instanceof TypeOfExpression) {
            return typeName(parts.get(0), span);
        }
        return isInstance((InstanceOfExpression) expression, parts, span);
    }

    private static List<ValueType> types(List<Typed> parts) {
        return parts.stream().map(Typed::type).toList();
    }

    private static Typed apply(OperatorPlan operator, List<Typed> parts, ValueType type, Optional<Span> span) {
        return Typed.of(new ExprPlan.Apply(operator, ExpressionPlanner.plans(parts), type), span);
    }

    private static Optional<Typed> bitwise(BitwiseOpExpression expression, List<Typed> parts, Optional<Span> span) {
        ValueType type = parts.get(0).type();
        boolean fits =
                type.kind() == Kind.BOOLEAN || (type.isNumeric() && type.kind().ordinal() <= Kind.LONG.ordinal());
        if (!fits || parts.size() != 2 || !type.equals(parts.get(1).type())) {
            return Optional.empty();
        }
        String sign = expression.getBinaryOp().getExpressionText();
        for (BitOp op : BitOp.values()) {
            if (op.sign().equals(sign)) {
                return Optional.of(apply(new OperatorPlan.Bitwise(op), parts, type, span));
            }
        }
        return Optional.empty();
    }

    private static Optional<Typed> quantified(CompareListExpression list, List<Typed> parts, Optional<Span> span) {
        CompareOp op = COMPARE.get(list.getOperator());
        ValueType value = parts.get(0).type();
        if (op == null || parts.size() < 2 || !value.kind().isScalar() || value.kind() == Kind.NULL) {
            return Optional.empty();
        }
        boolean equality = op == CompareOp.EQUAL || op == CompareOp.NOT_EQUAL;
        for (Typed option : parts.subList(1, parts.size())) {
            ValueType type = option.type().isArray() ? option.type().element().orElseThrow() : option.type();
            boolean cut = TypeRules.isFraction(value.kind()) && type.kind().isBig();
            boolean fits = equality
                    ? type.kind() != Kind.OBJECT && TypeRules.equatable(value, type)
                    : TypeRules.orderable(value, type);
            if (cut || !fits) {
                return Optional.empty();
            }
        }
        return Optional.of(apply(new OperatorPlan.Quantified(op, list.isAll()), parts, ValueType.BOOLEAN, span));
    }

    /** {@code new int[] {1, 2}}; with a size the elements would be zeros. */
    private Typed newArray(NewInstanceOperatorExpression expression) {
        Optional<ValueType> element = TypeNames.find(expression.getClassName().trim());
        List<Expression> children = expression.getChildren();
        if (element.isPresent() && children.size() == 1 && children.get(0) instanceof ArrayExpression listed) {
            Optional<Typed> array = filled(listed, element.get(), expression.getNumArrayDimensions());
            if (array.isPresent()) {
                return array.get();
            }
        }
        return planner.unsupported(expression);
    }

    private Optional<Typed> filled(ArrayExpression listed, ValueType element, int dimensions) {
        List<Typed> parts = new ArrayList<>();
        ValueType wanted = element;
        for (int i = 1; i < dimensions; i++) {
            wanted = ValueType.arrayOf(wanted);
        }
        for (Expression child : listed.getChildren()) {
            Optional<Typed> part = dimensions > 1 && child instanceof ArrayExpression inner
                    ? filled(inner, element, dimensions - 1)
                    : Optional.of(planner.plan(child));
            if (part.isEmpty() || part.get().isBroken()) {
                return part;
            }
            if (!fits(part.get().type(), wanted)) {
                return Optional.empty();
            }
            parts.add(part.get());
        }
        Optional<Span> span = ExpressionPlanner.span(parts);
        return Optional.of(apply(new OperatorPlan.MakeArray(), parts, ValueType.arrayOf(wanted), span));
    }

    private static boolean fits(ValueType part, ValueType wanted) {
        return part.equals(wanted)
                || (wanted.kind() == Kind.OBJECT && part.kind().isScalar())
                || (part.isNumeric()
                        && wanted.isNumeric()
                        && !part.kind().isBig()
                        && part.kind().ordinal() < wanted.kind().ordinal());
    }

    /** The type that all elements of an array have; values of different types are of an unknown one. */
    private static Optional<ValueType> element(List<ValueType> types) {
        Optional<ValueType> common = TypeRules.common(types).filter(type -> type.kind() != Kind.NULL);
        boolean plain = types.stream().allMatch(type -> type.kind().isScalar() || type.kind() == Kind.OBJECT);
        return common.isPresent() || !plain ? common : Optional.of(ValueType.OBJECT);
    }

    private static Typed row(NewOperatorExpression row, List<Typed> parts, Optional<Span> span) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            fields.add(new Field(row.getColumnNames().get(i), parts.get(i).type()));
        }
        return apply(new OperatorPlan.MakeRow(), parts, ValueType.rowOf(new EventType("new", fields)), span);
    }

    private static Optional<Typed> typeName(Typed value, Optional<Span> span) {
        Kind kind = value.type().kind();
        boolean event = kind == Kind.ROW
                && value.get() instanceof ExprPlan.FieldRef field
                && field.steps().isEmpty();
        if (event || kind == Kind.OBJECT) {
            return Optional.of(apply(new OperatorPlan.TypeName(""), List.of(value), ValueType.STRING, span));
        }
        if (kind == Kind.NULL) {
            return Optional.of(Typed.of(new ExprPlan.Literal(null, ValueType.STRING), span));
        }
        return kind.isScalar()
                ? Optional.of(apply(new OperatorPlan.TypeName(className(kind)), List.of(value), ValueType.STRING, span))
                : Optional.empty();
    }

    private static String className(Kind kind) {
        return switch (kind) {
            case CHAR -> "Character";
            case INT -> "Integer";
            case CALENDAR -> "GregorianCalendar";
            default -> {
                StringBuilder name = new StringBuilder();
                for (String word : kind.name().split("_")) {
                    name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
                }
                yield name.toString();
            }
        };
    }

    private static Optional<Typed> isInstance(InstanceOfExpression expression, List<Typed> parts, Optional<Span> span) {
        Kind kind = parts.get(0).type().kind();
        List<String> classes = new ArrayList<>();
        for (String name : expression.getTypeNames()) {
            classes.add(TypeNames.find(name.trim())
                    .filter(type -> type.kind().isScalar() && !type.kind().isTime())
                    .map(type -> (type.kind().isBig() ? "java.math." : "java.lang.") + className(type.kind()))
                    .orElse(name.trim()));
        }
        boolean known = classes.stream().allMatch(ValueClass::isKnown);
        return known && (kind.isScalar() || kind == Kind.OBJECT)
                ? Optional.of(apply(new OperatorPlan.IsInstance(classes), parts, ValueType.BOOLEAN, span))
                : Optional.empty();
    }
}
