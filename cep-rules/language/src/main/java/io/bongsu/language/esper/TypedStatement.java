package io.bongsu.language.esper;

import com.espertech.esper.common.client.type.EPType;
import com.espertech.esper.common.client.type.EPTypeClass;
import com.espertech.esper.common.internal.compile.stage2.SelectClauseElementCompiled;
import com.espertech.esper.common.internal.compile.stage2.SelectClauseExprCompiledSpec;
import com.espertech.esper.common.internal.compile.stage2.StatementCompileHook;
import com.espertech.esper.common.internal.compile.stage2.StatementSpecCompiled;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the validated statement from Esper's compiler, for the names and types of its columns.
 *
 * <p>Shape: Esper makes the object itself, by class name; the statement of the current thread is kept until it is taken.
 */
public final class TypedStatement implements StatementCompileHook {
    private static final ThreadLocal<StatementSpecCompiled> LAST = new ThreadLocal<>();

    @Override
    public void compiled(StatementSpecCompiled statement) {
        LAST.set(statement);
    }

    static void forget() {
        LAST.remove();
    }

    /** Columns of the expressions of the select clause, in order; wildcards are left out. Ask after the compile. */
    static List<EsperColumn> columns() {
        StatementSpecCompiled statement = LAST.get();
        List<EsperColumn> columns = new ArrayList<>();
        if (statement != null) {
            for (SelectClauseElementCompiled element :
                    statement.getSelectClauseCompiled().getSelectExprList()) {
                if (element instanceof SelectClauseExprCompiledSpec expression) {
                    EPType type = expression.getSelectExpression().getForge().getEvaluationType();
                    Class<?> javaType = type instanceof EPTypeClass known ? known.getType() : null;
                    columns.add(new EsperColumn(expression.getAssignedName(), EsperTypes.scalar(javaType)));
                }
            }
        }
        return columns;
    }
}
