package io.bongsu.engine.expression;

/** A compiled expression. Cost: no allocation for comparisons and logic; errors: none, what cannot be computed is null. */
@FunctionalInterface
public interface Evaluator {
    /** The value (a Java value as {@link io.bongsu.schemas.ValueType} says), or null. */
    Object evaluate(Scope scope);

    /** Whether the value is true; null counts as false. */
    default boolean holds(Scope scope) {
        return Boolean.TRUE.equals(evaluate(scope));
    }
}
