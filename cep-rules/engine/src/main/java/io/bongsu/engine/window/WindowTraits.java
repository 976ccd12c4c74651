package io.bongsu.engine.window;

import io.bongsu.engine.plan.DerivedPlan;
import io.bongsu.engine.plan.WindowPlan;
import java.util.Optional;

/**
 * What a statement must know of a window, whatever it keeps.
 *
 * <p>Shape: {@code batch}: events enter later than they come. {@code choosy}: some never enter. {@code startsTimers}: the
 * time of the start matters. {@code derived}: what takes the place of the events, if anything.
 */
record WindowTraits(boolean batch, boolean choosy, boolean startsTimers, Optional<DerivedPlan> derived) {
    private static final WindowTraits PLAIN = new WindowTraits(false, false, false, Optional.empty());
    private static final WindowTraits CHOOSY = new WindowTraits(false, true, false, Optional.empty());

    static WindowTraits of(WindowPlan window) {
        if (window instanceof WindowPlan.Sized sized) {
            return of(sized.of(1));
        } else if (window instanceof WindowPlan.TimeBatch batch) {
            return batch(batch.flow().startEager());
        } else if (window instanceof WindowPlan.TimeLengthBatch batch) {
            return batch(batch.flow().startEager());
        } else if (window instanceof WindowPlan.LengthBatch
                || window instanceof WindowPlan.ExtTimedBatch
                || window instanceof WindowPlan.ExpressionBatch) {
            return batch(false);
        } else if (window instanceof WindowPlan.FirstTime) {
            // Esper counts it among the batches.
            return new WindowTraits(true, true, true, Optional.empty());
        } else if (window instanceof WindowPlan.FirstEvent
                || window instanceof WindowPlan.FirstLength
                || window instanceof WindowPlan.FirstUnique) {
            return CHOOSY;
        } else if (window instanceof WindowPlan.Grouped grouped) {
            WindowTraits inner = of(grouped.window());
            // A group starts with its first event.
            return new WindowTraits(inner.batch, inner.choosy, false, inner.derived);
        } else if (window instanceof WindowPlan.Shared shared) {
            return of(shared.window());
        } else if (window instanceof WindowPlan.Intersection several) {
            return new WindowTraits(
                    false, false, several.windows().stream().anyMatch(one -> of(one).startsTimers), Optional.empty());
        } else if (window instanceof WindowPlan.Union several) {
            return new WindowTraits(
                    false, false, several.windows().stream().anyMatch(one -> of(one).startsTimers), Optional.empty());
        } else if (window instanceof WindowPlan.Derived derived) {
            boolean starts = derived.window().map(one -> of(one).startsTimers).orElse(false);
            return new WindowTraits(false, false, starts, Optional.of(derived.derived()));
        }
        return PLAIN;
    }

    private static WindowTraits batch(boolean startsTimers) {
        return new WindowTraits(true, false, startsTimers, Optional.empty());
    }
}
