package io.bongsu.engine.plan;

import java.util.List;
import java.util.Optional;

/** What a statement reads: a stream, with or without a data window, or the matches of a pattern or row pattern. */
public sealed interface InputPlan {
    <R> R fold(Cases<R> cases);

    /** Every case of the family. */
    interface Cases<R> {
        R stream(Stream input);

        R pattern(Pattern input);

        R rowMatches(RowMatches input);
    }

    /** The events that pass the filter; without a window none is kept. */
    record Stream(FilterPlan filter, Optional<WindowPlan> window) implements InputPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.stream(this);
        }
    }

    /** The matches of a pattern, each a row of the bound events. */
    record Pattern(PatternPlan root, List<TagPlan> tags) implements InputPlan {
        public Pattern {
            tags = List.copyOf(tags);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.pattern(this);
        }
    }

    /** The matches of a row pattern in the events of a stream, each a row of the measures. */
    record RowMatches(Stream stream, RowMatchPlan match) implements InputPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.rowMatches(this);
        }
    }
}
