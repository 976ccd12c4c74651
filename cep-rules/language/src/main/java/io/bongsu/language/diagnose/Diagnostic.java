package io.bongsu.language.diagnose;

import java.util.Objects;

/**
 * One thing that is wrong, or worth a warning: place, number, cause and cure.
 *
 * <p>Shape: {@code span} is of {@code source}; {@code cure} is a sentence that ends in a full stop, or empty.
 */
public record Diagnostic(ErrorCode code, Severity severity, SourceText source, Span span, String message, String cure) {
    /** Errors keep a rule from being planned; warnings do not. */
    public enum Severity {
        ERROR,
        WARNING
    }

    public Diagnostic {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(span, "span");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(cure, "cure");
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
