package io.bongsu.engine.aggregate;

import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import io.bongsu.schemas.ValueType;

/**
 * {@code sum} and {@code avg} of the values that are not null; null of none.
 *
 * <p>Shape: a running sum in the result's type, reset when the last value leaves, so that rounding does not pile up.
 */
final class Sum implements Accumulator {
    private final ValueType.Kind kind;
    private final boolean average;
    private long count;
    private long whole;
    private double fraction;

    Sum(ValueType.Kind kind, boolean average) {
        this.kind = average ? ValueType.Kind.DOUBLE : kind;
        this.average = average;
    }

    @Override
    public void enter(Object value) {
        if (value instanceof Number number) {
            count++;
            add(number, 1);
        }
    }

    @Override
    public void leave(Object value) {
        if (value instanceof Number number) {
            if (count <= 1) {
                count = 0;
                whole = 0;
                fraction = 0;
            } else {
                count--;
                add(number, -1);
            }
        }
    }

    private void add(Number number, int sign) {
        switch (kind) {
            case INT -> whole = (int) (whole + (long) sign * number.intValue());
            case LONG -> whole += sign * number.longValue();
            case FLOAT -> fraction = (float) fraction + sign * number.floatValue();
            default -> fraction += sign * number.doubleValue();
        }
    }

    @Override
    public Object result() {
        if (count == 0) {
            return null;
        }
        if (average) {
            return fraction / count;
        }
        return switch (kind) {
            case INT -> (Object) (int) whole;
            case LONG -> (Object) whole;
            case FLOAT -> (Object) (float) fraction;
            default -> (Object) fraction;
        };
    }

    @Override
    public void write(StateOutput out) {
        out.writeLong(count);
        if (count != 0) {
            out.writeLong(whole);
            // Bits, as minus zero must come back; turned round, so that the zeros of round numbers are left out.
            out.writeLong(Long.reverse(Double.doubleToRawLongBits(fraction)));
        }
    }

    @Override
    public void read(StateInput in) {
        count = in.readLong();
        if (count != 0) {
            whole = in.readLong();
            fraction = Double.longBitsToDouble(Long.reverse(in.readLong()));
        }
    }
}
