package io.bongsu.engine.plan;

/** A plan that breaks its own rules: constraint first, then {@code name=value}. */
public final class PlanException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PlanException(String message) {
        super(message);
    }
}
