package io.bongsu.engine.library;

import io.bongsu.schemas.ValueType.Kind;
import java.util.List;
import java.util.function.Function;

/**
 * A function or method of the JDK: one of its overloads.
 *
 * <p>Shape: a method's receiver is its first argument. Parameters of kind {@code OBJECT} and {@code STRING} take null, a
 * null for any other, and for a receiver, makes the result null.
 *
 * <p>Errors: what the JDK throws makes the result null.
 *
 * @param name the class and the function, such as {@code Math.max}
 */
public record LibraryFunction(
        String name, boolean method, List<Kind> parameters, Kind result, Function<Object[], Object> body) {
    public LibraryFunction {
        parameters = List.copyOf(parameters);
    }

    /** The name and the parameters: the overload that a plan means. */
    public String signature() {
        return name + parameters.toString().replace('[', '(').replace(']', ')').replace(" ", "");
    }

    /** The value of the call; arguments are already of the parameters' kinds. */
    public Object call(Object[] arguments) {
        for (int i = 0; i < arguments.length; i++) {
            Kind kind = parameters.get(i);
            boolean takesNull = !(method && i == 0) && (kind == Kind.OBJECT || kind == Kind.STRING);
            if (arguments[i] == null && !takesNull) {
                return null;
            }
        }
        try {
            return body.apply(arguments);
        } catch (RuntimeException thrownByTheJdk) {
            return null;
        }
    }
}
