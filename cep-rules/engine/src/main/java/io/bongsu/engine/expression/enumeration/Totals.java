package io.bongsu.engine.expression.enumeration;

import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.expression.enumeration.Enumeration.Method;
import io.bongsu.schemas.ValueType.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/** {@code sumOf}, {@code average} and {@code aggregate}. Nulls are left out; no number at all is null. */
final class Totals {
    private Totals() {}

    /** In the kind of the result; a sum of int and long overflows as Java's does. */
    static Method sum(Lambda lambda, Kind kind) {
        return (scope, list) -> {
            int count = 0;
            long whole = 0;
            double broken = 0;
            BigDecimal big = BigDecimal.ZERO;
            int size = list.size();
            for (int i = 0; i < size; i++) {
                if (value(lambda, scope, list, i) instanceof Number number) {
                    count++;
                    if (kind.isBig()) {
                        big = big.add(decimal(number));
                    } else {
                        whole += number.longValue();
                        broken += number.doubleValue();
                    }
                }
            }
            if (count == 0) {
                return null;
            }
            return switch (kind) {
                case INT -> (Object) (int) whole;
                case LONG -> whole;
                case BIG_DECIMAL -> big;
                case BIG_INTEGER -> big.toBigInteger();
                default -> broken;
            };
        };
    }

    static Method average(Lambda lambda, Kind kind) {
        return (scope, list) -> {
            int count = 0;
            double total = 0;
            BigDecimal big = BigDecimal.ZERO;
            int size = list.size();
            for (int i = 0; i < size; i++) {
                if (value(lambda, scope, list, i) instanceof Number number) {
                    count++;
                    if (kind.isBig()) {
                        big = big.add(decimal(number));
                    } else {
                        total += number.doubleValue();
                    }
                }
            }
            if (count == 0) {
                return null;
            }
            return kind.isBig() ? (Object) share(big, count) : total / count;
        };
    }

    /** Zero where there is no exact quotient, as in Esper. */
    private static BigDecimal share(BigDecimal total, int count) {
        try {
            return total.divide(BigDecimal.valueOf(count));
        } catch (ArithmeticException endless) {
            return BigDecimal.ZERO;
        }
    }

    private static Object value(Lambda lambda, Scope scope, List<?> list, int place) {
        return lambda == null ? list.get(place) : lambda.of(scope, list.get(place), place, list.size());
    }

    private static BigDecimal decimal(Number number) {
        return number instanceof BigDecimal big
                ? big
                : number instanceof BigInteger integer
                        ? new BigDecimal(integer)
                        : BigDecimal.valueOf(number.doubleValue());
    }

    static Method aggregate(Evaluator initial, Lambda lambda) {
        return (scope, list) -> {
            Object result = initial.evaluate(scope);
            int size = list.size();
            for (int i = 0; i < size; i++) {
                result = lambda.of(scope, result, list.get(i), i, size);
            }
            return result;
        };
    }
}
