package io.bongsu.schemas;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Schemas that cannot be used, all that were found in one run.
 *
 * <p>Shape: one problem per line of the message, {@code place: constraint, name=value}.
 */
public final class CatalogException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** What is wrong and where: a file, or {@code file:line:column}, or the name of a schema that has no file. */
    public record Problem(String place, String message) {
        public Problem {
            Objects.requireNonNull(place, "place");
            Objects.requireNonNull(message, "message");
        }

        @Override
        public String toString() {
            return place + ": " + message;
        }
    }

    public CatalogException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public CatalogException(String place, String message) {
        this(List.of(new Problem(place, message)));
    }

    public List<Problem> problems() {
        return problems;
    }
}
