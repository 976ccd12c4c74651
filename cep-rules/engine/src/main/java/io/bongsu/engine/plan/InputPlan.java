package io.bongsu.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a statement reads: a stream, with or without a data window, matches of a pattern or row pattern, or several streams. */
public sealed interface InputPlan {
    <R> R fold(Cases<R> cases);

    /** Every case of the family. */
    interface Cases<R> {
        R stream(Stream input);

        R pattern(Pattern input);

        R rowMatches(RowMatches input);

        R join(Join input);

        R trigger(Trigger input);
    }

    /** The events that pass the filter, or those {@code contained} in them; without a window none is kept. */
    record Stream(FilterPlan filter, Optional<ContainedPlan> contained, Optional<WindowPlan> window)
            implements InputPlan {
        /** The events as they come. */
        public Stream(FilterPlan filter, Optional<WindowPlan> window) {
            this(filter, Optional.empty(), window);
        }

        /** The named window that it reads, if it is no stream of its own. */
        public Optional<String> named() {
            return window.filter(WindowPlan.Named.class::isInstance).map(named -> ((WindowPlan.Named) named).name());
        }

        /** The name of the type of what is kept and selected from. */
        public String rows() {
            return contained.map(plan -> plan.row().name()).orElse(filter.stream());
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.stream(this);
        }
    }

    /**
     * The matches of a pattern, each a row of the bound events; with a window, each an event of a type of its own
     * ({@link MatchType}) that the window keeps.
     *
     * <p>Shape: {@code suppresses} ({@code @SuppressOverlappingMatches}): of the matches of one event or moment, one that has
     * an event of an earlier one is left out. {@code discards} ({@code @DiscardPartialsOnMatch}): a match ends all partial
     * matches that have an event of it.
     */
    record Pattern(
            PatternPlan root, List<TagPlan> tags, boolean suppresses, boolean discards, Optional<WindowPlan> window)
            implements InputPlan {
        public Pattern {
            tags = List.copyOf(tags);
        }

        /** Without a window. */
        public Pattern(PatternPlan root, List<TagPlan> tags, boolean suppresses, boolean discards) {
            this(root, tags, suppresses, discards, Optional.empty());
        }

        /** Without a window, all matches. */
        public Pattern(PatternPlan root, List<TagPlan> tags) {
            this(root, tags, false, false);
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

    /**
     * The rows of several streams, each an event or null per stream, named as the streams are.
     *
     * <p>Shape: {@code steps} tell how each stream but the first is joined to those before it; none when all are joined by
     * {@code where} alone. {@code where} of the statement is what rows are tested with, equalities of inner joins among it.
     */
    record Join(List<JoinedStream> streams, List<JoinStep> steps) implements InputPlan {
        public Join {
            streams = List.copyOf(streams);
            steps = List.copyOf(steps);
            if (streams.size() < 2 || (!steps.isEmpty() && steps.size() != streams.size() - 1)) {
                throw new PlanException("a join has a step per stream but the first, streams=" + streams.size()
                        + " steps=" + steps.size());
            }
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.join(this);
        }
    }

    /**
     * The rows of a named window that an event of {@code on}, a stream or a pattern, asks for, as {@code where} of the statement
     * says: each the window's event under {@code name} and behind it the event under {@code event}, or the pattern's tags.
     *
     * <p>Shape: {@code removes}: the events of the rows leave the window, once the rows are put out. {@code sets}: events with these
     * values take their place, each value seeing those before it; both are put out, the old ones as old rows.
     */
    record Trigger(
            String name,
            WindowPlan.Named window,
            String event,
            InputPlan on,
            boolean removes,
            List<UpdatePlan.Assignment> sets)
            implements InputPlan {
        /** One that sets nothing. */
        public Trigger(String name, WindowPlan.Named window, String event, InputPlan on, boolean removes) {
            this(name, window, event, on, removes, List.of());
        }

        /** Whether the window is another one afterwards. */
        public boolean changes() {
            return removes || !sets.isEmpty();
        }

        public Trigger {
            sets = List.copyOf(sets);
            if (removes && !sets.isEmpty()) {
                throw new PlanException("events leave a named window or are set, window=" + window.name());
            }
            if (!(on instanceof Stream) && !(on instanceof Pattern)) {
                throw new PlanException("a named window is asked by a stream or a pattern, window=" + window.name());
            }
        }

        /** What is bound in a row, in order. */
        public List<TagPlan> tags() {
            List<TagPlan> tags = new ArrayList<>();
            tags.add(new TagPlan(name, window.name(), false));
            if (on instanceof Pattern pattern) {
                tags.addAll(pattern.tags());
            } else {
                tags.add(new TagPlan(event, ((Stream) on).rows(), false));
            }
            return tags;
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.trigger(this);
        }
    }

    /** One stream of a join; events of a {@code driving} one make rows and are not kept, and no others make rows. */
    record JoinedStream(String name, Stream input, boolean driving) {
        public JoinedStream {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(input, "input");
        }
    }

    /** How a stream is joined to those before it; the fields of {@code on} are equal. */
    record JoinStep(JoinKind kind, List<JoinPair> on) {
        public JoinStep {
            Objects.requireNonNull(kind, "kind");
            on = List.copyOf(on);
        }
    }

    /** Which side keeps its events that have no partner. */
    enum JoinKind {
        INNER,
        LEFT,
        RIGHT,
        FULL
    }

    /** Two fields of different streams, as they are written. */
    record JoinPair(ExprPlan.FieldRef left, ExprPlan.FieldRef right) {}
}
