package io.bongsu.language.diagnose;

/**
 * A stretch of text, as character offsets: {@code from} inclusive, {@code to} exclusive.
 *
 * <p>Errors: {@code to} must not be before {@code from}.
 */
public record Span(int from, int to) {
    public Span {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("a span must not end before it starts, from=" + from + " to=" + to);
        }
    }

    /** The stretch from the start of this to the end of the other, in either order. */
    public Span join(Span other) {
        return new Span(Math.min(from, other.from), Math.max(to, other.to));
    }

    public Span shift(int by) {
        return new Span(from + by, to + by);
    }
}
