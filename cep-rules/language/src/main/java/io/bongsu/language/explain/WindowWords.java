package io.bongsu.language.explain;

import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.LengthOfTime;
import io.bongsu.engine.plan.PlanText;
import io.bongsu.engine.plan.SortKey;
import io.bongsu.engine.plan.WindowCondition;
import io.bongsu.engine.plan.WindowPlan;
import io.bongsu.language.bound.StateBound;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a window keeps, in words. */
final class WindowWords implements WindowPlan.Cases<String> {
    private WindowWords() {}

    static String of(WindowPlan window) {
        return window.fold(new WindowWords());
    }

    private static String list(List<ExprPlan> expressions) {
        return expressions.stream().map(PlanText::of).collect(Collectors.joining(", "));
    }

    private static String keys(List<SortKey> keys) {
        return keys.stream()
                .map(key -> PlanText.of(key.value()) + (key.descending() ? " descending" : ""))
                .collect(Collectors.joining(", "));
    }

    private static String length(LengthOfTime period) {
        return StateBound.length(period);
    }

    private static String condition(WindowCondition condition) {
        return PlanText.of(condition.condition());
    }

    @Override
    public String time(WindowPlan.Time time) {
        return "the events of the last " + length(time.size());
    }

    @Override
    public String length(WindowPlan.Length length) {
        return "the last " + length.size() + " events";
    }

    @Override
    public String sized(WindowPlan.Sized sized) {
        return switch (sized.kind()) {
            case LENGTH -> "as many of the last events as the context says";
            case FIRST_LENGTH -> "as many of the first events as the context says";
            case LENGTH_BATCH -> "batches of as many events as the context says";
            case TIME -> "the events of as long a time as the context says";
        };
    }

    @Override
    public String lastEvent(WindowPlan.LastEvent last) {
        return "the last event";
    }

    @Override
    public String firstEvent(WindowPlan.FirstEvent first) {
        return "the first event";
    }

    @Override
    public String firstLength(WindowPlan.FirstLength first) {
        return "the first " + first.size() + " events";
    }

    @Override
    public String firstTime(WindowPlan.FirstTime first) {
        return "the events of the first " + length(first.size());
    }

    @Override
    public String unique(WindowPlan.Unique unique) {
        return "the last event per " + list(unique.criteria());
    }

    @Override
    public String firstUnique(WindowPlan.FirstUnique unique) {
        return "the first event per " + list(unique.criteria());
    }

    @Override
    public String keepAll(WindowPlan.KeepAll all) {
        return "every event";
    }

    @Override
    public String lengthBatch(WindowPlan.LengthBatch batch) {
        return "batches of " + batch.size() + " events";
    }

    @Override
    public String timeBatch(WindowPlan.TimeBatch batch) {
        return "batches of " + length(batch.size());
    }

    @Override
    public String timeLengthBatch(WindowPlan.TimeLengthBatch batch) {
        return "batches of " + length(batch.time()) + ", of at most " + batch.size() + " events";
    }

    @Override
    public String extTimed(WindowPlan.ExtTimed timed) {
        return "the events of the last " + length(timed.size()) + " by " + PlanText.of(timed.timestamp());
    }

    @Override
    public String extTimedBatch(WindowPlan.ExtTimedBatch batch) {
        return "batches of " + length(batch.size()) + " by " + PlanText.of(batch.timestamp());
    }

    @Override
    public String timeAccum(WindowPlan.TimeAccum time) {
        return "all events until none has come for " + length(time.size());
    }

    @Override
    public String timeOrder(WindowPlan.TimeOrder order) {
        return "each event until "
                + order.size().map(size -> length(size) + " after ").orElse("") + PlanText.of(order.timestamp());
    }

    @Override
    public String sort(WindowPlan.Sort sort) {
        return "the first " + sort.size() + " events by " + keys(sort.keys());
    }

    @Override
    public String rank(WindowPlan.Rank rank) {
        return "the first " + rank.size() + " events by " + keys(rank.keys()) + ", one per " + list(rank.criteria());
    }

    @Override
    public String expression(WindowPlan.Expression window) {
        return "the newest events for which " + condition(window.condition());
    }

    @Override
    public String expressionBatch(WindowPlan.ExpressionBatch batch) {
        return "batches until " + condition(batch.condition());
    }

    @Override
    public String grouped(WindowPlan.Grouped grouped) {
        return of(grouped.window()) + ", for each " + list(grouped.criteria());
    }

    @Override
    public String shared(WindowPlan.Shared shared) {
        return of(shared.window()) + ", for all statements to read as " + shared.name();
    }

    @Override
    public String named(WindowPlan.Named named) {
        return "what window " + named.name() + " keeps";
    }

    @Override
    public String intersection(WindowPlan.Intersection several) {
        return several.windows().stream().map(WindowWords::of).collect(Collectors.joining(", of these "));
    }

    @Override
    public String union(WindowPlan.Union several) {
        return several.windows().stream().map(WindowWords::of).collect(Collectors.joining(", and "));
    }

    @Override
    public String derived(WindowPlan.Derived derived) {
        return derived.derived().statistic().name().toLowerCase(Locale.ROOT) + " of "
                + derived.window().map(WindowWords::of).orElse("all events that ever came");
    }
}
