package io.bongsu.engine.aggregate;

import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.schemas.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;

/** {@code sum} and {@code avg} of numbers of any length; null of none, and of a mean that has no end. */
final class BigSum implements Accumulator {
    private final ValueType type;
    private final boolean average;
    private long count;
    private BigDecimal sum = BigDecimal.ZERO;

    BigSum(ValueType type, boolean average) {
        this.type = type;
        this.average = average;
    }

    @Override
    public void enter(Object value) {
        if (value instanceof Number number) {
            count++;
            sum = sum.add(decimal(number));
        }
    }

    @Override
    public void leave(Object value) {
        if (value instanceof Number number) {
            if (count <= 1) {
                count = 0;
                sum = BigDecimal.ZERO;
            } else {
                count--;
                sum = sum.subtract(decimal(number));
            }
        }
    }

    private static BigDecimal decimal(Number number) {
        return number instanceof BigDecimal decimal
                ? decimal
                : number instanceof BigInteger whole ? new BigDecimal(whole) : new BigDecimal(number.toString());
    }

    @Override
    public Object result() {
        if (count == 0) {
            return null;
        }
        if (!average) {
            return type.kind() == ValueType.Kind.BIG_INTEGER ? sum.toBigInteger() : sum;
        }
        try {
            return sum.divide(new BigDecimal(count));
        } catch (ArithmeticException endless) {
            return null;
        }
    }

    @Override
    public void write(StateOutput out) {
        out.writeLong(count);
        out.writeValue(sum, ValueType.BIG_DECIMAL);
    }

    @Override
    public void read(StateInput in) {
        count = in.readLong();
        sum = (BigDecimal) in.readValue(ValueType.BIG_DECIMAL);
    }
}
