package io.bongsu.engine.library;

import io.bongsu.schemas.ValueType.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/**
 * The functions of the JDK that rules may call.
 *
 * <p>Shape: overloads of a name in the order in which they are tried: the narrowest parameters first.
 */
public final class Library {
    private static final Map<String, LibraryFunction> BY_SIGNATURE = new LinkedHashMap<>();
    private static final Map<String, List<LibraryFunction>> BY_NAME = new LinkedHashMap<>();

    static {
        mathematics();
        numbers();
        texts();
    }

    private Library() {}

    /** The overload that a plan means. */
    public static Optional<LibraryFunction> find(String signature) {
        return Optional.ofNullable(BY_SIGNATURE.get(signature));
    }

    /** The overload for arguments of these kinds; a method's receiver is the first of them. */
    public static Optional<LibraryFunction> find(String name, List<Kind> arguments) {
        return BY_NAME.getOrDefault(name, List.of()).stream()
                .filter(function -> takes(function.parameters(), arguments))
                .findFirst();
    }

    public static boolean knows(String name) {
        return BY_NAME.containsKey(name);
    }

    private static boolean takes(List<Kind> parameters, List<Kind> arguments) {
        if (parameters.size() != arguments.size()) {
            return false;
        }
        for (int i = 0; i < parameters.size(); i++) {
            if (!takes(parameters.get(i), arguments.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean takes(Kind parameter, Kind argument) {
        if (parameter == argument) {
            return true;
        }
        if (parameter == Kind.OBJECT) {
            return argument.isScalar() && argument != Kind.NULL;
        }
        return parameter.isNumeric()
                && argument.isNumeric()
                && !parameter.isBig()
                && !argument.isBig()
                && argument.ordinal() < parameter.ordinal();
    }

    private static void add(
            String name, boolean method, List<Kind> parameters, Kind result, Function<Object[], Object> body) {
        LibraryFunction function = new LibraryFunction(name, method, parameters, result, body);
        BY_SIGNATURE.put(function.signature(), function);
        BY_NAME.computeIfAbsent(name, same -> new ArrayList<>()).add(function);
    }

    private static void function(String name, Kind parameter, Kind result, Function<Object, Object> body) {
        add(name, false, List.of(parameter), result, values -> body.apply(values[0]));
    }

    private static void method(String name, List<Kind> parameters, Kind result, Function<Object[], Object> body) {
        List<Kind> all = new ArrayList<>();
        all.add(Kind.STRING);
        all.addAll(parameters);
        add("String." + name, true, all, result, body);
    }

    private static void real(String name, DoubleUnaryOperator body) {
        function("Math." + name, Kind.DOUBLE, Kind.DOUBLE, value -> body.applyAsDouble((Double) value));
    }

    private static void mathematics() {
        function("Math.abs", Kind.INT, Kind.INT, value -> Math.abs((Integer) value));
        function("Math.abs", Kind.LONG, Kind.LONG, value -> Math.abs((Long) value));
        function("Math.abs", Kind.FLOAT, Kind.FLOAT, value -> Math.abs((Float) value));
        real("abs", Math::abs);
        function("Math.round", Kind.FLOAT, Kind.INT, value -> Math.round((Float) value));
        function("Math.round", Kind.DOUBLE, Kind.LONG, value -> Math.round((Double) value));
        add("Math.max", false, pair(Kind.INT), Kind.INT, v -> Math.max((Integer) v[0], (Integer) v[1]));
        add("Math.max", false, pair(Kind.LONG), Kind.LONG, v -> Math.max((Long) v[0], (Long) v[1]));
        add("Math.max", false, pair(Kind.FLOAT), Kind.FLOAT, v -> Math.max((Float) v[0], (Float) v[1]));
        add("Math.max", false, pair(Kind.DOUBLE), Kind.DOUBLE, v -> Math.max((Double) v[0], (Double) v[1]));
        add("Math.min", false, pair(Kind.INT), Kind.INT, v -> Math.min((Integer) v[0], (Integer) v[1]));
        add("Math.min", false, pair(Kind.LONG), Kind.LONG, v -> Math.min((Long) v[0], (Long) v[1]));
        add("Math.min", false, pair(Kind.FLOAT), Kind.FLOAT, v -> Math.min((Float) v[0], (Float) v[1]));
        add("Math.min", false, pair(Kind.DOUBLE), Kind.DOUBLE, v -> Math.min((Double) v[0], (Double) v[1]));
        add("Math.pow", false, pair(Kind.DOUBLE), Kind.DOUBLE, v -> Math.pow((Double) v[0], (Double) v[1]));
        add("Math.hypot", false, pair(Kind.DOUBLE), Kind.DOUBLE, v -> StrictMath.hypot((Double) v[0], (Double) v[1]));
        real("ceil", Math::ceil);
        real("floor", Math::floor);
        real("rint", Math::rint);
        real("sqrt", Math::sqrt);
        real("signum", Math::signum);
        real("toRadians", Math::toRadians);
        real("toDegrees", Math::toDegrees);
    }

    private static List<Kind> pair(Kind kind) {
        return List.of(kind, kind);
    }

    private static void numbers() {
        function("Integer.parseInt", Kind.STRING, Kind.INT, text -> Integer.parseInt((String) text));
        function("Integer.valueOf", Kind.INT, Kind.INT, number -> number);
        function("Integer.valueOf", Kind.STRING, Kind.INT, text -> Integer.valueOf((String) text));
        function("Integer.toString", Kind.INT, Kind.STRING, Object::toString);
        function("Long.parseLong", Kind.STRING, Kind.LONG, text -> Long.parseLong((String) text));
        function("Long.valueOf", Kind.LONG, Kind.LONG, number -> number);
        function("Long.valueOf", Kind.STRING, Kind.LONG, text -> Long.valueOf((String) text));
        function("Long.toString", Kind.LONG, Kind.STRING, Object::toString);
        List<Kind> digits = List.of(Kind.STRING, Kind.INT);
        add("Integer.parseInt", false, digits, Kind.INT, v -> Integer.parseInt((String) v[0], (Integer) v[1]));
        add("Long.parseLong", false, digits, Kind.LONG, v -> Long.parseLong((String) v[0], (Integer) v[1]));
        function("Integer.toBinaryString", Kind.INT, Kind.STRING, number -> Integer.toBinaryString((Integer) number));
        function("Integer.toHexString", Kind.INT, Kind.STRING, number -> Integer.toHexString((Integer) number));
        function("Integer.toOctalString", Kind.INT, Kind.STRING, number -> Integer.toOctalString((Integer) number));
        function("Long.toBinaryString", Kind.LONG, Kind.STRING, number -> Long.toBinaryString((Long) number));
        function("Long.toHexString", Kind.LONG, Kind.STRING, number -> Long.toHexString((Long) number));
        function("Long.toOctalString", Kind.LONG, Kind.STRING, number -> Long.toOctalString((Long) number));
        function("Double.parseDouble", Kind.STRING, Kind.DOUBLE, text -> Double.parseDouble((String) text));
        function("Double.toString", Kind.DOUBLE, Kind.STRING, Object::toString);
        function("Float.parseFloat", Kind.STRING, Kind.FLOAT, text -> Float.parseFloat((String) text));
        function("Float.toString", Kind.FLOAT, Kind.STRING, Object::toString);
        function("Short.toString", Kind.SHORT, Kind.STRING, Object::toString);
        function("Byte.toString", Kind.BYTE, Kind.STRING, Object::toString);
        function("Boolean.toString", Kind.BOOLEAN, Kind.STRING, Object::toString);
        function("Boolean.parseBoolean", Kind.STRING, Kind.BOOLEAN, text -> Boolean.parseBoolean((String) text));
        function("Character.toString", Kind.CHAR, Kind.STRING, Object::toString);
        function("BigInteger.valueOf", Kind.LONG, Kind.BIG_INTEGER, number -> BigInteger.valueOf((Long) number));
        function("BigDecimal.valueOf", Kind.LONG, Kind.BIG_DECIMAL, number -> BigDecimal.valueOf((Long) number));
        function("BigDecimal.valueOf", Kind.DOUBLE, Kind.BIG_DECIMAL, number -> BigDecimal.valueOf((Double) number));
        add(
                "BigDecimal.valueOf",
                false,
                List.of(Kind.LONG, Kind.INT),
                Kind.BIG_DECIMAL,
                v -> BigDecimal.valueOf((Long) v[0], (Integer) v[1]));
    }

    private static void texts() {
        function("String.valueOf", Kind.OBJECT, Kind.STRING, String::valueOf);
        method("length", List.of(), Kind.INT, v -> ((String) v[0]).length());
        method("isEmpty", List.of(), Kind.BOOLEAN, v -> ((String) v[0]).isEmpty());
        method("trim", List.of(), Kind.STRING, v -> ((String) v[0]).trim());
        method("toUpperCase", List.of(), Kind.STRING, v -> ((String) v[0]).toUpperCase(Locale.ROOT));
        method("toLowerCase", List.of(), Kind.STRING, v -> ((String) v[0]).toLowerCase(Locale.ROOT));
        method("toString", List.of(), Kind.STRING, v -> v[0]);
        method("charAt", List.of(Kind.INT), Kind.CHAR, v -> ((String) v[0]).charAt((Integer) v[1]));
        method("substring", List.of(Kind.INT), Kind.STRING, v -> ((String) v[0]).substring((Integer) v[1]));
        method(
                "substring",
                List.of(Kind.INT, Kind.INT),
                Kind.STRING,
                v -> ((String) v[0]).substring((Integer) v[1], (Integer) v[2]));
        method("concat", List.of(Kind.STRING), Kind.STRING, v -> ((String) v[0]).concat((String) v[1]));
        method("indexOf", List.of(Kind.STRING), Kind.INT, v -> ((String) v[0]).indexOf((String) v[1]));
        method("lastIndexOf", List.of(Kind.STRING), Kind.INT, v -> ((String) v[0]).lastIndexOf((String) v[1]));
        method("startsWith", List.of(Kind.STRING), Kind.BOOLEAN, v -> ((String) v[0]).startsWith((String) v[1]));
        method("endsWith", List.of(Kind.STRING), Kind.BOOLEAN, v -> ((String) v[0]).endsWith((String) v[1]));
        method("contains", List.of(Kind.STRING), Kind.BOOLEAN, v -> ((String) v[0]).contains((String) v[1]));
        method("equals", List.of(Kind.OBJECT), Kind.BOOLEAN, v -> v[0].equals(v[1]));
        method(
                "equalsIgnoreCase",
                List.of(Kind.STRING),
                Kind.BOOLEAN,
                v -> ((String) v[0]).equalsIgnoreCase((String) v[1]));
        method("compareTo", List.of(Kind.STRING), Kind.INT, v -> ((String) v[0]).compareTo((String) v[1]));
        method(
                "replace",
                List.of(Kind.STRING, Kind.STRING),
                Kind.STRING,
                v -> ((String) v[0]).replace((String) v[1], (String) v[2]));
    }
}
