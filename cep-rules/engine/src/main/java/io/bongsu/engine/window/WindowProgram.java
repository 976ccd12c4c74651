package io.bongsu.engine.window;

import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.ExpressionCompiler;
import io.bongsu.engine.expression.Layout;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.plan.DerivedPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.PlanException;
import io.bongsu.engine.plan.PlanParts;
import io.bongsu.engine.plan.SortKey;
import io.bongsu.engine.plan.VariablePlan;
import io.bongsu.engine.plan.WindowPlan;
import io.bongsu.engine.plan.WindowPlan.Flow;
import io.bongsu.engine.plan.WindowPlan.Reference;
import io.bongsu.engine.state.PackedEvents.Packing;
import io.bongsu.schemas.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A window plan, ready to make windows of.
 *
 * <p>Shape: one thread, as the windows share scratch space. Cost: criteria are compiled once, for all partitions. Errors:
 * PlanException for a criterion that the stream has not, and for windows that cannot be combined.
 */
public final class WindowProgram {
    /** A window with fewer events keeps them as they are. */
    private static final int SMALL = 64;

    private final Supplier<Window> maker;
    private final EventType rowType;
    private final WindowTraits traits;
    private final boolean grouped;

    private final Set<String> variables;

    private WindowProgram(
            Supplier<Window> maker, EventType rowType, WindowTraits traits, boolean grouped, Set<String> variables) {
        this.variables = variables;
        this.maker = maker;
        this.rowType = rowType;
        this.traits = traits;
        this.grouped = grouped;
    }

    /** A new, empty window. */
    /** Whether some events never enter such a window. */
    public static boolean isChoosy(WindowPlan window) {
        return WindowTraits.of(window).choosy();
    }

    public Window create() {
        return maker.get();
    }

    /** The type of the events that enter and leave: that of the stream, or that of a derived value. */
    public EventType rowType() {
        return rowType;
    }

    /** Whether the time of its start matters to the window. */
    public boolean startsTimers() {
        return traits.startsTimers();
    }

    /** Whether an insert of no events is told on. */
    public boolean tellsNoChange() {
        return !traits.batch() && !traits.choosy();
    }

    /** Whether events enter in batches: what is before an event is asked of its batch. */
    public boolean isBatch() {
        return traits.batch();
    }

    /** Whether there is a window of each group: of what is due at one time, an output then comes first. */
    public boolean isGrouped() {
        return grouped;
    }

    /** Whether one of these variables says what the window keeps. */
    public boolean looksAt(Set<String> names) {
        return variables.stream().anyMatch(names::contains);
    }

    /** @param stream what the windows' expressions see: the type of the events, and the context */
    public static WindowProgram of(WindowPlan plan, Layout stream, Geography geography) {
        return of(plan, stream, geography, false);
    }

    /**
     * As the other one; {@code passing}: of an event that leaves only its values count, and no other event is asked for, so
     * that events may be kept as bytes.
     */
    public static WindowProgram of(WindowPlan plan, Layout stream, Geography geography, boolean passing) {
        ExpressionCompiler compiler = new ExpressionCompiler(stream, geography);
        Supplier<Window> maker =
                plan.fold(new Makers(compiler, stream, geography, false, packing(plan, stream, passing)));
        WindowTraits traits = WindowTraits.of(plan);
        return new WindowProgram(
                maker,
                traits.derived().map(DerivedPlan::type).orElse(stream.own().orElseThrow()),
                traits,
                PlanParts.of(plan, WindowPlan.class).stream().anyMatch(WindowPlan.Grouped.class::isInstance),
                VariablePlan.namesIn(plan));
    }

    /** Small windows are cheaper as they are. */
    private static Packing packing(WindowPlan plan, Layout stream, boolean passing) {
        boolean large = plan instanceof WindowPlan.Time
                || plan instanceof WindowPlan.KeepAll
                || (plan instanceof WindowPlan.Length length && length.size() > SMALL);
        EventType type = stream.own().orElseThrow();
        return passing && large && Packing.suits(type) ? new Packing(type) : null;
    }

    /**
     * Ways to make each window; {@code shared}: events may leave it because they leave another; {@code packing}: of the one
     * window, or null.
     */
    private record Makers(
            ExpressionCompiler compiler, Layout stream, Geography geography, boolean shared, Packing packing)
            implements WindowPlan.Cases<Supplier<Window>> {
        @Override
        public Supplier<Window> time(WindowPlan.Time window) {
            return () -> new TimeWindow(window.size(), packing);
        }

        @Override
        public Supplier<Window> length(WindowPlan.Length window) {
            return () -> new LengthWindow(window.size(), packing);
        }

        @Override
        public Supplier<Window> sized(WindowPlan.Sized window) {
            Evaluator size = compiler.compile(window.size());
            return () ->
                    window.of((Number) size.evaluate(new Scope())).fold(this).get();
        }

        @Override
        public Supplier<Window> lastEvent(WindowPlan.LastEvent window) {
            return () -> new LengthWindow(1);
        }

        @Override
        public Supplier<Window> keepAll(WindowPlan.KeepAll window) {
            return () -> new LengthWindow(LengthWindow.UNLIMITED, packing);
        }

        @Override
        public Supplier<Window> firstEvent(WindowPlan.FirstEvent window) {
            return () -> FirstWindow.ofSize(1);
        }

        @Override
        public Supplier<Window> firstLength(WindowPlan.FirstLength window) {
            return () -> FirstWindow.ofSize(window.size());
        }

        @Override
        public Supplier<Window> firstTime(WindowPlan.FirstTime window) {
            return () -> FirstWindow.ofTime(window.size());
        }

        @Override
        public Supplier<Window> unique(WindowPlan.Unique window) {
            Criteria criteria = criteria(window.criteria());
            return () -> new UniqueWindow(criteria, false);
        }

        @Override
        public Supplier<Window> firstUnique(WindowPlan.FirstUnique window) {
            Criteria criteria = criteria(window.criteria());
            return () -> new UniqueWindow(criteria, true);
        }

        @Override
        public Supplier<Window> lengthBatch(WindowPlan.LengthBatch window) {
            return () -> BatchWindow.ofSize(window.size());
        }

        @Override
        public Supplier<Window> timeBatch(WindowPlan.TimeBatch window) {
            Long reference = window.reference().map(Reference::timeMillis).orElse(null);
            Flow flow = window.flow();
            return () -> BatchWindow.ofTime(window.size(), reference, flow);
        }

        @Override
        public Supplier<Window> timeLengthBatch(WindowPlan.TimeLengthBatch window) {
            return () -> BatchWindow.ofTimeOrSize(window.time(), window.size(), window.flow());
        }

        @Override
        public Supplier<Window> extTimed(WindowPlan.ExtTimed window) {
            Timestamp timestamp = timestamp(window.timestamp());
            return () -> new ExternalTimeWindow(timestamp, window.size());
        }

        @Override
        public Supplier<Window> extTimedBatch(WindowPlan.ExtTimedBatch window) {
            Timestamp timestamp = timestamp(window.timestamp());
            Long reference = window.reference().map(Reference::timeMillis).orElse(null);
            return () -> new ExternalBatchWindow(timestamp, window.size(), reference);
        }

        @Override
        public Supplier<Window> timeAccum(WindowPlan.TimeAccum window) {
            return () -> new AccumWindow(window.size(), shared);
        }

        @Override
        public Supplier<Window> timeOrder(WindowPlan.TimeOrder window) {
            Timestamp timestamp = timestamp(window.timestamp());
            return () -> new TimeOrderWindow(timestamp, window.size().orElse(null));
        }

        @Override
        public Supplier<Window> sort(WindowPlan.Sort window) {
            Criteria keys = keys(window.keys());
            SortOrder order = order(window.keys());
            return () -> new SortWindow(keys, order, window.size());
        }

        @Override
        public Supplier<Window> rank(WindowPlan.Rank window) {
            Criteria criteria = criteria(window.criteria());
            Criteria keys = keys(window.keys());
            SortOrder order = order(window.keys());
            return () -> new RankWindow(criteria, keys, order, window.size());
        }

        @Override
        public Supplier<Window> expression(WindowPlan.Expression window) {
            Condition condition = new Condition(window.condition(), stream, geography);
            return () -> new ExpressionWindow(condition);
        }

        @Override
        public Supplier<Window> expressionBatch(WindowPlan.ExpressionBatch window) {
            Condition condition = new Condition(window.condition(), stream, geography);
            return () -> new ExpressionBatchWindow(condition, window.inclusive());
        }

        @Override
        public Supplier<Window> grouped(WindowPlan.Grouped window) {
            Criteria criteria = criteria(window.criteria());
            Supplier<Window> inner = window.window().fold(this);
            return () -> new GroupWindow(criteria, window.reclaim().orElse(null), inner);
        }

        @Override
        public Supplier<Window> shared(WindowPlan.Shared window) {
            return window.window().fold(new Makers(compiler, stream, geography, true, null));
        }

        /** The one that the window's own statement makes is looked at. */
        @Override
        public Supplier<Window> named(WindowPlan.Named window) {
            return () -> {
                throw new PlanException("a named window is made once, name=" + window.name());
            };
        }

        @Override
        public Supplier<Window> intersection(WindowPlan.Intersection window) {
            List<Supplier<Window>> makers = several(window.windows());
            boolean choosy = window.windows().stream()
                    .anyMatch(one -> WindowTraits.of(one).choosy());
            int batch = -1;
            for (int i = 0; i < makers.size(); i++) {
                WindowTraits traits = WindowTraits.of(window.windows().get(i));
                if (traits.batch() && batch >= 0) {
                    throw new PlanException("one of several windows may put out batches, windows=" + makers.size());
                }
                batch = traits.batch() ? i : batch;
            }
            int place = batch;
            return batch < 0
                    ? () -> new IntersectionWindow(make(makers), choosy)
                    : () -> new BatchIntersectionWindow(make(makers), place, choosy);
        }

        @Override
        public Supplier<Window> union(WindowPlan.Union window) {
            List<Supplier<Window>> makers = several(window.windows());
            boolean choosy = window.windows().stream()
                    .anyMatch(one -> WindowTraits.of(one).choosy());
            return () -> new UnionWindow(make(makers), choosy);
        }

        @Override
        public Supplier<Window> derived(WindowPlan.Derived window) {
            DerivedProgram program = new DerivedProgram(window.derived(), compiler);
            Optional<Supplier<Window>> inner = window.window().map(one -> one.fold(this));
            return () -> new DerivedWindow(program, inner.map(Supplier::get).orElse(null));
        }

        private List<Supplier<Window>> several(List<WindowPlan> windows) {
            if (windows.size() < 2) {
                throw new PlanException("several windows are two or more, windows=" + windows.size());
            }
            Makers makers = new Makers(compiler, stream, geography, true, null);
            return windows.stream().map(window -> window.fold(makers)).toList();
        }

        private static List<Window> make(List<Supplier<Window>> makers) {
            List<Window> windows = new ArrayList<>(makers.size());
            makers.forEach(maker -> windows.add(maker.get()));
            return windows;
        }

        private Criteria criteria(List<ExprPlan> plans) {
            return new Criteria(plans, compiler);
        }

        private Criteria keys(List<SortKey> keys) {
            return criteria(keys.stream().map(SortKey::value).toList());
        }

        private static SortOrder order(List<SortKey> keys) {
            boolean[] descending = new boolean[keys.size()];
            for (int i = 0; i < descending.length; i++) {
                descending[i] = keys.get(i).descending();
            }
            return new SortOrder(descending);
        }

        private Timestamp timestamp(ExprPlan plan) {
            return new Timestamp(compiler.compile(plan));
        }
    }
}
