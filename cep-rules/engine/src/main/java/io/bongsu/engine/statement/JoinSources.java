package io.bongsu.engine.statement;

import io.bongsu.engine.contained.ContainedProgram;
import io.bongsu.engine.expression.ContextSlot;
import io.bongsu.engine.expression.ExpressionCompiler;
import io.bongsu.engine.expression.Layout;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.join.JoinChange;
import io.bongsu.engine.join.JoinProgram;
import io.bongsu.engine.named.NamedView;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.PlanException;
import io.bongsu.engine.plan.StatementPlan;
import io.bongsu.engine.plan.TagPlan;
import io.bongsu.engine.window.Window;
import io.bongsu.engine.window.WindowProgram;
import io.bongsu.schemas.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The streams of a joining statement, ready to be run, and the scratch space of its machines; empty between two steps. */
final class JoinSources {
    private final List<FilterProgram> filters = new ArrayList<>();
    private final List<ContainedProgram> contained = new ArrayList<>();
    private final List<WindowProgram> windows = new ArrayList<>();
    /** The named window that a stream reads; null for none. */
    private final List<String> names = new ArrayList<>();

    private final List<JoinChange> changes = new ArrayList<>();
    private final JoinProgram join;
    private final Scope scope = new Scope();
    private final Items entered = new Items();
    private final Items left = new Items();

    JoinSources(InputPlan.Join plan, StatementPlan statement, Layout layout, Geography geography) {
        Map<String, EventType> types = layout.types();
        for (InputPlan.JoinedStream stream : plan.streams()) {
            EventType type = types.get(stream.input().filter().stream());
            if (type == null) {
                throw new PlanException(
                        "a statement's stream must be known, stream=" + stream.input().filter().stream());
            }
            Layout ofEvent = new Layout(Optional.of(type), List.of(), types, layout.context());
            filters.add(new FilterProgram(stream.input().filter(), new ExpressionCompiler(ofEvent, geography)));
            contained.add(ContainedProgram.of(stream.input(), ofEvent, geography));
            EventType row = types.get(stream.input().rows());
            Layout ofStream = new Layout(Optional.of(row), List.of(), types, layout.context());
            windows.add(stream.input()
                    .window()
                    .map(window -> WindowProgram.of(window, ofStream, geography))
                    .orElse(null));
            changes.add(new JoinChange());
            names.add(stream.input().named().orElse(null));
        }
        this.join = new JoinProgram(plan, statement.where(), new ExpressionCompiler(layout, geography));
    }

    /** Streams are tags: a row binds each to its event, or to nothing. */
    static Layout layout(InputPlan.Join plan, Map<String, EventType> types, Optional<ContextSlot> context) {
        return new Layout(
                Optional.empty(),
                plan.streams().stream()
                        .map(stream -> new TagPlan(stream.name(), stream.input().rows(), false))
                        .toList(),
                types,
                context);
    }

    JoinProgram join() {
        return join;
    }

    FilterProgram filter(int stream) {
        return filters.get(stream);
    }

    /** What takes the events inside of a stream's event out of it; null where they are taken as they come. */
    ContainedProgram contained(int stream) {
        return contained.get(stream);
    }

    SortedMap<Integer, FilterProgram> filters() {
        SortedMap<Integer, FilterProgram> byId = new TreeMap<>();
        for (int i = 0; i < filters.size(); i++) {
            if (names.get(i) == null) {
                byId.put(filters.get(i).id(), filters.get(i));
            }
        }
        return byId;
    }

    /** A window per stream; null for one without. */
    Window[] createWindows(StatementMachine.Output out) {
        Window[] created = new Window[windows.size()];
        for (int i = 0; i < created.length; i++) {
            String name = names.get(i);
            if (name != null) {
                created[i] = new NamedView(out.windows().get(name), filters.get(i));
            } else if (windows.get(i) != null) {
                created[i] = windows.get(i).create();
            }
        }
        return created;
    }

    List<JoinChange> changes() {
        return changes;
    }

    /** What filters are evaluated in. */
    Scope scope() {
        return scope;
    }

    Items entered() {
        return entered;
    }

    Items left() {
        return left;
    }
}
