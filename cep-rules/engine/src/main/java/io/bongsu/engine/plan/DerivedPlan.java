package io.bongsu.engine.plan;

import io.bongsu.schemas.EventType;
import io.bongsu.schemas.Field;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Numbers that are derived from the events of a window: an event of a type of its own takes their place.
 *
 * <p>Shape: {@code values} are what the numbers are computed of, {@code extra} further columns from the newest event,
 * {@code groups} columns that say of which group the numbers are.
 *
 * <p>Errors: PlanException where the number of values is not the statistic's.
 *
 * <p>Source: Esper reference, "Derived-Value Views".
 */
public record DerivedPlan(
        Statistic statistic, List<ExprPlan> values, List<ColumnPlan> extra, List<ColumnPlan> groups, String typeName) {
    /** What is computed, of how many values, and the names of the numbers. */
    public enum Statistic {
        SIZE(0, "size"),
        UNI(1, "datapoints", "total", "average", "stddev", "stddevpa", "variance"),
        CORREL(2, "correlation"),
        LINEST(
                2,
                "slope",
                "YIntercept",
                "XAverage",
                "XStandardDeviationPop",
                "XStandardDeviationSample",
                "XSum",
                "XVariance",
                "YAverage",
                "YStandardDeviationPop",
                "YStandardDeviationSample",
                "YSum",
                "YVariance",
                "dataPoints",
                "n",
                "sumX",
                "sumXSq",
                "sumXY",
                "sumY",
                "sumYSq"),
        WEIGHTED_AVG(2, "average");

        private final int arity;
        private final List<Field> fields;

        Statistic(int arity, String... names) {
            this.arity = arity;
            List<Field> all = new ArrayList<>();
            for (String name : names) {
                all.add(new Field(name, isCount(name) ? ValueType.LONG : ValueType.DOUBLE));
            }
            this.fields = List.copyOf(all);
        }

        private static boolean isCount(String name) {
            return List.of("size", "datapoints", "dataPoints", "n").contains(name);
        }

        /** How many values it is computed of. */
        public int arity() {
            return arity;
        }

        public List<Field> fields() {
            return fields;
        }
    }

    public DerivedPlan {
        Objects.requireNonNull(statistic, "statistic");
        Objects.requireNonNull(typeName, "typeName");
        values = List.copyOf(values);
        extra = List.copyOf(extra);
        groups = List.copyOf(groups);
        if (values.size() != statistic.arity()) {
            throw new PlanException(
                    statistic + " is computed of " + statistic.arity() + " values, values=" + values.size());
        }
    }

    /** The type of the events that take the place of those of the stream. */
    public EventType type() {
        List<Field> fields = new ArrayList<>(statistic.fields());
        extra.forEach(
                column -> fields.add(new Field(column.name(), column.value().type())));
        groups.forEach(
                column -> fields.add(new Field(column.name(), column.value().type())));
        return new EventType(typeName, fields);
    }
}
