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

    /** Those that the pattern binds to one event each: not those of a repeat in it. */
    static List<String> single(PatternPlan pattern) {
        List<String> tags = new ArrayList<>(of(pattern));
        repeated(pattern, tags);
        return tags;
    }

    private static void repeated(PatternPlan pattern, List<String> tags) {
        if (pattern instanceof PatternPlan.Repeat repeat) {
            tags.removeAll(of(repeat.operand()));
        }
        PatternOperands.of(pattern).forEach(operand -> repeated(operand, tags));
    }
}
