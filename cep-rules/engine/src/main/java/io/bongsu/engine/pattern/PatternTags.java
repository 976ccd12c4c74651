package io.bongsu.engine.pattern;

import io.bongsu.engine.plan.PatternOperands;
import io.bongsu.engine.plan.PatternPlan;
import java.util.ArrayList;
import java.util.List;

/** The tags that a pattern binds, in text order. */
final class PatternTags {
    private PatternTags() {}

    static List<String> of(PatternPlan pattern) {
        List<String> tags = new ArrayList<>();
        if (pattern instanceof PatternPlan.Filter filter) {
            filter.tag().ifPresent(tags::add);
        }
        PatternOperands.of(pattern).forEach(operand -> tags.addAll(of(operand)));
        return tags;
    }
}
