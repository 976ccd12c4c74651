package io.bongsu.engine.plan;

import java.util.List;

/**
 * Which events a statement over a stream keeps.
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

        R unique(Unique window);

        R firstUnique(FirstUnique window);

        R keepAll(KeepAll window);
    }

    /** {@code #time(size)}: an event of time t leaves at exactly t + sizeMillis. */
    record Time(long sizeMillis) implements WindowPlan {
        public Time {
            if (sizeMillis <= 0) {
                throw new PlanException("a time window must be > 0 ms, sizeMillis=" + sizeMillis);
            }
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.time(this);
        }
    }

    /** {@code #length(size)}. */
    record Length(int size) implements WindowPlan {
        public Length {
            if (size <= 0) {
                throw new PlanException("a length window must be > 0 events, size=" + size);
            }
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.length(this);
        }
    }

    /** {@code #lastevent}. */
    record LastEvent() implements WindowPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.lastEvent(this);
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
}
