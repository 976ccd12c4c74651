package io.bongsu.language.expression;

import io.bongsu.schemas.ValueType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The geo functions that rules may call: EPL name, argument types, result. An argument of type double takes any number. */
enum GeoSignature {
    DISTANCE("geo.distance", ValueType.DOUBLE, ValueType.DOUBLE, ValueType.DOUBLE, ValueType.DOUBLE, ValueType.DOUBLE),
    BEARING("geo.bearing", ValueType.DOUBLE, ValueType.DOUBLE, ValueType.DOUBLE, ValueType.DOUBLE, ValueType.DOUBLE),
    WITHIN("geo.within", ValueType.BOOLEAN, ValueType.DOUBLE, ValueType.DOUBLE, ValueType.STRING),
    CELL("geo.cell", ValueType.STRING, ValueType.DOUBLE, ValueType.DOUBLE, ValueType.INT),
    NEAREST("geo.nearest", ValueType.DOUBLE, ValueType.STRING, ValueType.DOUBLE, ValueType.DOUBLE),
    DISTANCE_TO("geo.distanceTo", ValueType.DOUBLE, ValueType.DOUBLE, ValueType.DOUBLE, ValueType.STRING);

    private final String eplName;
    private final ValueType result;
    private final List<ValueType> arguments;

    GeoSignature(String eplName, ValueType result, ValueType... arguments) {
        this.eplName = eplName;
        this.result = result;
        this.arguments = List.of(arguments);
    }

    static Optional<GeoSignature> find(String eplName) {
        return Arrays.stream(values()).filter(f -> f.eplName.equals(eplName)).findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(GeoSignature::eplName).toList();
    }

    String eplName() {
        return eplName;
    }

    ValueType result() {
        return result;
    }

    List<ValueType> arguments() {
        return arguments;
    }

    static boolean accepts(ValueType parameter, ValueType argument) {
        return argument.equals(parameter) || (parameter.equals(ValueType.DOUBLE) && argument.isNumeric());
    }
}
