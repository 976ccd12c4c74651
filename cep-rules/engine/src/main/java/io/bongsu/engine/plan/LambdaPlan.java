package io.bongsu.engine.plan;

import java.util.Objects;

/**
 * A lambda expression: {@code (v, index, size) => body}.
 *
 * <p>Shape: its {@code parameters} are in the scope's slots from {@code firstSlot} on: the element, its index from 0, the
 * number of elements; for {@code aggregate} the result so far comes first. No two lambdas that are computed at one time
 * share a slot.
 */
public record LambdaPlan(int firstSlot, int parameters, ExprPlan body) {
    public LambdaPlan {
        if (firstSlot < 0 || parameters < 1) {
            throw new PlanException(
                    "a lambda needs a slot and a parameter, firstSlot=" + firstSlot + " parameters=" + parameters);
        }
        Objects.requireNonNull(body, "body");
    }
}
