package io.bongsu.engine.statement;

import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the rows that leave back until all that one event or one time does is selected from, as Esper puts them out behind
 * all new ones.
 *
 * <p>Shape: one per machine whose pattern may match several times at once; empty between the steps.
 */
final class OldRowsLast implements StatementMachine.Output {
    private final StatementMachine.Output out;
    private final List<Row> old = new ArrayList<>();
    private StatementProgram program;

    OldRowsLast(StatementMachine.Output out) {
        this.out = out;
    }

    @Override
    public void row(StatementProgram statement, Row row) {
        if (row.leaves()) {
            program = statement;
            old.add(row);
        } else {
            out.row(statement, row);
        }
    }

    void release() {
        if (!old.isEmpty()) {
            old.forEach(row -> out.row(program, row));
            old.clear();
        }
    }
}
