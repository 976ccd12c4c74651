package io.bongsu.language.explain;

import io.bongsu.engine.plan.InputPlan;
import io.bongsu.language.statement.PatternTags;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Names of the streams that a statement reads, ascending. */
final class InputStreams {
    private InputStreams() {}

    static Set<String> of(InputPlan input) {
        return new TreeSet<>(input.fold(new InputPlan.Cases<List<String>>() {
            @Override
            public List<String> stream(InputPlan.Stream stream) {
                return List.of(stream.filter().stream());
            }

            @Override
            public List<String> pattern(InputPlan.Pattern pattern) {
                return PatternTags.filters(pattern.root()).stream()
                        .map(found -> found.filter().filter().stream())
                        .toList();
            }

            @Override
            public List<String> rowMatches(InputPlan.RowMatches matches) {
                return stream(matches.stream());
            }

            @Override
            public List<String> trigger(InputPlan.Trigger trigger) {
                return trigger.on().fold(this);
            }

            @Override
            public List<String> join(InputPlan.Join join) {
                return join.streams().stream()
                        .map(stream -> stream.input().filter().stream())
                        .toList();
            }
        }));
    }
}
