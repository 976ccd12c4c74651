package io.bongsu.engine.state;

/** Bytes that are not the state they are said to be: constraint first, then {@code name=value}. */
public final class StateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StateException(String message) {
        super(message);
    }
}
