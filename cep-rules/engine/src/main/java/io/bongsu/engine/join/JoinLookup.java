package io.bongsu.engine.join;

import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.ExpressionCompiler;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.SubqueryPlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds events of one stream for a row of others, by what {@code where} says of them: the last stream is the one that is
 * looked in.
 *
 * <p>Shape: the first stream that an index answers asks; what is found has to be tested with {@code where}.
 */
public final class JoinLookup {
    private final int streams;
    private final FinderMaker finders;
    private final JoinFinder finder;
    private final Object[] row;
    private final Scope scope;

    /** {@code compiler} knows the streams as tags, in order. */
    public JoinLookup(List<String> names, Optional<ExprPlan> where, ExpressionCompiler compiler) {
        this(names, where, compiler::compile);
    }

    /** The index by which a subquery's events are found, in words; none where all of them are looked at. */
    public static Optional<String> indexName(SubqueryPlan subquery, InputPlan statement) {
        List<String> names = new ArrayList<>();
        if (!subquery.outer().isEmpty()) {
            names.add(subquery.outer());
        } else if (statement instanceof InputPlan.Join join) {
            join.streams().forEach(stream -> names.add(stream.name()));
        } else if (statement instanceof InputPlan.Trigger trigger) {
            trigger.tags().forEach(tag -> names.add(tag.name()));
        } else if (statement instanceof InputPlan.Pattern pattern) {
            pattern.tags().forEach(tag -> names.add(tag.name()));
        }
        names.add(subquery.name());
        JoinLookup lookup = new JoinLookup(names, subquery.where(), expression -> scope -> null);
        return lookup.finders.names().get(names.size() - 1).stream().findFirst();
    }

    private JoinLookup(List<String> names, Optional<ExprPlan> where, Function<ExprPlan, Evaluator> compiler) {
        this.streams = names.size();
        this.row = new Object[streams];
        this.scope = new Scope().bindings(row);
        Relations relations = new Relations(streams);
        where.ifPresent(condition -> ConditionReader.ofLookup(names, relations).read(condition));
        this.finders = new FinderMaker(relations, Collections.nCopies(streams, UniqueFields.none()), compiler);
        JoinFinder found = null;
        for (int i = 0; i < streams - 1 && found == null; i++) {
            if (relations.related(i, streams - 1)) {
                found = finders.make(i, streams - 1);
            }
        }
        this.finder = found;
    }

    /** Whether an index finds the events; else all of them are looked at. */
    public boolean isIndexed() {
        return finder != null;
    }

    /** Holds events, none at first. */
    public JoinHolder create() {
        return new JoinHolder(
                finder, new JoinContents(streams, stream -> finders.indexes(stream), row, scope), streams - 1);
    }
}
