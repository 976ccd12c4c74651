package io.bongsu.engine.statement;

import static io.bongsu.engine.statement.StatementTimeline.from;
import static io.bongsu.engine.timeline.Plans.field;
import static io.bongsu.engine.timeline.Plans.greater;

import io.bongsu.engine.plan.AggregatePlan.Function;
import io.bongsu.engine.plan.WindowPlan;
import org.junit.jupiter.api.Test;

/** What the less common aggregation functions say; a restore between any two events changes nothing. */
class FunctionsTest {
    private static final WindowPlan TWO = new WindowPlan.Length(2);

    private static StatementTimeline of(Function... functions) {
        StatementTimeline statement = from("A", TWO);
        for (Function function : functions) {
            statement.select(function, function == Function.LEAVING ? null : field("n"));
        }
        return statement;
    }

    @Test
    void medianAndDeviations() {
        of(Function.MEDIAN, Function.STDDEV, Function.AVEDEV)
                .on("A1(x,4) A2(x,10) A3(x,null) A4(x,2) A5(x,6)")
                .puts(
                        "1000: 4.0 null 0.0",
                        "2000: 7.0 4.242640687119285 3.0",
                        "3000: 10.0 null 0.0",
                        "4000: 2.0 null 0.0",
                        "5000: 4.0 2.8284271247461903 2.0");
    }

    @Test
    void whatEverWasThere() {
        of(Function.MIN_EVER, Function.MAX_EVER, Function.FIRST_EVER, Function.LAST_EVER, Function.COUNT_EVER)
                .on("A1(x,4) A2(x,9) A3(x,5) A4(x,6)")
                .puts("1000: 4 4 4 4 1", "2000: 4 9 4 9 2", "3000: 4 9 4 5 3", "4000: 4 9 4 6 4");
    }

    @Test
    void whetherAnEventLeft() {
        of(Function.LEAVING).on("A1 A2 A3").puts("1000: false", "2000: false", "3000: true");
    }

    @Test
    void aFilterIsAskedForEveryEvent() {
        from("A", TWO)
                .select(Function.MEDIAN, field("n"), false, greater(field("n"), 3))
                .on("A1(x,1) A2(x,5) A3(x,7)")
                .puts("1000: null", "2000: 5.0", "3000: 6.0");
    }

    @Test
    void distinctValuesCountOnce() {
        from("A", TWO)
                .select(Function.AVEDEV, field("n"), true, null)
                .on("A1(x,1) A2(x,1) A3(x,3)")
                .puts("1000: 0.0", "2000: 0.0", "3000: 1.0");
    }
}
