package io.bongsu.engine.expression;

import static io.bongsu.engine.expression.Expressions.all;
import static io.bongsu.engine.expression.Expressions.value;
import static io.bongsu.engine.expression.Expressions.x;
import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.plan.ExprPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogicTest {
    private static final List<String> OPERANDS = List.of("y", "n", "bN");
    private static final Boolean[][] AND = {{true, false, null}, {false, false, false}, {null, false, null}};
    private static final Boolean[][] OR = {{true, true, true}, {true, false, null}, {true, null, null}};

    @Test
    void unknownIsDecidedByTheOther() {
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                ExprPlan and = new ExprPlan.And(all(OPERANDS.get(a), OPERANDS.get(b)));
                ExprPlan or = new ExprPlan.Or(all(OPERANDS.get(a), OPERANDS.get(b)));
                assertThat(value(and)).as("%s", and).isEqualTo(AND[a][b]);
                assertThat(value(or)).as("%s", or).isEqualTo(OR[a][b]);
                Scope scope = new Scope().own(Expressions.EVENT);
                assertThat(Expressions.compile(and).holds(scope)).isEqualTo(Boolean.TRUE.equals(AND[a][b]));
                assertThat(Expressions.compile(or).holds(scope)).isEqualTo(Boolean.TRUE.equals(OR[a][b]));
            }
        }
    }

    @Test
    void threeOperands() {
        assertThat(value(new ExprPlan.And(all("bN", "y", "n")))).isEqualTo(false);
        assertThat(value(new ExprPlan.Or(all("n", "bN", "y")))).isEqualTo(true);
    }

    @Test
    void constantsDecideWhenCompiled() {
        assertThat(Expressions.compile(new ExprPlan.And(all("y", false)))).isEqualTo(new Constant(false));
        assertThat(Expressions.compile(new ExprPlan.Or(all("bN", true)))).isEqualTo(new Constant(true));
        assertThat(value(new ExprPlan.And(all("bN", true)))).isNull();
        assertThat(value(new ExprPlan.And(all(true, true)))).isEqualTo(true);
        assertThat(value(new ExprPlan.Or(all(false, false)))).isEqualTo(false);
    }

    @Test
    void notOfUnknownIsUnknown() {
        assertThat(value(new ExprPlan.Not(x("y")))).isEqualTo(false);
        assertThat(value(new ExprPlan.Not(x("n")))).isEqualTo(true);
        assertThat(value(new ExprPlan.Not(x("bN")))).isNull();
    }
}
