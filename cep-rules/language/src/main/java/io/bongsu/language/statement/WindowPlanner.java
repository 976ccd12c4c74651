package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.AnnotationPart;
import com.espertech.esper.common.client.soda.Expression;
import com.espertech.esper.common.client.soda.ProjectedStream;
import com.espertech.esper.common.client.soda.View;
import io.bongsu.engine.plan.ColumnPlan;
import io.bongsu.engine.plan.DerivedPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.WindowPlan;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.expression.Scope;
import io.bongsu.language.source.Part;
import io.bongsu.language.source.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Plans the data windows of a stream: one or several beside each other, in groups or not, and a value that is derived from
 * them. Windows go by their names with and without their namespaces, {@code #time} and {@code .win:time}.
 *
 * <p>Errors: CEP-4104.
 */
final class WindowPlanner {
    private static final Set<String> NAMESPACES = Set.of("win", "std", "ext", "stat");
    private static final Set<String> DERIVED = Set.of("size", "uni", "linest", "correl", "weighted_avg");

    private final StatementPart part;
    private final Scope scope;
    private final String typeName;
    private final List<AnnotationPart> annotations;

    /** @param typeName the name of the type of derived events, known nowhere else in the rule */
    WindowPlanner(StatementPart part, Scope scope, String typeName, List<AnnotationPart> annotations) {
        this.part = part;
        this.scope = scope;
        this.typeName = typeName;
        this.annotations = annotations == null ? List.of() : annotations;
    }

    /** The windows of one stream of a join. */
    static Optional<WindowPlan> inJoin(StatementPart part, Scope scope, ProjectedStream stream) {
        Optional<WindowPlan> window =
                new WindowPlanner(part, scope, "", List.of()).plan(stream.getViews(), stream.isRetainUnion());
        if (window.isPresent() && !WindowUse.isJoined(window.get())) {
            refuse(part, part.syntax().region(Part.VIEW, 0), "such a window in a join");
            return Optional.empty();
        }
        return window;
    }

    /** A window as it is written. */
    private record Written(String name, List<Expression> parameters, Region region) {}

    Optional<WindowPlan> plan(List<View> views, boolean union) {
        List<Written> written = new ArrayList<>();
        for (int i = 0; i < views.size(); i++) {
            View view = views.get(i);
            Region region = part.syntax().region(Part.VIEW, i);
            String space =
                    view.getNamespace() == null ? "" : view.getNamespace().toLowerCase(Locale.ROOT);
            if (!space.isEmpty() && !NAMESPACES.contains(space)) {
                return refuse(region, space + ":" + view.getName());
            }
            List<Expression> parameters = view.getParameters() == null ? List.of() : view.getParameters();
            written.add(new Written(view.getName().toLowerCase(Locale.ROOT), parameters, region));
        }
        return written.get(0).name().equals("groupwin") ? grouped(written, union) : windows(written, union, List.of());
    }

    private Optional<WindowPlan> grouped(List<Written> written, boolean union) {
        Written group = written.get(0);
        WindowParameters parameters = parameters(group);
        Optional<List<ExprPlan>> criteria = parameters.criteria(group.parameters());
        if (criteria.isEmpty()) {
            return Optional.empty();
        }
        if (written.size() == 1) {
            return refuse(group.region(), "#groupwin without a window after it");
        }
        List<ColumnPlan> columns = new ArrayList<>();
        for (ExprPlan criterion : criteria.get()) {
            columns.add(new ColumnPlan(nameOf(criterion).orElse(""), criterion));
        }
        Optional<WindowPlan> inner = windows(written.subList(1, written.size()), union, columns);
        Optional<Optional<WindowPlan.Reclaim>> reclaim = new ReclaimHint(part, annotations).plan();
        if (inner.isEmpty() || reclaim.isEmpty()) {
            return Optional.empty();
        }
        if (reclaim.get().isPresent() && inner.get() instanceof WindowPlan.Derived) {
            return refuse(group.region(), "a hint to reclaim groups of a derived value");
        }
        return Optional.of(new WindowPlan.Grouped(criteria.get(), reclaim.get(), inner.get()));
    }

    /** The name of a field of the stream itself. */
    private static Optional<String> nameOf(ExprPlan value) {
        return value instanceof ExprPlan.FieldRef field
                        && field.source().equals(ExprPlan.FieldRef.OWN)
                        && field.steps().size() == 1
                ? Optional.of(field.steps().get(0).name())
                : Optional.empty();
    }

    private Optional<WindowPlan> windows(List<Written> written, boolean union, List<ColumnPlan> groups) {
        List<WindowPlan> windows = new ArrayList<>();
        Optional<Written> derived = Optional.empty();
        boolean broken = false;
        for (Written one : written) {
            if (derived.isPresent()) {
                return refuse(one.region(), "a window behind a derived value, #" + one.name());
            }
            if (DERIVED.contains(one.name())) {
                derived = Optional.of(one);
            } else {
                Optional<WindowPlan> window = parameters(one).window(one.name());
                broken |= window.isEmpty();
                window.ifPresent(windows::add);
            }
        }
        if (broken || (windows.size() > 1 && !combine(windows, written.get(0).region(), union))) {
            return Optional.empty();
        }
        Optional<WindowPlan> kept = windows.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        windows.size() == 1
                                ? windows.get(0)
                                : union ? new WindowPlan.Union(windows) : new WindowPlan.Intersection(windows));
        return derived.isEmpty() ? kept : derived(derived.get(), kept, groups);
    }

    private boolean combine(List<WindowPlan> windows, Region region, boolean union) {
        long batches = windows.stream().filter(WindowParameters::isBatch).count();
        if (!union && batches > 1) {
            refuse(region, "several windows that put events out in batches");
            return false;
        }
        if (!union
                && windows.stream().anyMatch(WindowPlan.ExtTimedBatch.class::isInstance)
                && windows.stream().anyMatch(WindowPlan.ExtTimed.class::isInstance)) {
            refuse(region, "#ext_timed_batch beside #ext_timed");
            return false;
        }
        if (union && batches > 0 && windows.stream().anyMatch(WindowParameters::isFirst)) {
            refuse(region, "retain-union of a batch and a window that keeps the first events");
            return false;
        }
        return true;
    }

    private Optional<WindowPlan> derived(Written one, Optional<WindowPlan> kept, List<ColumnPlan> groups) {
        if (groups.stream().anyMatch(column -> column.name().isEmpty())) {
            return refuse(one.region(), "a derived value in groups by a value that is not a field");
        }
        if (kept.isPresent() && kept.get() instanceof WindowPlan.Expression) {
            return refuse(one.region(), "a derived value of #expr");
        }
        Optional<DerivedPlan> plan = parameters(one).derived(one.name(), groups, typeName);
        return plan.map(derived -> new WindowPlan.Derived(kept, derived));
    }

    private WindowParameters parameters(Written one) {
        return new WindowParameters(part, scope, one.region(), one.parameters());
    }

    private Optional<WindowPlan> refuse(Region region, String construct) {
        WindowParameters.refuse(part, region, construct);
        return Optional.empty();
    }

    /** The scope of what follows the windows: the events, or what is derived from them. */
    static Scope after(WindowPlan window, Scope scope) {
        Optional<DerivedPlan> derived = derivedIn(window);
        return derived.map(plan -> new Scope(
                        Optional.of(new Scope.Bound(plan.typeName(), Optional.of(plan.type()), false)),
                        scope.alias(),
                        scope.tags()))
                .orElse(scope);
    }

    private static Optional<DerivedPlan> derivedIn(WindowPlan window) {
        if (window instanceof WindowPlan.Grouped grouped) {
            return derivedIn(grouped.window());
        }
        return window instanceof WindowPlan.Derived derived ? Optional.of(derived.derived()) : Optional.empty();
    }

    static void refuse(StatementPart part, Region region, String construct) {
        part.findings()
                .error(
                        ErrorCode.UNSUPPORTED_WINDOW,
                        region.span(),
                        "this data window is not supported yet: " + construct,
                        "");
    }
}
