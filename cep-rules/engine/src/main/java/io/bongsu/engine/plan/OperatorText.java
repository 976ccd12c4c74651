package io.bongsu.engine.plan;

import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An operator and its operands as text. */
record OperatorText(List<ExprPlan> operands, ValueType type) implements OperatorPlan.Cases<String> {
    private String operand(int place) {
        return ExprText.of(operands.get(place));
    }

    private String called(String function) {
        return function + "(" + ExprText.list(operands) + ")";
    }

    @Override
    public String bitwise(OperatorPlan.Bitwise bitwise) {
        return "(" + operand(0) + " " + bitwise.op().sign() + " " + operand(1) + ")";
    }

    @Override
    public String extreme(OperatorPlan.Extreme extreme) {
        return called(extreme.greatest() ? "max" : "min");
    }

    @Override
    public String quantified(OperatorPlan.Quantified quantified) {
        return "(" + operand(0) + " " + quantified.op().name().toLowerCase(Locale.ROOT)
                + (quantified.all() ? " all (" : " any (") + ExprText.list(operands.subList(1, operands.size())) + "))";
    }

    @Override
    public String typeName(OperatorPlan.TypeName typeName) {
        return called("typeof") + (typeName.known().isEmpty() ? "" : "{" + typeName.known() + "}");
    }

    @Override
    public String isInstance(OperatorPlan.IsInstance isInstance) {
        return "instanceof(" + operand(0) + ", " + String.join(", ", isInstance.classes()) + ")";
    }

    @Override
    public String property(OperatorPlan.Property property) {
        return operand(0) + "." + property.name() + "?";
    }

    @Override
    public String hasProperty(OperatorPlan.HasProperty hasProperty) {
        return "exists(" + operand(0) + "." + hasProperty.name() + "?)";
    }

    @Override
    public String entry(OperatorPlan.Entry entry) {
        return operand(0) + "(" + operand(1) + ")";
    }

    @Override
    public String hasElement(OperatorPlan.HasElement hasElement) {
        return "exists(" + operand(0) + "[" + operand(1) + "])";
    }

    @Override
    public String array(OperatorPlan.MakeArray array) {
        return "{" + ExprText.list(operands) + "}";
    }

    @Override
    public String row(OperatorPlan.MakeRow row) {
        List<Field> fields = type.row().map(EventType::fields).orElse(List.of());
        return IntStream.range(0, operands.size())
                .mapToObj(i -> (i < fields.size() ? fields.get(i).name() : "#" + i) + "=" + operand(i))
                .collect(Collectors.joining(", ", "new {", "}"));
    }

    @Override
    public String parseTime(OperatorPlan.ParseTime parseTime) {
        return "cast(" + operand(0) + ", " + type + ", dateformat: " + PlanText.quoted(parseTime.format()) + ")";
    }

    @Override
    public String inside(OperatorPlan.Inside inside) {
        return shapes(2, "point", "inside");
    }

    @Override
    public String intersects(OperatorPlan.Intersects intersects) {
        return shapes(4, "rectangle", "intersects");
    }

    private String shapes(int count, String shape, String test) {
        int first = Math.min(count, operands.size());
        return shape + "(" + ExprText.list(operands.subList(0, first)) + ")." + test + "(rectangle("
                + ExprText.list(operands.subList(first, operands.size())) + "))";
    }
}
