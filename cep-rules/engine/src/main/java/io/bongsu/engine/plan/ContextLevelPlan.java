package io.bongsu.engine.plan;

import io.bongsu.schemas.EventType;
import java.util.List;
import java.util.Objects;

/**
 * One level of a context: by what its partitions are kept apart, when they start and end.
 *
 * <p>Shape: {@code row} names the level's properties, in the order in which the machine fills them: keys, or the label, or
 * start time and end time, then the events that conditions bind.
 */
public sealed interface ContextLevelPlan {
    String name();

    EventType row();

    <R> R fold(Cases<R> cases);

    /** Every case of the family. */
    interface Cases<R> {
        R keyed(Keyed level);

        R hash(Hash level);

        R category(Category level);

        R span(Span level);
    }

    /** Which events of one stream belong to a partition, and by which values it is found. */
    record Item(FilterPlan filter, List<ExprPlan> values) {
        public Item {
            Objects.requireNonNull(filter, "filter");
            values = List.copyOf(values);
        }
    }

    /** {@code partition by}: a partition per key; begun by any event that has the key, or by those that {@code begins} names. */
    record Keyed(
            String name, EventType row, List<Item> items, List<ContextConditionPlan> begins, ContextConditionPlan end)
            implements ContextLevelPlan {
        public Keyed {
            items = List.copyOf(items);
            begins = List.copyOf(begins);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.keyed(this);
        }
    }

    /** How {@code coalesce by} makes a number of values. */
    enum HashFunction {
        CONSISTENT_HASH_CRC32,
        HASH_CODE
    }

    /** {@code coalesce by}: a partition per remainder of a hash; all from the start if {@code preallocated}. */
    record Hash(
            String name,
            EventType row,
            List<Item> items,
            List<HashFunction> functions,
            int granularity,
            boolean preallocated)
            implements ContextLevelPlan {
        public Hash {
            items = List.copyOf(items);
            functions = List.copyOf(functions);
            if (granularity <= 0) {
                throw new PlanException("a granularity is above 0, granularity=" + granularity);
            }
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.hash(this);
        }
    }

    /** {@code group … as label}: a partition per label, from the start; an event belongs to each whose condition holds. */
    record Category(String name, EventType row, FilterPlan filter, List<Label> labels) implements ContextLevelPlan {
        public Category {
            labels = List.copyOf(labels);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.category(this);
        }
    }

    /** One category. */
    record Label(String label, ExprPlan condition) {}

    /**
     * {@code start … end …} or, {@code overlapping}, {@code initiated by … terminated by …}: one partition at a time, or one
     * for each time that the condition to begin turns true; {@code distinct}: none while one of the same values is there.
     */
    record Span(
            String name,
            EventType row,
            ContextConditionPlan begin,
            ContextConditionPlan end,
            boolean overlapping,
            List<ExprPlan> distinct)
            implements ContextLevelPlan {
        public Span {
            distinct = List.copyOf(distinct);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.span(this);
        }
    }
}
