package io.bongsu.engine.plan;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** When a partition of a context begins or ends. */
public sealed interface ContextConditionPlan {
    <R> R fold(Cases<R> cases);

    /** Every case of the family. */
    interface Cases<R> {
        R filter(Filter condition);

        R pattern(Pattern condition);

        R after(After condition);

        R calendarAfter(CalendarAfter condition);

        R crontab(Crontab condition);

        R now(Now condition);

        R never(Never condition);
    }

    /** An event that passes the filter; {@code field} is where the level's row keeps it. */
    record Filter(FilterPlan filter, Optional<String> field) implements ContextConditionPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.filter(this);
        }
    }

    /**
     * A match of the pattern. {@code field}: where the level's row keeps the match as one row; without it each tag is a field
     * of its own. {@code inclusive}: the events of the match are fed to the partition that it begins. {@code now}: one
     * partition begins at once.
     */
    record Pattern(InputPlan.Pattern pattern, Optional<String> field, boolean inclusive, boolean now)
            implements ContextConditionPlan {
        public Pattern {
            Objects.requireNonNull(pattern, "pattern");
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.pattern(this);
        }
    }

    /** A length of time, in ms, after the level began to wait; {@code now}: also at once. */
    record After(ExprPlan millis, boolean now) implements ContextConditionPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.after(this);
        }
    }

    /** As {@link After}, for a length of time that has months. */
    record CalendarAfter(LengthOfTime length, boolean now) implements ContextConditionPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.calendarAfter(this);
        }
    }

    /** Whenever one of the crontabs comes; {@code now}: also at once. */
    record Crontab(List<CrontabPlan> crontabs, boolean now) implements ContextConditionPlan {
        public Crontab {
            crontabs = List.copyOf(crontabs);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.crontab(this);
        }
    }

    /** At once. */
    record Now() implements ContextConditionPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.now(this);
        }
    }

    /** Never. */
    record Never() implements ContextConditionPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.never(this);
        }
    }
}
