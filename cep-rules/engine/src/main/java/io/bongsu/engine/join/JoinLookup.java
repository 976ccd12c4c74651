package io.bongsu.engine.join;

import io.bongsu.engine.expression.ExpressionCompiler;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.plan.ExprPlan;
import java.util.List;
import java.util.Optional;

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
        this.streams = names.size();
        this.row = new Object[streams];
        this.scope = new Scope().bindings(row);
        Relations relations = new Relations(streams);
        where.ifPresent(condition -> ConditionReader.ofLookup(names, relations).read(condition));
        this.finders = new FinderMaker(relations, compiler::compile);
        JoinFinder found = null;
        for (int i = 0; i < streams - 1 && found == null; i++) {
            if (relations.related(i, streams - 1)) {
                found = finders.make(i, streams - 1);
            }
        }
        this.finder = found;
    }

    /** Holds events, none at first. */
    public JoinHolder create() {
        return new JoinHolder(
                finder, new JoinContents(streams, stream -> finders.indexes(stream), row, scope), streams - 1);
    }
}
