package io.bongsu.engine.plan;

import java.util.ArrayList;
import java.util.List;

/** What windows look at, in text order: for walks that look at every window in the same way. */
public final class WindowOperands {
    private WindowOperands() {}

    /** The windows that a window is made of. */
    public static List<WindowPlan> windows(WindowPlan window) {
        if (window instanceof WindowPlan.Grouped grouped) {
            return List.of(grouped.window());
        } else if (window instanceof WindowPlan.Shared shared) {
            return List.of(shared.window());
        } else if (window instanceof WindowPlan.Intersection several) {
            return several.windows();
        } else if (window instanceof WindowPlan.Union several) {
            return several.windows();
        } else if (window instanceof WindowPlan.Derived derived) {
            return derived.window().map(List::of).orElse(List.of());
        }
        return List.of();
    }

    /** Whether it, or a window in it, hands events to its condition as a whole. */
    public static boolean looksAtWholeEvents(WindowPlan window) {
        return window instanceof WindowPlan.Expression
                || window instanceof WindowPlan.ExpressionBatch
                || windows(window).stream().anyMatch(WindowOperands::looksAtWholeEvents);
    }

    /** All expressions over the events of the stream, those of the windows in it among them. */
    public static List<ExprPlan> of(WindowPlan window) {
        List<ExprPlan> all = new ArrayList<>(own(window));
        windows(window).forEach(part -> all.addAll(of(part)));
        return all;
    }

    private static List<ExprPlan> own(WindowPlan window) {
        if (window instanceof WindowPlan.Unique unique) {
            return unique.criteria();
        } else if (window instanceof WindowPlan.FirstUnique unique) {
            return unique.criteria();
        } else if (window instanceof WindowPlan.Grouped grouped) {
            return grouped.criteria();
        } else if (window instanceof WindowPlan.ExtTimed timed) {
            return List.of(timed.timestamp());
        } else if (window instanceof WindowPlan.ExtTimedBatch timed) {
            return List.of(timed.timestamp());
        } else if (window instanceof WindowPlan.TimeOrder timed) {
            return List.of(timed.timestamp());
        } else if (window instanceof WindowPlan.Sort sort) {
            return values(sort.keys());
        } else if (window instanceof WindowPlan.Rank rank) {
            List<ExprPlan> all = new ArrayList<>(rank.criteria());
            all.addAll(values(rank.keys()));
            return all;
        } else if (window instanceof WindowPlan.Derived view) {
            List<ExprPlan> all = new ArrayList<>(view.derived().values());
            view.derived().extra().forEach(column -> all.add(column.value()));
            view.derived().groups().forEach(column -> all.add(column.value()));
            return all;
        }
        return List.of();
    }

    private static List<ExprPlan> values(List<SortKey> keys) {
        return keys.stream().map(SortKey::value).toList();
    }
}
