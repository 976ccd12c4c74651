package io.bongsu.engine.plan;

/** How tightly an expression's own operator binds, loosest first; decides where its text needs parentheses. */
enum ExprPrecedence {
    OR,
    AND,
    NOT,
    COMPARISON,
    CONCAT,
    SUM,
    PRODUCT,
    SIGN,
    ATOM;

    static ExprPrecedence of(ExprPlan expression) {
        return expression.fold(ByCase.INSTANCE);
    }

    /** Text of an operand: in parentheses unless it binds tighter. */
    String operand(ExprPlan operand) {
        return text(operand, of(operand).compareTo(this) > 0 || this == ATOM && of(operand) == ATOM);
    }

    /** Text of the left operand of a left-associative operator. */
    String left(ExprPlan operand) {
        return text(operand, of(operand).compareTo(this) >= 0);
    }

    private static String text(ExprPlan operand, boolean bare) {
        return bare ? ExprText.of(operand) : "(" + ExprText.of(operand) + ")";
    }

    /** Precedence by case. */
    private enum ByCase implements ExprPlan.Cases<ExprPrecedence> {
        INSTANCE;

        @Override
        public ExprPrecedence literal(ExprPlan.Literal literal) {
            return ATOM;
        }

        @Override
        public ExprPrecedence field(ExprPlan.FieldRef field) {
            return ATOM;
        }

        @Override
        public ExprPrecedence aggregate(ExprPlan.AggregateRef aggregate) {
            return ATOM;
        }

        @Override
        public ExprPrecedence arithmetic(ExprPlan.Arithmetic arithmetic) {
            return switch (arithmetic.op()) {
                case ADD, SUBTRACT -> SUM;
                case MULTIPLY, DIVIDE, REMAINDER -> PRODUCT;
            };
        }

        @Override
        public ExprPrecedence negate(ExprPlan.Negate negate) {
            return SIGN;
        }

        @Override
        public ExprPrecedence concat(ExprPlan.Concat concat) {
            return CONCAT;
        }

        @Override
        public ExprPrecedence compare(ExprPlan.Compare compare) {
            return COMPARISON;
        }

        @Override
        public ExprPrecedence isSame(ExprPlan.IsSame isSame) {
            return COMPARISON;
        }

        @Override
        public ExprPrecedence and(ExprPlan.And and) {
            return AND;
        }

        @Override
        public ExprPrecedence or(ExprPlan.Or or) {
            return OR;
        }

        @Override
        public ExprPrecedence not(ExprPlan.Not not) {
            return NOT;
        }

        @Override
        public ExprPrecedence between(ExprPlan.Between between) {
            return COMPARISON;
        }

        @Override
        public ExprPrecedence in(ExprPlan.In in) {
            return COMPARISON;
        }

        @Override
        public ExprPrecedence like(ExprPlan.Like like) {
            return COMPARISON;
        }

        @Override
        public ExprPrecedence regexp(ExprPlan.Regexp regexp) {
            return COMPARISON;
        }

        @Override
        public ExprPrecedence choose(ExprPlan.Case choose) {
            return ATOM;
        }

        @Override
        public ExprPrecedence coalesce(ExprPlan.Coalesce coalesce) {
            return ATOM;
        }

        @Override
        public ExprPrecedence cast(ExprPlan.Cast cast) {
            return ATOM;
        }

        @Override
        public ExprPrecedence arrayLength(ExprPlan.ArrayLength length) {
            return ATOM;
        }

        @Override
        public ExprPrecedence arrayElement(ExprPlan.ArrayElement element) {
            return ATOM;
        }

        @Override
        public ExprPrecedence currentTimestamp(ExprPlan.CurrentTimestamp now) {
            return ATOM;
        }

        @Override
        public ExprPrecedence timePeriod(ExprPlan.TimePeriod period) {
            return SIGN;
        }

        @Override
        public ExprPrecedence local(ExprPlan.LocalRef local) {
            return ATOM;
        }

        @Override
        public ExprPrecedence path(ExprPlan.PathFrom path) {
            return ATOM;
        }

        @Override
        public ExprPrecedence enumerate(ExprPlan.Enumerate enumerate) {
            return ATOM;
        }

        @Override
        public ExprPrecedence timeCall(ExprPlan.TimeCall call) {
            return ATOM;
        }

        @Override
        public ExprPrecedence interval(ExprPlan.IntervalTest test) {
            return ATOM;
        }

        @Override
        public ExprPrecedence call(ExprPlan.Call call) {
            return ATOM;
        }

        @Override
        public ExprPrecedence apply(ExprPlan.Apply apply) {
            return ATOM;
        }

        @Override
        public ExprPrecedence subquery(ExprPlan.Subquery subquery) {
            return ATOM;
        }

        @Override
        public ExprPrecedence previous(ExprPlan.Previous previous) {
            return ATOM;
        }

        @Override
        public ExprPrecedence prior(ExprPlan.Prior prior) {
            return ATOM;
        }
    }
}
