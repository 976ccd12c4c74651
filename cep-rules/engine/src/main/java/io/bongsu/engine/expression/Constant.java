package io.bongsu.engine.expression;

/** A value known when the program is built; operators over constants become constants themselves. */
record Constant(Object value) implements Evaluator {
    static final Constant NULL = new Constant(null);

    static Constant of(Object value) {
        return value == null ? NULL : new Constant(value);
    }

    /** The evaluator's value if all of {@code parts} are constants, else the evaluator. */
    static Evaluator foldIf(Evaluator whole, Iterable<Evaluator> parts) {
        for (Evaluator part : parts) {
            if (!(part instanceof Constant)) {
                return whole;
            }
        }
        return of(whole.evaluate(new Scope()));
    }

    @Override
    public Object evaluate(Scope scope) {
        return value;
    }
}
