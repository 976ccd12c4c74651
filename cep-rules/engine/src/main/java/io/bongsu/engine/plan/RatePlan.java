package io.bongsu.engine.plan;

import java.util.Objects;
import java.util.Optional;

/**
 * When a statement puts its rows out, and which of those that have gathered since the last time.
 *
 * <p>Shape: without {@code condition} rows go out as they come, once {@code after} is over. {@code hashed}: the last rows of
 * groups come in the order of a hash table, as in Esper where a statement sorts, limits or says so by a hint; else in the
 * order of the groups' first events.
 *
 * <p>Source: Esper reference, "Stabilizing and Controlling Output: the Output Clause".
 */
public record RatePlan(Show show, Optional<Condition> condition, Optional<After> after, boolean hashed) {
    /** Which rows. */
    public enum Show {
        EVERY,
        FIRST,
        LAST,
        ALL,
        SNAPSHOT
    }

    /** What must happen before rows go out. */
    public sealed interface Condition {
        <R> R fold(Cases<R> cases);

        /** Every case of the family. */
        interface Cases<R> {
            R events(Events condition);

            R time(Time condition);
        }
    }

    /** So many events that enter, or so many that leave. */
    public record Events(long count) implements Condition {
        public Events {
            if (count <= 0) {
                throw new PlanException("an output rate must be > 0 events, count=" + count);
            }
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.events(this);
        }
    }

    /** Every so many ms, counted from the first event. */
    public record Time(long periodMillis) implements Condition {
        public Time {
            if (periodMillis <= 0) {
                throw new PlanException("an output rate must be > 0 ms, periodMillis=" + periodMillis);
            }
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.time(this);
        }
    }

    /** Nothing goes out before so many events entered, or so many ms have passed since the start, where none are given. */
    public record After(long events, long millis) {
        public After {
            if (events < 0 || millis < 0) {
                throw new PlanException(
                        "output begins after events or after ms, events=" + events + " millis=" + millis);
            }
        }
    }

    public RatePlan {
        Objects.requireNonNull(show, "show");
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(after, "after");
    }
}
