package io.bongsu.engine.expression;

import java.util.ArrayList;
import java.util.List;

/** {@code and or not} of true, false and null (unknown): false decides an {@code and}, true an {@code or}. */
final class Logic {
    private Logic() {}

    static Evaluator and(List<Evaluator> operands) {
        return junction(operands, false);
    }

    static Evaluator or(List<Evaluator> operands) {
        return junction(operands, true);
    }

    static Evaluator not(Evaluator operand) {
        return scope -> operand.evaluate(scope) instanceof Boolean value ? (Object) !value : null;
    }

    /** {@code deciding} is the operand value that settles the whole; constants of the other value say nothing. */
    private static Evaluator junction(List<Evaluator> operands, boolean deciding) {
        List<Evaluator> open = new ArrayList<>();
        for (Evaluator operand : operands) {
            if (operand instanceof Constant constant && constant.value() instanceof Boolean value) {
                if (value == deciding) {
                    return Constant.of(deciding);
                }
            } else {
                open.add(operand);
            }
        }
        if (open.isEmpty()) {
            return Constant.of(!deciding);
        }
        Evaluator[] parts = open.toArray(new Evaluator[0]);
        return Constant.foldIf(deciding ? new Any(parts) : new All(parts), open);
    }

    private static final class All implements Evaluator {
        private final Evaluator[] operands;

        All(Evaluator[] operands) {
            this.operands = operands;
        }

        @Override
        public Object evaluate(Scope scope) {
            boolean unknown = false;
            for (Evaluator operand : operands) {
                if (!(operand.evaluate(scope) instanceof Boolean value)) {
                    unknown = true;
                } else if (!value) {
                    return false;
                }
            }
            return unknown ? null : (Object) true;
        }

        @Override
        public boolean holds(Scope scope) {
            for (Evaluator operand : operands) {
                if (!operand.holds(scope)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final class Any implements Evaluator {
        private final Evaluator[] operands;

        Any(Evaluator[] operands) {
            this.operands = operands;
        }

        @Override
        public Object evaluate(Scope scope) {
            boolean unknown = false;
            for (Evaluator operand : operands) {
                if (!(operand.evaluate(scope) instanceof Boolean value)) {
                    unknown = true;
                } else if (value) {
                    return true;
                }
            }
            return unknown ? null : (Object) false;
        }

        @Override
        public boolean holds(Scope scope) {
            for (Evaluator operand : operands) {
                if (operand.holds(scope)) {
                    return true;
                }
            }
            return false;
        }
    }
}
