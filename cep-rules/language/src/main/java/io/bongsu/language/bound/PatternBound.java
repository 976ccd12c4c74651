package io.bongsu.language.bound;

import io.bongsu.engine.plan.PatternOperands;
import io.bongsu.engine.plan.PatternPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The bound of a pattern's partial matches.
 *
 * <p>Shape: a part that can turn true again and again ({@code every}) opens what follows it each time; what follows must
 * then end by itself, by time or by {@code and not}. So must what a second {@code every} restarts each time. Under a guard everything ends with the guard. A repeat without an upper
 * bound must end by time.
 */
final class PatternBound {
    private static final String WITHIN =
            "Add 'where timer:within(…)' to what follows 'every', or end it with 'and not'.";

    private final List<Lifetime> lifetimes = new ArrayList<>();
    private Optional<StateBound> unbounded = Optional.empty();

    private PatternBound() {}

    static StateBound of(PatternPlan root) {
        PatternBound bound = new PatternBound();
        bound.walk(root, false);
        if (bound.unbounded.isPresent()) {
            return bound.unbounded.get();
        }
        if (bound.lifetimes.isEmpty()) {
            return StateBound.bounded("partial matches: one at a time");
        }
        Lifetime longest = bound.lifetimes.get(0);
        for (Lifetime lifetime : bound.lifetimes) {
            boolean longer = lifetime.kind() == longest.kind()
                    ? lifetime.millis() > longest.millis()
                    : lifetime.kind().ordinal() > longest.kind().ordinal();
            longest = longer ? lifetime : longest;
        }
        return StateBound.bounded(
                longest.kind() == Lifetime.Kind.TIME
                        ? "partial matches: at most " + longest.text() + " old"
                        : "partial matches: each is kept " + longest.text());
    }

    private void walk(PatternPlan pattern, boolean guarded) {
        if (pattern instanceof PatternPlan.Within within) {
            lifetimes.add(Lifetime.time(within.duration()));
            walk(within.operand(), true);
            return;
        }
        if (pattern instanceof PatternPlan.WithinMax within) {
            lifetimes.add(Lifetime.time(within.duration()));
            walk(within.operand(), true);
            return;
        }
        if (pattern instanceof PatternPlan.EveryDistinct every && every.expiry().isEmpty() && !guarded) {
            refuse("'every-distinct' remembers every key for ever", "Give it an expiry: every-distinct(key, 1 hour).");
        }
        if (pattern instanceof PatternPlan.FollowedBy chain) {
            followedBy(chain, guarded);
        }
        if (pattern instanceof PatternPlan.And and && and.operands().stream().anyMatch(PatternBound::repeats)) {
            opened(and.operands(), guarded);
        }
        if ((pattern instanceof PatternPlan.Every || pattern instanceof PatternPlan.EveryDistinct)
                && repeats(PatternOperands.of(pattern).get(0))) {
            opened(PatternOperands.of(pattern), guarded);
        }
        if (pattern instanceof PatternPlan.Repeat repeat && repeat.high().isEmpty()) {
            Lifetime lifetime = Lifetime.ends(repeat);
            if (!lifetime.isBounded() && !guarded) {
                refuse(
                        "a repeat collects events " + lifetime.text(),
                        "Give it an upper bound [:n], or end it 'until timer:interval(…)'.");
            }
        }
        PatternOperands.of(pattern).forEach(child -> walk(child, guarded));
    }

    private void followedBy(PatternPlan.FollowedBy chain, boolean guarded) {
        boolean again = false;
        for (int i = 0; i < chain.operands().size(); i++) {
            PatternPlan operand = chain.operands().get(i);
            boolean limited = !chain.limits().isEmpty()
                    && i > 0
                    && chain.limits().get(i - 1).isPresent();
            if (again && !limited) {
                opened(List.of(operand), guarded);
            }
            again |= repeats(operand);
        }
    }

    private void opened(List<PatternPlan> operands, boolean guarded) {
        for (PatternPlan operand : operands) {
            Lifetime lifetime = repeats(operand) && isEvery(operand) ? Lifetime.FOREVER : Lifetime.ends(operand);
            if (lifetime.isBounded()) {
                lifetimes.add(lifetime);
            } else if (!guarded) {
                refuse("partial matches: 'every' opens ever more of them, each kept " + lifetime.text(), WITHIN);
            }
        }
    }

    private void refuse(String text, String advice) {
        unbounded = unbounded.or(() -> Optional.of(StateBound.unbounded(text, advice)));
    }

    private static boolean isEvery(PatternPlan pattern) {
        return pattern instanceof PatternPlan.Every || pattern instanceof PatternPlan.EveryDistinct;
    }

    /** Can the part turn true more than once from one start? */
    private static boolean repeats(PatternPlan pattern) {
        if (isEvery(pattern)) {
            return true;
        }
        return !(pattern instanceof PatternPlan.Not)
                && !(pattern instanceof PatternPlan.Repeat)
                && PatternOperands.of(pattern).stream().anyMatch(PatternBound::repeats);
    }
}
