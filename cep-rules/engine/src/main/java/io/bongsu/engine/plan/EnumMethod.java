package io.bongsu.engine.plan;

import java.util.Locale;
import java.util.Optional;

/**
 * The enumeration methods, under their EPL names.
 *
 * <p>Source: Esper reference, "Enumeration Methods".
 */
public enum EnumMethod {
    AGGREGATE("aggregate"),
    ALL_OF("allOf"),
    ANY_OF("anyOf"),
    ARRAY_OF("arrayOf"),
    AVERAGE("average"),
    COUNT_OF("countOf"),
    DISTINCT_OF("distinctOf"),
    EXCEPT("except"),
    FIRST_OF("firstOf"),
    GROUP_BY("groupBy"),
    INTERSECT("intersect"),
    LAST_OF("lastOf"),
    LEAST_FREQUENT("leastFrequent"),
    MAX("max"),
    MAX_BY("maxBy"),
    MIN("min"),
    MIN_BY("minBy"),
    MOST_FREQUENT("mostFrequent"),
    ORDER_BY("orderBy"),
    ORDER_BY_DESC("orderByDesc"),
    REVERSE("reverse"),
    SELECT_FROM("selectFrom"),
    SEQUENCE_EQUAL("sequenceEqual"),
    SUM_OF("sumOf"),
    TAKE("take"),
    TAKE_LAST("takeLast"),
    TAKE_WHILE("takeWhile"),
    TAKE_WHILE_LAST("takeWhileLast"),
    TO_MAP("toMap"),
    UNION("union"),
    WHERE("where");

    private final String eplName;

    EnumMethod(String eplName) {
        this.eplName = eplName;
    }

    public String eplName() {
        return eplName;
    }

    /** The method of this name, upper and lower case being alike. */
    public static Optional<EnumMethod> of(String name) {
        for (EnumMethod method : values()) {
            if (method.eplName.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
                return Optional.of(method);
            }
        }
        return Optional.empty();
    }
}
