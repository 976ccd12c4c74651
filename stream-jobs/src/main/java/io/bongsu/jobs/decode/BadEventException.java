package io.bongsu.jobs.decode;

/** A message that is no event of its type: constraint first, then {@code name=value}, then the cure. */
final class BadEventException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Rejection rejection;

    BadEventException(Rejection rejection, String message) {
        super(message, null, false, false);
        this.rejection = rejection;
    }

    Rejection rejection() {
        return rejection;
    }
}
