package io.bongsu.engine.context;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.expression.ContextSlot;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.plan.ContextPlan;
import io.bongsu.engine.statement.MachineProgram;
import io.bongsu.engine.statement.StatementMachine;
import io.bongsu.engine.statement.StatementProgram;
import io.bongsu.schemas.EventType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A context and the statements under it, ready to be run.
 *
 * <p>Shape: one thread; the slot holds the properties of the partition at work.
 *
 * <p>Errors: PlanException when the plan does not fit the types.
 */
public final class ContextProgram implements MachineProgram {
    private final List<StatementProgram> statements;
    private final ContextSlot slot;
    private final Level top;
    private final Event outermost;
    private final SortedMap<Integer, FilterProgram> filters = new TreeMap<>();
    private final Scope scope = new Scope();
    private final int levels;

    /** {@code statements}: the programs of those that run under the context, compiled with the same {@code slot}. */
    public ContextProgram(
            ContextPlan plan,
            ContextSlot slot,
            List<StatementProgram> statements,
            Map<String, EventType> types,
            Geography geography) {
        this.statements = List.copyOf(statements);
        this.slot = slot;
        this.levels = plan.levels().size();
        ContextCompiler compiler = new ContextCompiler(plan, slot, types, geography);
        this.top = compiler.compile();
        Object[] properties = new Object[plan.properties().fields().size()];
        properties[0] = plan.name();
        this.outermost = Event.row(plan.properties(), properties);
        compiler.filters().forEach(filter -> filters.put(filter.id(), filter));
        statements.forEach(statement -> filters.putAll(statement.filters()));
    }

    List<StatementProgram> statements() {
        return statements;
    }

    ContextSlot slot() {
        return slot;
    }

    Level top() {
        return top;
    }

    /** Properties above the first level: the context's name. */
    Event outermost() {
        return outermost;
    }

    Scope scope() {
        return scope;
    }

    @Override
    public StatementMachine create(StatementMachine.Output out) {
        return new ContextMachine(this, out);
    }

    @Override
    public SortedMap<Integer, FilterProgram> filters() {
        return filters;
    }

    @Override
    public SortedSet<Integer> firstFilters() {
        Optional<SortedSet<Integer>> beginners = top.beginners();
        return beginners.orElseGet(() -> new TreeSet<>(filters.keySet()));
    }

    /** Of nested partitions it is not known in which order Esper shows them. */
    @Override
    public boolean tellsContents(String statement) {
        return levels == 1 && statements.stream().anyMatch(one -> one.tellsContents(statement));
    }

    @Override
    public boolean startsTimers() {
        return top.startsTimers();
    }
}
