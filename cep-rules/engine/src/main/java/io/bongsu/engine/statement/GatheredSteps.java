package io.bongsu.engine.statement;

import io.bongsu.engine.state.StateInput;
import io.bongsu.engine.state.StateOutput;
import java.util.ArrayList;
import java.util.List;

/** What entered and left a statement since its last output, step by step. */
final class GatheredSteps {
    private final ItemCodec codec;
    private final List<Step> steps = new ArrayList<>(0);

    /** One step and its time. */
    record Step(long millis, Items entered, Items left) {}

    GatheredSteps(ItemCodec codec) {
        this.codec = codec;
    }

    void add(Items entered, Items left, long nowMillis) {
        steps.add(new Step(nowMillis, entered.copy(), left.copy()));
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    List<Step> all() {
        return steps;
    }

    void clear() {
        steps.clear();
    }

    void write(StateOutput out) {
        out.writeSize(steps.size());
        for (Step step : steps) {
            out.writeTime(step.millis);
            codec.write(step.entered, out);
            codec.write(step.left, out);
        }
    }

    void read(StateInput in) {
        int count = in.readCount();
        for (int i = 0; i < count; i++) {
            steps.add(new Step(in.readTime(), codec.readAll(in), codec.readAll(in)));
        }
    }
}
