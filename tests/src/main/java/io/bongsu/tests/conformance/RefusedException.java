package io.bongsu.tests.conformance;

/** A case cannot be run, for a reason that others may share. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(String reason) {
        super(reason);
    }

    /** What the runner itself cannot do, as against the compiler. */
    static RefusedException harness(String reason) {
        return new RefusedException("harness: " + reason);
    }
}
