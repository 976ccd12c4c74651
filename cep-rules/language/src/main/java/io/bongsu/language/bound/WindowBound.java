package io.bongsu.language.bound;

import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.KeyPlan;
import io.bongsu.engine.plan.LengthOfTime;
import io.bongsu.engine.plan.WindowPlan;
import java.util.List;

/** The bound of what a window keeps under one key. */
final class WindowBound implements WindowPlan.Cases<StateBound> {
    private static final String USE_TIME = "Use #time(…), or a context by the same fields.";

    private final String stream;
    private final KeyPlan key;

    private WindowBound(String stream, KeyPlan key) {
        this.stream = stream;
        this.key = key;
    }

    static StateBound of(WindowPlan window, String stream, KeyPlan key) {
        return window.fold(new WindowBound(stream, key));
    }

    private StateBound of(WindowPlan window) {
        return window.fold(this);
    }

    private String perKey() {
        return key.streams().isEmpty() ? "" : " per key";
    }

    private static StateBound batches(LengthOfTime period) {
        return StateBound.bounded("two batches of " + StateBound.length(period));
    }

    private StateBound perValue(List<ExprPlan> criteria, String window) {
        return StatementBound.isKey(criteria, stream, key)
                ? StateBound.bounded("one event" + perKey())
                : StateBound.unbounded(window + " keeps an event for every value that was ever seen", USE_TIME);
    }

    @Override
    public StateBound time(WindowPlan.Time time) {
        return StateBound.bounded("events of the last " + StateBound.length(time.size()));
    }

    @Override
    public StateBound length(WindowPlan.Length length) {
        return StateBound.bounded("the last " + length.size() + " events" + perKey());
    }

    @Override
    public StateBound sized(WindowPlan.Sized sized) {
        return StateBound.bounded("as many events as the context says" + perKey());
    }

    @Override
    public StateBound lastEvent(WindowPlan.LastEvent last) {
        return StateBound.bounded("the last event" + perKey());
    }

    @Override
    public StateBound firstEvent(WindowPlan.FirstEvent first) {
        return StateBound.bounded("the first event" + perKey());
    }

    @Override
    public StateBound firstLength(WindowPlan.FirstLength first) {
        return StateBound.bounded("the first " + first.size() + " events" + perKey());
    }

    @Override
    public StateBound firstTime(WindowPlan.FirstTime first) {
        return StateBound.bounded("the events of the first " + StateBound.length(first.size()) + perKey());
    }

    @Override
    public StateBound unique(WindowPlan.Unique unique) {
        return perValue(unique.criteria(), "#unique");
    }

    @Override
    public StateBound firstUnique(WindowPlan.FirstUnique unique) {
        return perValue(unique.criteria(), "#firstunique");
    }

    @Override
    public StateBound keepAll(WindowPlan.KeepAll all) {
        return StateBound.unbounded("#keepall keeps every event for ever", "Use #time(…) or #length(…).");
    }

    @Override
    public StateBound lengthBatch(WindowPlan.LengthBatch batch) {
        return StateBound.bounded("two batches of " + batch.size() + " events" + perKey());
    }

    @Override
    public StateBound timeBatch(WindowPlan.TimeBatch batch) {
        return batches(batch.size());
    }

    @Override
    public StateBound timeLengthBatch(WindowPlan.TimeLengthBatch batch) {
        return StateBound.bounded("two batches of " + batch.size() + " events" + perKey());
    }

    @Override
    public StateBound extTimed(WindowPlan.ExtTimed timed) {
        return StateBound.bounded("events of the last " + StateBound.length(timed.size()) + " of their own clock");
    }

    @Override
    public StateBound extTimedBatch(WindowPlan.ExtTimedBatch batch) {
        return batches(batch.size());
    }

    @Override
    public StateBound timeAccum(WindowPlan.TimeAccum time) {
        return StateBound.unbounded(
                "#time_accum keeps all events as long as they come at intervals shorter than "
                        + StateBound.length(time.size()),
                "Combine it with #length(…).");
    }

    @Override
    public StateBound timeOrder(WindowPlan.TimeOrder order) {
        return StateBound.bounded("events until "
                + order.size().map(size -> StateBound.length(size) + " after ").orElse("") + "their own time");
    }

    @Override
    public StateBound sort(WindowPlan.Sort sort) {
        return StateBound.bounded("the first " + sort.size() + " events" + perKey());
    }

    @Override
    public StateBound rank(WindowPlan.Rank rank) {
        return StateBound.bounded("the first " + rank.size() + " events" + perKey());
    }

    @Override
    public StateBound expression(WindowPlan.Expression window) {
        return StateBound.unbounded(
                "#expr keeps events as long as its condition holds", "Combine it with #length(…) or #time(…).");
    }

    @Override
    public StateBound expressionBatch(WindowPlan.ExpressionBatch batch) {
        return StateBound.unbounded(
                "#expr_batch keeps events until its condition holds", "Combine it with #length(…) or #time(…).");
    }

    @Override
    public StateBound grouped(WindowPlan.Grouped grouped) {
        StateBound each = of(grouped.window());
        if (!each.bounded() || StatementBound.isKey(grouped.criteria(), stream, key)) {
            return each;
        }
        return grouped.reclaim().isPresent()
                ? StateBound.bounded(each.text() + ", for each value seen within "
                        + StateBound.length(grouped.reclaim().get().maxAgeMillis()))
                : StateBound.unbounded(
                        "#groupwin keeps a window for every value that was ever seen",
                        "Use @Hint('reclaim_group_aged=…'), or a context by the same fields.");
    }

    @Override
    public StateBound shared(WindowPlan.Shared shared) {
        return of(shared.window());
    }

    @Override
    public StateBound named(WindowPlan.Named named) {
        return StateBound.bounded("what window " + named.name() + " keeps");
    }

    @Override
    public StateBound intersection(WindowPlan.Intersection several) {
        List<StateBound> bounds = several.windows().stream().map(this::of).toList();
        return bounds.stream().filter(StateBound::bounded).findFirst().orElse(bounds.get(0));
    }

    @Override
    public StateBound union(WindowPlan.Union several) {
        List<StateBound> bounds = several.windows().stream().map(this::of).toList();
        return bounds.stream().filter(bound -> !bound.bounded()).findFirst().orElse(bounds.get(0));
    }

    @Override
    public StateBound derived(WindowPlan.Derived derived) {
        return derived.window().map(this::of).orElseGet(() -> StateBound.bounded("the numbers" + perKey()));
    }
}
