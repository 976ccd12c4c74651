package io.bongsu.language.expression;

import com.espertech.esper.common.client.soda.Expression;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.schemas.EventType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What names mean at one place of a statement.
 *
 * <p>Shape: {@code own} is the type of the event at hand, if there is one; {@code alias} names it ({@code r} in
 * {@code LprRead as r}, or the tag that a pattern filter binds). {@code tags} are the events a pattern has bound before, in
 * text order; where streams are {@code joined} they are the streams, and a field may be named without its stream. {@code source} is
 * what plans call the event at hand. A type that is not known, because another error hides it, is an empty {@link Bound#type}.
 */
public record Scope(
        Optional<Bound> own,
        Optional<String> alias,
        Map<String, Bound> tags,
        boolean joined,
        String source,
        Optional<Subqueries> subqueries) {
    /** Plans the subqueries of a statement, where there may be some. */
    public interface Subqueries {
        Typed plan(Expression expression, ExpressionPlanner planner);

        /** All rows of the subquery in place of its one value; empty where that is not supported. */
        Optional<ExprPlan> rows(ExprPlan.Subquery value);
    }

    /** An event, or an array of events, in scope. */
    public record Bound(String stream, Optional<EventType> type, boolean array) {
        public Bound {
            Objects.requireNonNull(stream, "stream");
            Objects.requireNonNull(type, "type");
        }
    }

    public Scope {
        Objects.requireNonNull(own, "own");
        Objects.requireNonNull(alias, "alias");
        tags = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    }

    public Scope(Optional<Bound> own, Optional<String> alias, Map<String, Bound> tags) {
        this(own, alias, tags, false, ExprPlan.FieldRef.OWN, Optional.empty());
    }

    /** This scope where there may be subqueries. */
    public Scope with(Subqueries subqueries) {
        return new Scope(own, alias, tags, joined, source, Optional.of(subqueries));
    }

    /** A subquery's event, which expressions call {@code source}, beside those of its statement. */
    public static Scope subquery(Bound own, Optional<String> alias, Map<String, Bound> outer, String source) {
        return new Scope(Optional.of(own), alias, outer, false, source, Optional.empty());
    }

    /** The streams of a join, by name. */
    public static Scope joined(Map<String, Bound> streams) {
        return new Scope(Optional.empty(), Optional.empty(), streams, true, ExprPlan.FieldRef.OWN, Optional.empty());
    }

    /** Nothing in scope: constants only. */
    public static Scope empty() {
        return new Scope(Optional.empty(), Optional.empty(), Map.of());
    }

    /** True when some type is unknown, so that an unknown name may be its field. */
    boolean isOpen() {
        return (own.isPresent() && own.get().type().isEmpty())
                || (joined
                        && tags.values().stream()
                                .anyMatch(stream -> stream.type().isEmpty()));
    }
}
