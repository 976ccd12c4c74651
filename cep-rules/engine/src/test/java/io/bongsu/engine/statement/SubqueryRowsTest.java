package io.bongsu.engine.statement;

import static io.bongsu.engine.statement.StatementTimeline.from;
import static io.bongsu.engine.timeline.Plans.equal;
import static io.bongsu.engine.timeline.Plans.field;
import static io.bongsu.engine.timeline.Plans.filter;

import io.bongsu.engine.plan.AggregatePlan;
import io.bongsu.engine.plan.ColumnPlan;
import io.bongsu.engine.plan.ExprPlan;
import io.bongsu.engine.plan.ExprPlan.CompareOp;
import io.bongsu.engine.plan.ExprPlan.Subquery;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.SubqueryPlan;
import io.bongsu.engine.plan.WindowPlan;
import io.bongsu.schemas.ValueType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What subqueries give: no row, one row, several, aggregates; with nulls. */
class SubqueryRowsTest {
    private static final WindowPlan TWO = new WindowPlan.Length(2);

    private static SubqueryPlan ofB(ExprPlan where, List<AggregatePlan> aggregates, ExprPlan value) {
        return new SubqueryPlan(
                "b",
                "a",
                new InputPlan.Stream(filter("B"), Optional.of(TWO)),
                Optional.ofNullable(where),
                aggregates,
                List.of(),
                Optional.empty(),
                List.of(new ColumnPlan("value", value)));
    }

    private static ExprPlan use(Subquery.Use use, ExprPlan left, ValueType type) {
        return new Subquery(0, use, Optional.ofNullable(left), CompareOp.EQUAL, false, ValueType.INT, type);
    }

    @Test
    void oneRowOrNull() {
        from("A", null)
                .subquery(ofB(null, List.of(), field("b.n")))
                .select(use(Subquery.Use.VALUE, null, ValueType.INT))
                .on("A1 B2(x,5) A3 B4(x,6) A5")
                .puts("1000: null", "3000: 5", "5000: null");
    }

    @Test
    void correlated() {
        from("A", null)
                .subquery(ofB(equal(field("b.k"), field("a.k")), List.of(), field("b.n")))
                .select(use(Subquery.Use.VALUE, null, ValueType.INT))
                .on("B1(x,5) B2(y,6) A3(x,0) A4(y,0) A5(z,0) B6(z,7) A7(x,0) A8(z,0)")
                .puts("3000: 5", "4000: 6", "5000: null", "7000: null", "8000: 7");
    }

    @Test
    void memberOfNoneAndOfNull() {
        from("A", null)
                .subquery(ofB(null, List.of(), field("b.n")))
                .select(use(Subquery.Use.IN, field("n"), ValueType.BOOLEAN))
                .on("A1(x,5) B2(x,5) A3(x,5) A4(x,6)")
                .puts("1000: false", "3000: true", "4000: false");
    }

    @Test
    void aggregatesFollowTheWindow() {
        AggregatePlan sum = new AggregatePlan(
                AggregatePlan.Function.SUM, Optional.of(field("n")), false, Optional.empty(), ValueType.INT);
        from("A", null)
                .subquery(ofB(null, List.of(sum), new ExprPlan.AggregateRef(0, ValueType.INT)))
                .select(use(Subquery.Use.VALUE, null, ValueType.INT))
                .on("A1 B2(x,5) B3(x,6) A4 B5(x,7) A6")
                .puts("1000: null", "4000: 11", "6000: 13");
    }

    @Test
    void seesAnEventBeforeTheStatementDoes() {
        SubqueryPlan ofA = new SubqueryPlan(
                "b",
                "a",
                new InputPlan.Stream(filter("A"), Optional.of(TWO)),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(new ColumnPlan("value", field("b.n"))));
        from("A", null)
                .subquery(ofA)
                .select(use(Subquery.Use.EXISTS, null, ValueType.BOOLEAN))
                .on("A1(x,5)")
                .puts("1000: true");
    }
}
