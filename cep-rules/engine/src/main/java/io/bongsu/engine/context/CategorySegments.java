package io.bongsu.engine.context;

import io.bongsu.engine.expression.Evaluator;
import io.bongsu.engine.expression.Scope;
import io.bongsu.engine.filter.FilterProgram;
import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.List;

/** {@code group … as label}: a partition per label, all there from the start. */
final class CategorySegments implements Segments {
    private final FilterProgram filter;
    private final List<Label> labels;
    private final Scope scope = new Scope();

    /** One category. */
    record Label(String label, Evaluator condition) {}

    CategorySegments(FilterProgram filter, List<Label> labels) {
        this.filter = filter;
        this.labels = List.copyOf(labels);
    }

    @Override
    public boolean covers(String stream) {
        return filter.stream().equals(stream);
    }

    @Override
    public List<Object> keysOf(Step step) {
        scope.own(step.event()).at(step.nowMillis());
        if (!step.passes(filter) || !filter.passesContext(scope)) {
            return List.of();
        }
        List<Object> keys = new ArrayList<>(2);
        for (Label label : labels) {
            if (label.condition().holds(scope)) {
                keys.add(label.label());
            }
        }
        return keys;
    }

    @Override
    public List<Object> keysBeforeFilter(Step step) {
        return keysOf(step);
    }

    @Override
    public List<Object> preallocated() {
        return labels.stream().map(label -> (Object) label.label()).toList();
    }

    @Override
    public Object[] row(Object key, int fields) {
        Object[] row = new Object[fields];
        row[0] = key;
        return row;
    }

    @Override
    public List<FilterProgram> filters() {
        return List.of(filter);
    }

    @Override
    public void writeKey(Object key, StateOutput out) {
        out.writeString((String) key);
    }

    @Override
    public Object readKey(StateInput in) {
        return in.readString();
    }
}
