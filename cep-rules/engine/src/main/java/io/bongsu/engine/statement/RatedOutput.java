package io.bongsu.engine.statement;

import io.bongsu.engine.output.OutputCondition;
import io.bongsu.engine.plan.RatePlan;
import io.bongsu.engine.plan.RatePlan.Show;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a running statement with an output rate has gathered, and when it puts it out.
 *
 * <p>Shape: fed with the items that entered and left and passed {@code where}. Cost: memory for what entered and left since
 * the last output.
 *
 * <p>Source: Esper reference, "Output Clause".
 */
final class RatedOutput {
    private final RatedProgram program;
    private final List<RatedLevel> levels;
    private final OutputCondition condition;
    private final GatheredSteps gathered;

    /** Whether {@code output after} is over. */
    private boolean begun;

    private long startMillis;
    private long counted;
    /** Whether the first row has gone out, for {@code output first} without groups. */
    private boolean shown;
    /** Whether there was an output before, for {@code output all}. */
    private boolean again;

    RatedOutput(RatedProgram program, Groups aggregates) {
        this.program = program;
        this.levels = program.createLevels(aggregates);
        this.condition = program.createCondition();
        this.gathered = new GatheredSteps(program.codec());
        this.begun = program.plan().after().isEmpty();
        if (aggregates != null && program.showsGroups()) {
            aggregates.onReclaimed(
                    key -> levels.forEach(level -> level.reps().items().remove(key)));
        }
    }

    void start(long nowMillis) {
        startMillis = nowMillis;
        if (condition != null) {
            condition.start(nowMillis);
        }
    }

    /** What entered and left in one step; at least one item. */
    void step(
            Items entered,
            Items left,
            long nowMillis,
            Consumer<Consumer<Object>> contents,
            StatementMachine.Output out) {
        program.at(nowMillis);
        if (condition == null) {
            straight(entered, left, nowMillis, out);
        } else if (program.plan().show() == Show.SNAPSHOT) {
            levels.forEach(level -> apply(level, entered, left));
            if (begins(entered.size(), nowMillis) && condition.onStep(entered.size(), left.size(), nowMillis)) {
                putOut(nowMillis, contents, out);
            }
        } else if (program.isFirstOfGroups()) {
            if (begins(entered.size(), nowMillis)) {
                gathered.add(entered, left, nowMillis);
                putOut(nowMillis, contents, out);
            } else {
                gathered.add(entered, left, nowMillis);
            }
        } else if (program.plan().show() == Show.FIRST) {
            firstOfAll(entered, left, nowMillis, out);
        } else {
            gather(entered, left, nowMillis, contents, out);
        }
        program.release();
    }

    private void apply(RatedLevel level, Items entered, Items left) {
        // A group that is given back as its own item enters shows only when the next one does.
        for (int i = 0; program.showsGroups() && i < entered.size(); i++) {
            level.reps().items().put(level.groups().keyOf(entered.get(i)), entered.get(i));
        }
        level.groups().apply(entered, left);
    }

    private void rowsOf(Items entered, Items left) {
        levels.forEach(level -> level.rows().rowsOf(entered, left, level.groups()));
    }

    private void straight(Items entered, Items left, long nowMillis, StatementMachine.Output out) {
        rowsOf(entered, left);
        if (begins(program.batch().entering(), nowMillis)) {
            program.batch().putOut(RowBatch.Limited.ALL, out);
        } else {
            program.batch().clear();
        }
    }

    private void firstOfAll(Items entered, Items left, long nowMillis, StatementMachine.Output out) {
        if (!begins(entered.size(), nowMillis)) {
            return;
        }
        rowsOf(entered, left);
        if (shown) {
            program.batch().clear();
        } else if (program.batch().putOutIfSelected(out)) {
            shown = true;
        } else {
            return;
        }
        if (condition.onStep(entered.size(), left.size(), nowMillis)) {
            shown = false;
        }
    }

    private void gather(
            Items entered,
            Items left,
            long nowMillis,
            Consumer<Consumer<Object>> contents,
            StatementMachine.Output out) {
        boolean begins = begins(entered.size(), nowMillis);
        if (begins || program.gathersBefore()) {
            gathered.add(entered, left, nowMillis);
        }
        if (begins && condition.onStep(entered.size(), left.size(), nowMillis)) {
            putOut(nowMillis, contents, out);
        }
    }

    private boolean begins(int entered, long nowMillis) {
        if (begun) {
            return true;
        }
        RatePlan.After after = program.plan().after().orElseThrow();
        counted += entered;
        begun = after.events() > 0 ? counted > after.events() : nowMillis >= startMillis + after.millis();
        return begun;
    }

    /** Something is due. */
    void onTime(long nowMillis, Consumer<Consumer<Object>> contents, StatementMachine.Output out) {
        if (condition == null || condition.nextDueMillis() > nowMillis || !condition.onTime(nowMillis)) {
            return;
        }
        program.at(nowMillis);
        if (program.plan().show() == Show.FIRST) {
            shown = false;
        } else {
            putOut(nowMillis, contents, out);
        }
        program.release();
    }

    /** The context partition ends. */
    void end(long nowMillis, Consumer<Consumer<Object>> contents, StatementMachine.Output out) {
        boolean waits = program.plan().end().isPresent() && program.plan().show() != Show.FIRST;
        if (waits && condition.onEnd(nowMillis)) {
            program.at(nowMillis);
            putOut(nowMillis, contents, out);
            program.release();
        }
    }

    private void putOut(long nowMillis, Consumer<Consumer<Object>> contents, StatementMachine.Output out) {
        if (program.plan().show() == Show.EVERY && levels.size() > 1) {
            gathered.all().forEach(step -> rowsOf(step.entered(), step.left()));
        } else {
            levels.forEach(level -> rowsOf(level, nowMillis, contents));
        }
        again = true;
        gathered.clear();
        program.batch().putOut(limited(), out);
    }

    private RowBatch.Limited limited() {
        if (program.showsOneRow()) {
            return RowBatch.Limited.NOT;
        }
        return program.plan().show() == Show.SNAPSHOT && levels.size() > 1
                ? RowBatch.Limited.SORTED
                : RowBatch.Limited.ALL;
    }

    private void rowsOf(RatedLevel level, long nowMillis, Consumer<Consumer<Object>> contents) {
        RatedRows rows = level.rows();
        RatedGroups groups = level.groups();
        switch (program.plan().show()) {
            case EVERY -> rows.every(gathered.all(), groups, false);
            case LAST -> rows.last(gathered.all(), groups);
            case ALL -> rows.all(gathered.all(), groups, level.reps(), again);
            case FIRST -> level.first().rows(gathered.all(), groups, nowMillis);
            case SNAPSHOT -> snapshot(level, contents);
        }
    }

    private void snapshot(RatedLevel level, Consumer<Consumer<Object>> contents) {
        level.rows()
                .snapshot(program.showsGroups() ? level.reps().items().values()::forEach : contents, level.groups());
    }

    /** Puts out what the statement shows now. */
    void contents(Consumer<Consumer<Object>> contents, long nowMillis, StatementMachine.Output out) {
        program.at(nowMillis);
        levels.forEach(level -> snapshot(level, contents));
        program.batch().putOut(levels.size() > 1 ? RowBatch.Limited.SORTED : RowBatch.Limited.ALL, out);
        program.release();
    }

    long nextDueMillis() {
        return condition == null ? Long.MAX_VALUE : condition.nextDueMillis();
    }

    boolean isInitial() {
        return gathered.isEmpty()
                && !program.plan().countsFromStart()
                && !shown
                && !again
                && (condition == null || condition.isInitial())
                && levels.stream().allMatch(RatedLevel::isInitial);
    }

    void write(StateOutput out) {
        out.writeBoolean(begun);
        out.writeTime(startMillis);
        out.writeLong(counted);
        out.writeBoolean(shown);
        out.writeBoolean(again);
        gathered.write(out);
        if (condition != null) {
            condition.write(out);
        }
        levels.forEach(level -> level.write(out));
    }

    void read(StateInput in) {
        begun = in.readBoolean();
        startMillis = in.readTime();
        counted = in.readLong();
        shown = in.readBoolean();
        again = in.readBoolean();
        gathered.read(in);
        if (condition != null) {
            condition.read(in);
        }
        levels.forEach(level -> level.read(in));
    }
}
