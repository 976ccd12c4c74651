package io.bongsu.language.expression;

import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.FieldRef;
import io.bongsu.engine.plan.ExprPlan.Step;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.ValueType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Parameters of the lambda expressions and declared expressions that are being planned.
 *
 * <p>Shape: a stack of frames. A lambda sees the names around it; the body of a declared expression sees its parameters
 * alone. A parameter that is an event lends its fields: where the name is nothing else, {@code p00} is {@code x.p00}.
 */
final class LocalNames {
    private final Deque<Frame> frames = new ArrayDeque<>();
    private int slots;

    private record Frame(Map<String, ExprPlan> parameters, boolean closed) {}

    /** Free slots for the parameters of a lambda; no slot is given twice. */
    int slots(int count) {
        slots += count;
        return slots - count;
    }

    /** Opens a lambda: its names are seen besides those around it. */
    void open(Map<String, ExprPlan> parameters) {
        frames.push(new Frame(new LinkedHashMap<>(parameters), false));
    }

    /** Opens the body of a declared expression: names around it are not seen. */
    void openClosed(Map<String, ExprPlan> parameters) {
        frames.push(new Frame(new LinkedHashMap<>(parameters), true));
    }

    /** The parameters of the declared expression whose body is planned; none inside of a lambda. */
    Map<String, ExprPlan> ofBody() {
        return frames.isEmpty() || !frames.peek().closed ? Map.of() : frames.peek().parameters;
    }

    void close() {
        frames.pop();
    }

    /** Whether the names around are not seen. */
    boolean isClosed() {
        return frames.stream().anyMatch(Frame::closed);
    }

    Optional<ExprPlan> parameter(String name) {
        for (Frame frame : frames) {
            if (frame.parameters.containsKey(name)) {
                return Optional.of(frame.parameters.get(name));
            }
            if (frame.closed) {
                break;
            }
        }
        return Optional.empty();
    }

    /** The parameter that is an event with this field, if there is just one. */
    Optional<ExprPlan> withField(String field) {
        List<ExprPlan> found = new ArrayList<>();
        for (Frame frame : frames) {
            frame.parameters.values().stream()
                    .filter(plan -> plan.type()
                            .row()
                            .map(row -> row.indexOf(field) >= 0)
                            .orElse(false))
                    .forEach(found::add);
            if (frame.closed) {
                break;
            }
        }
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** What a path's parts from {@code from} on lead to; empty where they lead nowhere. */
    static Optional<ExprPlan> lead(ExprPlan start, List<Path.Part> parts, int from) {
        List<Step> steps = new ArrayList<>();
        ValueType type = start.type();
        for (int i = from; i < parts.size(); i++) {
            Optional<EventType> row = type.row();
            int place = row.isEmpty() ? -1 : row.get().indexOf(parts.get(i).name());
            if (place < 0) {
                return Optional.empty();
            }
            steps.add(Step.field(parts.get(i).name()));
            type = row.get().fields().get(place).type();
            for (int index : parts.get(i).indexes()) {
                if (type.element().isEmpty()) {
                    return Optional.empty();
                }
                steps.add(Step.element(index));
                type = type.element().get();
            }
        }
        return Optional.of(step(start, steps, type));
    }

    /** Steps from a plan on; those from a field prolong its path. */
    static ExprPlan step(ExprPlan start, List<Step> steps, ValueType type) {
        if (steps.isEmpty()) {
            return start;
        }
        if (start instanceof FieldRef field) {
            List<Step> all = new ArrayList<>(field.steps());
            all.addAll(steps);
            return new FieldRef(field.source(), all, type);
        }
        return new ExprPlan.PathFrom(start, steps, type);
    }
}
