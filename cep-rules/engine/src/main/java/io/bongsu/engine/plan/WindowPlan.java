package io.bongsu.engine.plan;

import java.util.List;
import java.util.Optional;

/**
 * Which events a statement over a stream keeps.
 *
 * <p>Shape: one family, one file, however long: its cases are read together.
 *
 * <p>Source: Esper reference, "EPL Reference: Data Windows".
 */
public sealed interface WindowPlan {
    <R> R fold(Cases<R> cases);

    /** Every case of the family. */
    interface Cases<R> {
        R time(Time window);

        R length(Length window);

        R lastEvent(LastEvent window);

        R firstEvent(FirstEvent window);

        R firstLength(FirstLength window);

        R firstTime(FirstTime window);

        R unique(Unique window);

        R firstUnique(FirstUnique window);

        R keepAll(KeepAll window);

        R lengthBatch(LengthBatch window);

        R timeBatch(TimeBatch window);

        R timeLengthBatch(TimeLengthBatch window);

        R extTimed(ExtTimed window);

        R extTimedBatch(ExtTimedBatch window);

        R timeAccum(TimeAccum window);

        R timeOrder(TimeOrder window);

        R sort(Sort window);

        R rank(Rank window);

        R expression(Expression window);

        R expressionBatch(ExpressionBatch window);

        R grouped(Grouped window);

        R shared(Shared window);

        R named(Named window);

        R intersection(Intersection window);

        R union(Union window);

        R derived(Derived window);

        R sized(Sized window);
    }

    /** When batches end, beside at the end of their time. */
    record Flow(boolean forceUpdate, boolean startEager) {
        /** No keyword given. */
        public static final Flow PLAIN = new Flow(false, false);
    }

    /** A time from which others are reckoned. */
    record Reference(long timeMillis) {}

    /** How long a group is kept without an event, and how often that is looked at; ms. */
    record Reclaim(long maxAgeMillis, long frequencyMillis) {}

    /** {@code #time(size)}: an event of time t leaves at exactly t + size. */
    record Time(LengthOfTime size) implements WindowPlan {
        public Time(long sizeMillis) {
            this(positive("time", sizeMillis));
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.time(this);
        }
    }

    /** {@code #length(size)}. */
    record Length(int size) implements WindowPlan {
        public Length {
            requirePositive("length", size);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.length(this);
        }
    }

    /**
     * A window of which the context partition says the size: {@code size} is evaluated when the window begins. A size below 1
     * counts as 1.
     */
    record Sized(Kind kind, ExprPlan size) implements WindowPlan {
        private static final double MILLIS = 1000d;

        /** What the size is the size of. */
        public enum Kind {
            LENGTH,
            FIRST_LENGTH,
            LENGTH_BATCH,
            /** In seconds. */
            TIME
        }

        /** The window of this size. */
        public WindowPlan of(Number given) {
            int events = given == null ? 1 : Math.max(1, given.intValue());
            return switch (kind) {
                case LENGTH -> new Length(events);
                case FIRST_LENGTH -> new FirstLength(events);
                case LENGTH_BATCH -> new LengthBatch(events);
                case TIME -> new Time(given == null ? 1 : Math.max(1, Math.round(given.doubleValue() * MILLIS)));
            };
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.sized(this);
        }
    }

    /** {@code #lastevent}. */
    record LastEvent() implements WindowPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.lastEvent(this);
        }
    }

    /** {@code #firstevent}. */
    record FirstEvent() implements WindowPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.firstEvent(this);
        }
    }

    /** {@code #firstlength(size)}: the first events. */
    record FirstLength(int size) implements WindowPlan {
        public FirstLength {
            requirePositive("firstlength", size);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.firstLength(this);
        }
    }

    /** {@code #firsttime(size)}: the events of the first time of the statement. */
    record FirstTime(LengthOfTime size) implements WindowPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.firstTime(this);
        }
    }

    /** {@code #unique(criteria)}: the last event per value. */
    record Unique(List<ExprPlan> criteria) implements WindowPlan {
        public Unique {
            criteria = List.copyOf(criteria);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.unique(this);
        }
    }

    /** {@code #firstunique(criteria)}: the first event per value. */
    record FirstUnique(List<ExprPlan> criteria) implements WindowPlan {
        public FirstUnique {
            criteria = List.copyOf(criteria);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.firstUnique(this);
        }
    }

    /** {@code #keepall}. */
    record KeepAll() implements WindowPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.keepAll(this);
        }
    }

    /** {@code #length_batch(size)}. */
    record LengthBatch(int size) implements WindowPlan {
        public LengthBatch {
            requirePositive("length_batch", size);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.lengthBatch(this);
        }
    }

    /**
     * {@code #time_batch(size, reference, flow)}: batches end at the multiples of the size from the reference time on, or else
     * from the first event on.
     */
    record TimeBatch(LengthOfTime size, Optional<Reference> reference, Flow flow) implements WindowPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.timeBatch(this);
        }
    }

    /** {@code #time_length_batch(time, size, flow)}. */
    record TimeLengthBatch(LengthOfTime time, int size, Flow flow) implements WindowPlan {
        public TimeLengthBatch {
            requirePositive("time_length_batch", size);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.timeLengthBatch(this);
        }
    }

    /** {@code #ext_timed(timestamp, size)}: as {@code #time}, by a clock that the events bring along. */
    record ExtTimed(ExprPlan timestamp, LengthOfTime size) implements WindowPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.extTimed(this);
        }
    }

    /** {@code #ext_timed_batch(timestamp, size, reference)}. */
    record ExtTimedBatch(ExprPlan timestamp, LengthOfTime size, Optional<Reference> reference) implements WindowPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.extTimedBatch(this);
        }
    }

    /** {@code #time_accum(size)}: all events leave when none has come for the time. */
    record TimeAccum(LengthOfTime size) implements WindowPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.timeAccum(this);
        }
    }

    /** {@code #time_order(timestamp, size)}, and, without a size, {@code #timetolive(timestamp)}. */
    record TimeOrder(ExprPlan timestamp, Optional<LengthOfTime> size) implements WindowPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.timeOrder(this);
        }
    }

    /** {@code #sort(size, keys)}: the first events in an order. */
    record Sort(int size, List<SortKey> keys) implements WindowPlan {
        public Sort {
            requirePositive("sort", size);
            keys = List.copyOf(keys);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.sort(this);
        }
    }

    /** {@code #rank(criteria, size, keys)}: as {@code #sort}, one event per value of the criteria. */
    record Rank(List<ExprPlan> criteria, int size, List<SortKey> keys) implements WindowPlan {
        public Rank {
            requirePositive("rank", size);
            criteria = List.copyOf(criteria);
            keys = List.copyOf(keys);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.rank(this);
        }
    }

    /** {@code #expr(condition)}: the oldest events leave until the condition holds. */
    record Expression(WindowCondition condition) implements WindowPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.expression(this);
        }
    }

    /**
     * {@code #expr_batch(condition, inclusive)}: a batch ends with the event for which the condition holds, or, not inclusive,
     * before it.
     */
    record ExpressionBatch(WindowCondition condition, boolean inclusive) implements WindowPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.expressionBatch(this);
        }
    }

    /** {@code #groupwin(criteria)}: a window of its own for each value. */
    record Grouped(List<ExprPlan> criteria, Optional<Reclaim> reclaim, WindowPlan window) implements WindowPlan {
        public Grouped {
            criteria = List.copyOf(criteria);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.grouped(this);
        }
    }

    /** Several windows: an event leaves when it leaves any of them. */
    record Intersection(List<WindowPlan> windows) implements WindowPlan {
        public Intersection {
            windows = List.copyOf(windows);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.intersection(this);
        }
    }

    /** Several windows, {@code retain-union}: an event leaves when it has left all of them. */
    record Union(List<WindowPlan> windows) implements WindowPlan {
        public Union {
            windows = List.copyOf(windows);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.union(this);
        }
    }

    /** A value that is derived from what a window keeps, or, without one, from all events. */
    record Derived(Optional<WindowPlan> window, DerivedPlan derived) implements WindowPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.derived(this);
        }
    }

    private static LengthOfTime positive(String window, long sizeMillis) {
        if (sizeMillis <= 0) {
            throw new PlanException("a " + window + " window must be > 0 ms, sizeMillis=" + sizeMillis);
        }
        return LengthOfTime.ofMillis(sizeMillis);
    }

    private static void requirePositive(String window, int size) {
        if (size <= 0) {
            throw new PlanException("a " + window + " window must be > 0 events, size=" + size);
        }
    }

    /** A named window: other statements read what it keeps by its name, which is also that of its events' type. */
    record Shared(String name, WindowPlan window) implements WindowPlan {
        public Shared {
            if (window instanceof Shared || window instanceof Named) {
                throw new PlanException("a named window is made of data windows, name=" + name);
            }
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.shared(this);
        }
    }

    /** What a named window keeps; {@code window} tells how. */
    record Named(String name, WindowPlan window) implements WindowPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.named(this);
        }
    }
}
