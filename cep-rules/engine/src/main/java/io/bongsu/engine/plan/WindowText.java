package io.bongsu.engine.plan;

import io.bongsu.engine.plan.WindowPlan.Flow;
import io.bongsu.engine.plan.WindowPlan.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Data windows as EPL writes them. */
final class WindowText implements WindowPlan.Cases<String> {
    private WindowText() {}

    static String of(WindowPlan window) {
        return window.fold(new WindowText());
    }

    private static String call(String name, Object... parameters) {
        List<String> texts = new ArrayList<>();
        for (Object parameter : parameters) {
            String text = parameter instanceof ExprPlan expression ? ExprText.of(expression) : parameter.toString();
            if (!text.isEmpty()) {
                texts.add(text);
            }
        }
        return "#" + name + "(" + String.join(", ", texts) + ")";
    }

    private static String flow(Flow flow) {
        String keywords = (flow.startEager() ? "START_EAGER " : "") + (flow.forceUpdate() ? "FORCE_UPDATE " : "");
        return keywords.isEmpty() ? "" : "'" + keywords.trim().replace(" ", ", ") + "'";
    }

    private static String reference(Optional<Reference> reference) {
        return reference.map(at -> at.timeMillis() + "L").orElse("");
    }

    private static String keys(List<SortKey> keys) {
        return keys.stream()
                .map(key -> ExprText.of(key.value()) + (key.descending() ? " desc" : ""))
                .collect(Collectors.joining(", "));
    }

    private static String condition(WindowCondition condition) {
        StringBuilder text = new StringBuilder(ExprText.of(condition.condition()));
        for (int slot = 0; slot < condition.aggregates().size(); slot++) {
            text.append("; #")
                    .append(slot)
                    .append(" = ")
                    .append(StatementText.aggregate(condition.aggregates().get(slot)));
        }
        return text.toString();
    }

    @Override
    public String time(WindowPlan.Time window) {
        return call("time", window.size());
    }

    @Override
    public String length(WindowPlan.Length window) {
        return call("length", window.size());
    }

    @Override
    public String sized(WindowPlan.Sized window) {
        return call(
                window.kind().name().toLowerCase(Locale.ROOT).replace("first_length", "firstlength"),
                ExprText.of(window.size()));
    }

    @Override
    public String lastEvent(WindowPlan.LastEvent window) {
        return "#lastevent";
    }

    @Override
    public String firstEvent(WindowPlan.FirstEvent window) {
        return "#firstevent";
    }

    @Override
    public String firstLength(WindowPlan.FirstLength window) {
        return call("firstlength", window.size());
    }

    @Override
    public String firstTime(WindowPlan.FirstTime window) {
        return call("firsttime", window.size());
    }

    @Override
    public String unique(WindowPlan.Unique window) {
        return call("unique", ExprText.list(window.criteria()));
    }

    @Override
    public String firstUnique(WindowPlan.FirstUnique window) {
        return call("firstunique", ExprText.list(window.criteria()));
    }

    @Override
    public String keepAll(WindowPlan.KeepAll window) {
        return "#keepall";
    }

    @Override
    public String lengthBatch(WindowPlan.LengthBatch window) {
        return call("length_batch", window.size());
    }

    @Override
    public String timeBatch(WindowPlan.TimeBatch window) {
        return call("time_batch", window.size(), reference(window.reference()), flow(window.flow()));
    }

    @Override
    public String timeLengthBatch(WindowPlan.TimeLengthBatch window) {
        return call("time_length_batch", window.time(), window.size(), flow(window.flow()));
    }

    @Override
    public String extTimed(WindowPlan.ExtTimed window) {
        return call("ext_timed", window.timestamp(), window.size());
    }

    @Override
    public String extTimedBatch(WindowPlan.ExtTimedBatch window) {
        return call("ext_timed_batch", window.timestamp(), window.size(), reference(window.reference()));
    }

    @Override
    public String timeAccum(WindowPlan.TimeAccum window) {
        return call("time_accum", window.size());
    }

    @Override
    public String timeOrder(WindowPlan.TimeOrder window) {
        return window.size().isPresent()
                ? call("time_order", window.timestamp(), window.size().get())
                : call("timetolive", window.timestamp());
    }

    @Override
    public String sort(WindowPlan.Sort window) {
        return call("sort", window.size(), keys(window.keys()));
    }

    @Override
    public String rank(WindowPlan.Rank window) {
        return call("rank", ExprText.list(window.criteria()), window.size(), keys(window.keys()));
    }

    @Override
    public String expression(WindowPlan.Expression window) {
        return call("expr", condition(window.condition()));
    }

    @Override
    public String expressionBatch(WindowPlan.ExpressionBatch window) {
        return call("expr_batch", condition(window.condition()), window.inclusive());
    }

    @Override
    public String grouped(WindowPlan.Grouped window) {
        String reclaim = window.reclaim()
                .map(r -> "reclaim after " + r.maxAgeMillis() + " ms, every " + r.frequencyMillis() + " ms")
                .orElse("");
        return call("groupwin", ExprText.list(window.criteria()), reclaim) + of(window.window());
    }

    @Override
    public String shared(WindowPlan.Shared window) {
        return of(window.window()) + " as window " + window.name();
    }

    @Override
    public String named(WindowPlan.Named window) {
        return " in window " + window.name();
    }

    @Override
    public String intersection(WindowPlan.Intersection window) {
        return window.windows().stream().map(WindowText::of).collect(Collectors.joining());
    }

    @Override
    public String union(WindowPlan.Union window) {
        return window.windows().stream().map(WindowText::of).collect(Collectors.joining()) + " retain-union";
    }

    @Override
    public String derived(WindowPlan.Derived window) {
        DerivedPlan derived = window.derived();
        List<ExprPlan> parameters = new ArrayList<>(derived.values());
        derived.extra().forEach(column -> parameters.add(column.value()));
        return window.window().map(WindowText::of).orElse("")
                + call(derived.statistic().name().toLowerCase(Locale.ROOT), ExprText.list(parameters));
    }
}
