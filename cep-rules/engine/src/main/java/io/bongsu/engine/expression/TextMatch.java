package io.bongsu.engine.expression;

import io.bongsu.engine.plan.ExprPlan.Like;
import io.bongsu.engine.plan.ExprPlan.Regexp;
import io.bongsu.engine.plan.PlanException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * {@code like} and {@code regexp}, and their negations.
 *
 * <p>Shape: null if value or pattern is null; a number is matched by its text; a computed pattern that is no regular
 * expression gives null. Constant patterns are compiled once, the last computed one is remembered.
 */
final class TextMatch {
    private TextMatch() {}

    static Evaluator like(Like plan, Evaluator value, Evaluator pattern, Optional<Evaluator> escape) {
        int escapeChar = escapeChar(escape);
        boolean negated = plan.negated();
        if (pattern instanceof Constant constant) {
            if (!(constant.value() instanceof String text)) {
                return Constant.NULL;
            }
            LikePattern ready = LikePattern.of(text, escapeChar);
            return scope -> {
                String subject = subject(value.evaluate(scope));
                return subject == null ? null : (Object) (ready.matches(subject) != negated);
            };
        }
        return scope -> {
            String subject = subject(value.evaluate(scope));
            return subject != null && pattern.evaluate(scope) instanceof String text
                    ? (Object) (LikePattern.of(text, escapeChar).matches(subject) != negated)
                    : null;
        };
    }

    /** Esper takes the first character; an empty escape switches escaping off. */
    private static int escapeChar(Optional<Evaluator> escape) {
        if (escape.isEmpty()) {
            return LikePattern.DEFAULT_ESCAPE;
        }
        if (!(escape.get() instanceof Constant constant)) {
            throw new PlanException("the escape of a like must be a constant");
        }
        if (!(constant.value() instanceof String text)) {
            return LikePattern.DEFAULT_ESCAPE;
        }
        return text.isEmpty() ? LikePattern.NO_ESCAPE : text.charAt(0);
    }

    static Evaluator regexp(Regexp plan, Evaluator value, Evaluator pattern) {
        if (pattern instanceof Constant constant) {
            if (!(constant.value() instanceof String text)) {
                return Constant.NULL;
            }
            return new KnownRegexp(value, compiled(text), plan.negated());
        }
        return new ComputedRegexp(value, pattern, plan.negated());
    }

    private static Pattern compiled(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new PlanException(
                    "a regexp must be in Java syntax, pattern=" + text + " cause=" + e.getDescription());
        }
    }

    private static String subject(Object value) {
        if (value instanceof String text) {
            return text;
        }
        return value instanceof Number number ? number.toString() : null;
    }

    private static Object matches(Pattern pattern, String subject, boolean negated) {
        try {
            return pattern.matcher(subject).matches() != negated;
        } catch (StackOverflowError e) {
            // Java's matcher recurses per repetition of a group: a long value can exhaust the stack.
            return null;
        }
    }

    private record KnownRegexp(Evaluator value, Pattern pattern, boolean negated) implements Evaluator {
        @Override
        public Object evaluate(Scope scope) {
            String subject = subject(value.evaluate(scope));
            return subject == null ? null : matches(pattern, subject, negated);
        }
    }

    private static final class ComputedRegexp implements Evaluator {
        private final Evaluator value;
        private final Evaluator pattern;
        private final boolean negated;
        private Remembered last = new Remembered("", Optional.of(Pattern.compile("")));

        ComputedRegexp(Evaluator value, Evaluator pattern, boolean negated) {
            this.value = value;
            this.pattern = pattern;
            this.negated = negated;
        }

        @Override
        public Object evaluate(Scope scope) {
            String subject = subject(value.evaluate(scope));
            if (subject == null || !(pattern.evaluate(scope) instanceof String text)) {
                return null;
            }
            Remembered known = last;
            if (!known.text().equals(text)) {
                known = Remembered.of(text);
                last = known;
            }
            return known.pattern().isEmpty() ? null : matches(known.pattern().get(), subject, negated);
        }
    }

    private record Remembered(String text, Optional<Pattern> pattern) {
        static Remembered of(String text) {
            try {
                return new Remembered(text, Optional.of(Pattern.compile(text)));
            } catch (PatternSyntaxException | StackOverflowError e) {
                return new Remembered(text, Optional.empty());
            }
        }
    }
}
