package io.bongsu.benchmarks.contender;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The matches that a system found in one round: for each the event time at which it was complete, and a hash of what it is
 * made of.
 *
 * <p>Shape: a bag; the order in which matches are added does not matter. Any thread may add, each to a part of its own;
 * counts and digests are asked for when the round is over.
 *
 * <p>Unit: event time in ms. Cost: 16 bytes and no lock per match.
 */
public final class Matches {
    private final List<Part> parts = new CopyOnWriteArrayList<>();
    private final ThreadLocal<Part> own = ThreadLocal.withInitial(this::newPart);

    public void add(long timeMillis, long hash) {
        own.get().add(timeMillis, hash);
    }

    /** A part for one thread that adds often. */
    public Part newPart() {
        Part part = new Part();
        parts.add(part);
        return part;
    }

    /** How many matches were complete at {@code cutMillis} or before. */
    public long countUpTo(long cutMillis) {
        return parts.stream().mapToLong(part -> part.countUpTo(cutMillis)).sum();
    }

    /** The same number for the same bag of matches up to {@code cutMillis}. */
    public long digestUpTo(long cutMillis) {
        return parts.stream().mapToLong(part -> part.digestUpTo(cutMillis)).sum();
    }

    /** Spreads a number over 64 bits (the finalizer of MurmurHash3), for hashes of matches. */
    public static long mix(long number) {
        long mixed = number;
        mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }

    /** The hash of a match of these numbers (indexes of its events, result values), in this order. */
    public static long hash(long... numbers) {
        long hash = numbers.length;
        for (long number : numbers) {
            hash = mix(hash * 31 + number);
        }
        return hash;
    }

    /** The matches that one thread added. */
    public static final class Part {
        private final LongArrayList times = new LongArrayList();
        private final LongArrayList hashes = new LongArrayList();

        private Part() {}

        public void add(long timeMillis, long hash) {
            times.add(timeMillis);
            hashes.add(hash);
        }

        private long countUpTo(long cutMillis) {
            long count = 0;
            for (int i = 0; i < times.size(); i++) {
                count += times.getLong(i) <= cutMillis ? 1 : 0;
            }
            return count;
        }

        private long digestUpTo(long cutMillis) {
            long digest = 0;
            for (int i = 0; i < times.size(); i++) {
                // The time belongs to the match; a sum, so that order does not matter and doubles do.
                digest += times.getLong(i) <= cutMillis ? mix(hashes.getLong(i) ^ mix(times.getLong(i))) : 0;
            }
            return digest;
        }
    }
}
