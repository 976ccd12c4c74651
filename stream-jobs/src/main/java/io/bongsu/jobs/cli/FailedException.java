package io.bongsu.jobs.cli;

/** The command failed for a reason that the user can mend: said in one message, exit code 1. */
final class FailedException extends Exception {
    private static final long serialVersionUID = 1L;

    FailedException(String message) {
        super(message);
    }
}
