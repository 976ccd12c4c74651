package io.bongsu.benchmarks.city;

/**
 * Numbers that look random and are functions of what they are asked for.
 *
 * <p>Cost: one multiplication chain per number (the finalizer of SplitMix64).
 */
final class Chance {
    private final long seed;

    Chance(long seed) {
        this.seed = seed;
    }

    /** 64 bits for a question and a number. */
    long bits(int question, long number) {
        long mixed = seed + question * 0x632be59bd9b4e019L + number * 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    /** A number from 0 to {@code bound} - 1. */
    int below(int bound, int question, long number) {
        return (int) (((bits(question, number) >>> 32) * bound) >>> 32);
    }

    /** A number from {@code from} to {@code to}, with two decimals' worth of detail. */
    double between(double from, double to, int question, long number) {
        return from + (to - from) * below(10_001, question, number) / 10_000;
    }

    /** True in {@code part} of {@code whole} cases. */
    boolean isOne(int part, int whole, int question, long number) {
        return below(whole, question, number) < part;
    }
}
