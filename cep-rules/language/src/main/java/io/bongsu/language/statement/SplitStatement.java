package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.Conjunction;
import com.espertech.esper.common.client.soda.EPStatementObjectModel;
import com.espertech.esper.common.client.soda.Expression;
import com.espertech.esper.common.client.soda.Expressions;
import com.espertech.esper.common.client.soda.OnInsertSplitStreamClause;
import com.espertech.esper.common.client.soda.OnInsertSplitStreamItem;
import com.espertech.esper.common.client.soda.PatternStream;
import com.espertech.esper.common.client.soda.RelationalOpExpression;
import com.espertech.esper.common.client.soda.SelectClause;
import io.bongsu.language.diagnose.ErrorCode;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code on Stream insert into X select … where … insert into Y select …} as the select statements that it is made of.
 *
 * <p>Shape: one statement per insert, in text order; where the first match is the only one, each asks that none before it
 * has matched. The event that nothing matches is what the statement itself puts out: the last one, which inserts nothing,
 * and is left out when an insert has no condition.
 *
 * <p>Errors: CEP-4101 for splits of events inside of events, and of patterns, of which one event may make several matches.
 */
final class SplitStatement {
    private final EPStatementObjectModel model;
    private final boolean first;
    private final List<OnInsertSplitStreamItem> items = new ArrayList<>();

    /** In the model the first insert stands for itself. */
    SplitStatement(EPStatementObjectModel model, OnInsertSplitStreamClause clause) {
        this.model = model;
        this.first = clause.getFirst();
        items.add(
                OnInsertSplitStreamItem.create(model.getInsertInto(), model.getSelectClause(), model.getWhereClause()));
        items.addAll(clause.getItems());
    }

    /** How many inserts there are. */
    int inserts() {
        return items.size();
    }

    /** The statements as EPL; none where one is refused. */
    List<String> statements(StatementPart part) {
        if (refused(part)) {
            return List.of();
        }
        List<String> statements = new ArrayList<>();
        List<Expression> before = new ArrayList<>();
        boolean always = false;
        for (OnInsertSplitStreamItem item : items) {
            EPStatementObjectModel one = triggered();
            one.setInsertInto(item.getInsertInto());
            one.setSelectClause(item.getSelectClause());
            Expression matches = item.getWhereClause();
            Expression where = first ? and(before, matches) : matches;
            if (always && first) {
                where = Expressions.constant(false);
            }
            one.setWhereClause(where);
            statements.add(one.toEPL());
            if (matches == null) {
                always = true;
            } else {
                before.add(new RelationalOpExpression(matches, "is not", Expressions.constant(true)));
            }
        }
        if (!always) {
            EPStatementObjectModel unmatched = triggered();
            unmatched.setSelectClause(SelectClause.createWildcard());
            unmatched.setWhereClause(and(before, null));
            statements.add(unmatched.toEPL());
        }
        return statements;
    }

    private boolean refused(StatementPart part) {
        boolean pattern = model.getFromClause().getStreams().get(0) instanceof PatternStream && items.size() > 1;
        boolean contained = items.stream()
                .anyMatch(item -> item.getPropertySelects() != null
                        && !item.getPropertySelects().isEmpty());
        if (pattern || contained) {
            part.findings()
                    .error(
                            ErrorCode.UNSUPPORTED_STATEMENT,
                            part.syntax().word("on"),
                            "this kind of statement is not supported yet: on … insert into of "
                                    + (pattern ? "a pattern" : "events inside of the event"),
                            "Insert them into a stream, and split that.");
        }
        return pattern || contained;
    }

    /** A statement over the events that the split is triggered by. */
    private EPStatementObjectModel triggered() {
        EPStatementObjectModel one = new EPStatementObjectModel();
        one.setContextName(model.getContextName());
        one.setExpressionDeclarations(model.getExpressionDeclarations());
        one.setFromClause(model.getFromClause());
        return one;
    }

    private static Expression and(List<Expression> before, Expression last) {
        List<Expression> all = new ArrayList<>(before);
        if (last != null) {
            all.add(last);
        }
        return all.isEmpty() ? null : all.size() == 1 ? all.get(0) : conjunction(all);
    }

    private static Expression conjunction(List<Expression> all) {
        Conjunction conjunction = Expressions.and();
        all.forEach(conjunction::add);
        return conjunction;
    }
}
