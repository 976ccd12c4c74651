package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.Expression;
import com.espertech.esper.common.client.soda.View;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.WindowPlan;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.expression.DurationPlanner;
import io.bongsu.language.expression.ExpressionPlanner;
import io.bongsu.language.expression.Scope;
import io.bongsu.language.expression.Typed;
import io.bongsu.language.source.Part;
import io.bongsu.language.source.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Plans the data window of a stream: {@code #time}, {@code #length}, {@code #lastevent}, {@code #unique},
 * {@code #firstunique}, {@code #keepall}, also as {@code .win:time(…)} and {@code .std:unique(…)}.
 *
 * <p>Errors: CEP-4104.
 */
final class WindowPlanner {
    private final StatementPart part;

    WindowPlanner(StatementPart part) {
        this.part = part;
    }

    Optional<WindowPlan> plan(List<View> views, Scope scope) {
        if (views.size() > 1) {
            refuse(part.syntax().region(Part.VIEW, 1), "more than one window on a stream");
            return Optional.empty();
        }
        View view = views.get(0);
        Region region = part.syntax().region(Part.VIEW, 0);
        String space = view.getNamespace() == null ? "" : view.getNamespace() + ":";
        String name = (space + view.getName()).toLowerCase(Locale.ROOT);
        List<Expression> parameters = view.getParameters() == null ? List.of() : view.getParameters();
        ExpressionPlanner planner = ExpressionPlanner.of(scope, region, part.findings());
        return switch (name) {
            case "time", "win:time" -> time(parameters, planner, region);
            case "length", "win:length" -> length(parameters, planner, region);
            case "lastevent", "std:lastevent" -> none(parameters, region, new WindowPlan.LastEvent());
            case "keepall", "win:keepall" -> none(parameters, region, new WindowPlan.KeepAll());
            case "unique", "std:unique" -> criteria(parameters, planner, region, WindowPlan.Unique::new);
            case "firstunique", "std:firstunique" -> criteria(parameters, planner, region, WindowPlan.FirstUnique::new);
            default -> {
                refuse(region, "#" + name);
                yield Optional.empty();
            }
        };
    }

    private Optional<WindowPlan> time(List<Expression> parameters, ExpressionPlanner planner, Region region) {
        if (parameters.size() != 1) {
            refuse(region, "#time with other than one parameter");
            return Optional.empty();
        }
        Typed size = new DurationPlanner(planner).plan(parameters.get(0));
        if (size.isBroken()) {
            return Optional.empty();
        }
        if (size.get() instanceof ExprPlan.Literal literal && literal.value() instanceof Long millis) {
            return Optional.of(new WindowPlan.Time(millis));
        }
        refuse(region, "#time with a size that is not constant");
        return Optional.empty();
    }

    private Optional<WindowPlan> length(List<Expression> parameters, ExpressionPlanner planner, Region region) {
        Optional<ExprPlan> size =
                parameters.size() == 1 ? planner.plan(parameters.get(0)).plan() : Optional.empty();
        if (size.isPresent()
                && size.get() instanceof ExprPlan.Literal literal
                && literal.value() instanceof Integer n
                && n > 0) {
            return Optional.of(new WindowPlan.Length(n));
        }
        refuse(region, "#length with a size that is not a constant int above 0");
        return Optional.empty();
    }

    private Optional<WindowPlan> none(List<Expression> parameters, Region region, WindowPlan window) {
        if (!parameters.isEmpty()) {
            refuse(region, "a parameter of this window");
            return Optional.empty();
        }
        return Optional.of(window);
    }

    private Optional<WindowPlan> criteria(
            List<Expression> parameters,
            ExpressionPlanner planner,
            Region region,
            Function<List<ExprPlan>, WindowPlan> make) {
        List<ExprPlan> criteria = new ArrayList<>();
        parameters.forEach(parameter -> planner.plan(parameter).plan().ifPresent(criteria::add));
        if (criteria.size() < parameters.size()) {
            return Optional.empty();
        }
        if (criteria.isEmpty() || criteria.stream().anyMatch(criterion -> !(criterion instanceof ExprPlan.FieldRef))) {
            refuse(region, "a criterion that is not a field");
            return Optional.empty();
        }
        return Optional.of(make.apply(criteria));
    }

    private void refuse(Region region, String construct) {
        part.findings()
                .error(
                        ErrorCode.UNSUPPORTED_WINDOW,
                        region.span(),
                        "this data window is not supported yet: " + construct,
                        "Supported: #time, #length, #lastevent, #unique, #firstunique, #keepall.");
    }
}
