package io.bongsu.engine.expression;

import java.util.List;

/** {@code ||}: the operands' text in a row; null if one of them is null. */
final class Joining {
    private Joining() {}

    static Evaluator of(List<Evaluator> operands) {
        Evaluator[] parts = operands.toArray(new Evaluator[0]);
        return scope -> {
            StringBuilder text = new StringBuilder();
            for (Evaluator part : parts) {
                if (!(part.evaluate(scope) instanceof String piece)) {
                    return null;
                }
                text.append(piece);
            }
            return text.toString();
        };
    }
}
