package io.bongsu.benchmarks.stream;

/** Seeded draws: the same number for the same seed and place, whoever asks. */
final class Draw {
    private Draw() {}

    /** A number spread over 64 bits (SplitMix64). */
    static long at(long seed, long place) {
        long z = seed * 0x9E3779B97F4A7C15L + place;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** From 0 to below {@code bound}, all alike. */
    static int below(long draw, int bound) {
        return (int) ((draw >>> 33) % bound);
    }

    /** From 0 to below {@code bound}; a fifth of the draws goes to the first hundredth (at least one). */
    static int skewedBelow(long draw, int bound) {
        boolean hot = (draw & 0xFFFF) % 5 == 0;
        return below(draw, hot ? Math.max(1, bound / 100) : bound);
    }

    /** How late something comes: an eighth of all comes 1 to {@code mostMillis} late, the rest at once. */
    static long lateMillis(long draw, long mostMillis) {
        return draw % 8 == 0 ? 1 + below(draw, (int) mostMillis) : 0;
    }
}
