package io.bongsu.language.diagnose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects the diagnostics of one rule; the same one twice counts once.
 *
 * <p>Shape: {@link #all} ascends by file and place.
 */
public final class Diagnostics {
    private final Set<Diagnostic> collected = new LinkedHashSet<>();

    public void add(Diagnostic diagnostic) {
        collected.add(diagnostic);
    }

    public void error(ErrorCode code, SourceText source, Span span, String message, String cure) {
        add(new Diagnostic(code, Diagnostic.Severity.ERROR, source, span, message, cure));
    }

    public void warning(ErrorCode code, SourceText source, Span span, String message, String cure) {
        add(new Diagnostic(code, Diagnostic.Severity.WARNING, source, span, message, cure));
    }

    public boolean hasErrors() {
        return errors() > 0;
    }

    /** How many errors were collected so far. */
    public int errors() {
        return (int) collected.stream().filter(Diagnostic::isError).count();
    }

    public List<Diagnostic> all() {
        List<Diagnostic> sorted = new ArrayList<>(collected);
        sorted.sort(Comparator.comparing((Diagnostic d) -> d.source().file())
                .thenComparing(d -> d.span().from())
                .thenComparing(d -> d.span().to())
                .thenComparing(Diagnostic::code));
        return sorted;
    }
}
