package io.bongsu.engine.statement;

import io.bongsu.engine.contained.ContainedProgram;
import io.bongsu.engine.event.Event;
import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.ExpressionCompiler;
import io.bongsu.engine.expression.Layout;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.join.JoinHolder;
import io.bongsu.engine.join.JoinLookup;
import io.bongsu.engine.pattern.PatternCompiler;
import io.bongsu.engine.pattern.PatternProgram;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.PlanException;
import io.bongsu.engine.plan.StatementPlan;
import io.bongsu.engine.plan.TagPlan;
import io.bongsu.schemas.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a statement asks a named window when an event comes, ready to be run.
 *
 * <p>Shape: either {@code filter} or {@code pattern} is there. Cost: one look-up in an index where {@code where} has an equality
 * or a range with a field of the event, else a look at every event of the window.
 */
final class TriggerProgram {
    private final InputPlan.Trigger plan;
    private final FilterProgram filter;
    private final PatternProgram pattern;
    private final ContainedProgram contained;
    private final JoinLookup lookup;
    private final Evaluator where;
    private final int width;
    private final int[] places;
    private final Evaluator[] values;

    TriggerProgram(InputPlan.Trigger plan, StatementPlan statement, Layout rows, Geography geography) {
        this.plan = plan;
        if (plan.on() instanceof InputPlan.Pattern matches) {
            Layout tags = new Layout(Optional.empty(), matches.tags(), rows.types(), rows.context());
            this.pattern = PatternCompiler.compile(matches, tags, geography);
            this.filter = null;
            this.contained = null;
        } else {
            InputPlan.Stream stream = (InputPlan.Stream) plan.on();
            EventType type = rows.types().get(stream.filter().stream());
            if (type == null) {
                throw new PlanException("a statement's stream must be known, stream=" + stream.filter().stream());
            }
            Layout event = new Layout(Optional.of(type), List.of(), rows.types(), rows.context());
            this.pattern = null;
            this.filter = new FilterProgram(stream.filter(), new ExpressionCompiler(event, geography));
            this.contained = ContainedProgram.of(stream, event, geography);
        }
        List<String> names = new ArrayList<>();
        rows.tags().stream().skip(1).map(TagPlan::name).forEach(names::add);
        names.add(plan.name());
        List<TagPlan> windowLast =
                new ArrayList<>(rows.tags().subList(1, rows.tags().size()));
        windowLast.add(rows.tags().get(0));
        Layout looking = new Layout(Optional.empty(), windowLast, rows.types(), rows.context());
        JoinLookup found = new JoinLookup(names, statement.where(), new ExpressionCompiler(looking, geography));
        this.lookup = found.isIndexed() ? found : null;
        this.where = statement
                .where()
                .map(new ExpressionCompiler(rows, geography)::compile)
                .orElse(null);
        this.width = rows.tags().size();
        ExpressionCompiler compiler = new ExpressionCompiler(rows, geography);
        EventType kept = rows.types().get(plan.window().name());
        this.places =
                plan.sets().stream().mapToInt(set -> kept.indexOf(set.field())).toArray();
        this.values =
                plan.sets().stream().map(set -> compiler.compile(set.value())).toArray(Evaluator[]::new);
    }

    String window() {
        return plan.window().name();
    }

    boolean updates() {
        return values.length > 0;
    }

    /** The window's event of the row with the values that are set; changes the row. */
    Event updated(Object[] row, Scope scope) {
        for (int i = 0; i < values.length; i++) {
            Event event = (Event) row[0];
            Object[] changed = new Object[event.type().fields().size()];
            for (int n = 0; n < changed.length; n++) {
                changed[n] = n < event.size() ? event.get(n) : null;
            }
            changed[places[i]] = values[i].evaluate(scope.own(null).bindings(row));
            row[0] = event.with(changed);
        }
        return (Event) row[0];
    }

    boolean removes() {
        return plan.removes();
    }

    FilterProgram filter() {
        return filter;
    }

    /** What takes the events inside of an event out of it; null where events ask as they come. */
    ContainedProgram contained() {
        return contained;
    }

    PatternProgram pattern() {
        return pattern;
    }

    /** An index of the window's events, empty at first; null where all of them are looked at. */
    JoinHolder createIndex() {
        return lookup == null ? null : lookup.create();
    }

    Evaluator where() {
        return where;
    }

    /** How many places a row has: the window's event comes first. */
    int width() {
        return width;
    }
}
