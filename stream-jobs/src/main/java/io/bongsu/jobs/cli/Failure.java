package io.bongsu.jobs.cli;

import java.util.regex.Pattern;

/** Finds the one message in a chain of causes that says what went wrong. */
final class Failure {
    /** A code of ours, perhaps after the place in a file; Flink wraps messages behind class names. */
    private static final Pattern CODED = Pattern.compile("([^\\n]+:[0-9]+: )?CEP-[0-9]{4}");

    private Failure() {}

    /** The innermost message with a code of ours, else the innermost message. */
    static String message(Throwable failure) {
        String coded = null;
        Throwable innermost = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (message != null && CODED.matcher(message).lookingAt()) {
                coded = message;
            }
            innermost = cause;
        }
        if (coded != null) {
            return coded;
        }
        return innermost.getMessage() == null || innermost.getMessage().isBlank()
                ? innermost.toString()
                : innermost.getClass().getName().startsWith("io.bongsu.")
                        ? innermost.getMessage()
                        : innermost.getClass().getSimpleName() + ": " + innermost.getMessage();
    }
}
