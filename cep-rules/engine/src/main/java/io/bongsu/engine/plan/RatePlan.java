package io.bongsu.engine.plan;

import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * When a statement puts its rows out, and which of those that have gathered since the last time.
 *
 * <p>Shape: without {@code condition} rows go out as they come, once {@code after} is over. {@code end}: they also go out
 * when the context partition ends. {@code hashed}: the last rows of
 * groups come in the order of a hash table, as in Esper where a statement sorts, limits or says so by a hint; else in the
 * order of the groups' first events.
 *
 * <p>Source: Esper reference, "Stabilizing and Controlling Output: the Output Clause".
 */
public record RatePlan(
        Show show, Optional<Condition> condition, Optional<After> after, Optional<End> end, boolean hashed) {
    private static final String LAST_OUTPUT = "last_output_timestamp";

    /** What the expressions of a rate see: how many events came and went since the last output and ever, and its time. */
    public static final EventType COUNTS = new EventType(
            "output.counts",
            List.of(
                    new Field("count_insert", ValueType.INT),
                    new Field("count_remove", ValueType.INT),
                    new Field("count_insert_total", ValueType.INT),
                    new Field("count_remove_total", ValueType.INT),
                    new Field(LAST_OUTPUT, ValueType.LONG)));

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

            R at(At condition);

            R when(When condition);

            R never(Never condition);
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

    /** Each time that so much time has passed, counted from the first event. */
    public record Time(LengthOfTime period) implements Condition {
        public Time {
            Objects.requireNonNull(period, "period");
        }

        public Time(long periodMillis) {
            this(LengthOfTime.ofMillis(periodMillis));
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.time(this);
        }
    }

    /** Whenever the crontab comes, from the first event on. */
    public record At(CrontabPlan crontab) implements Condition {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.at(this);
        }
    }

    /** Each time that events come and the expression over {@link #COUNTS} is then true. */
    public record When(ExprPlan condition) implements Condition {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.when(this);
        }
    }

    /** Only when the context partition ends. */
    public record Never() implements Condition {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.never(this);
        }
    }

    /** Rows also go out at the end of the context partition, if the expression over {@link #COUNTS} is then true. */
    public record End(Optional<ExprPlan> condition) {}

    /** Nothing goes out before so many events entered, or so many ms have passed since the start, where none are given. */
    public record After(long events, long millis) {
        public After {
            if (events < 0 || millis < 0) {
                throw new PlanException(
                        "output begins after events or after ms, events=" + events + " millis=" + millis);
            }
        }
    }

    /** Whether the time at which a statement begins matters. */
    public boolean countsFromStart() {
        List<ExprPlan> conditions = new ArrayList<>();
        condition.filter(When.class::isInstance).ifPresent(when -> conditions.add(((When) when).condition()));
        end.flatMap(End::condition).ifPresent(conditions::add);
        return after.isPresent()
                || PlanParts.of(conditions, ExprPlan.FieldRef.class).stream()
                        .anyMatch(field -> field.steps().get(0).name().equals(LAST_OUTPUT));
    }

    public RatePlan {
        Objects.requireNonNull(show, "show");
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(end, "end");
    }
}
