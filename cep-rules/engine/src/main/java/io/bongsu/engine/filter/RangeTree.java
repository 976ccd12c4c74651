package io.bongsu.engine.filter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Closed intervals of doubles, asked which of them hold a point.
 *
 * <p>Shape: a centred interval tree, built once. Open ends are widened to closed ones by the caller, who checks the exact
 * condition again.
 *
 * <p>Cost: O(log n + found) per point.
 */
final class RangeTree<T> {
    /** An interval and what it stands for. */
    record Range<T>(double low, double high, T value) {}

    private final double centre;
    private final List<Range<T>> byLow;
    private final List<Range<T>> byHigh;
    private final RangeTree<T> left;
    private final RangeTree<T> right;

    private RangeTree(List<Range<T>> ranges) {
        List<Double> ends = new ArrayList<>();
        for (Range<T> range : ranges) {
            ends.add(inner(range.low(), range.high()));
            ends.add(inner(range.high(), range.low()));
        }
        ends.sort(null);
        this.centre = ends.get(ends.size() / 2);
        List<Range<T>> here = new ArrayList<>();
        List<Range<T>> below = new ArrayList<>();
        List<Range<T>> above = new ArrayList<>();
        for (Range<T> range : ranges) {
            (range.high() < centre ? below : range.low() > centre ? above : here).add(range);
        }
        this.byLow = new ArrayList<>(here);
        this.byHigh = new ArrayList<>(here);
        byLow.sort(Comparator.comparingDouble(Range<T>::low));
        byHigh.sort(Comparator.comparingDouble(Range<T>::high).reversed());
        this.left = of(below);
        this.right = of(above);
    }

    /** The end, or, if that is infinite, the other one: always a point of the range, so that each level takes one out. */
    private static double inner(double end, double other) {
        return Double.isFinite(end) ? end : Double.isFinite(other) || end == other ? other : 0;
    }

    /** Null for no intervals. */
    static <T> RangeTree<T> of(List<Range<T>> ranges) {
        List<Range<T>> proper =
                ranges.stream().filter(range -> range.low() <= range.high()).toList();
        return proper.isEmpty() ? null : new RangeTree<>(proper);
    }

    void find(double point, Consumer<T> found) {
        if (point <= centre) {
            for (int i = 0; i < byLow.size() && byLow.get(i).low() <= point; i++) {
                found.accept(byLow.get(i).value());
            }
            if (left != null) {
                left.find(point, found);
            }
        } else {
            for (int i = 0; i < byHigh.size() && byHigh.get(i).high() >= point; i++) {
                found.accept(byHigh.get(i).value());
            }
            if (right != null) {
                right.find(point, found);
            }
        }
    }
}
