package io.bongsu.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much a statement can keep. */
class StateBoundTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select k from A                                                                       | none",
                "select 1 as x from pattern [every a=A -> b=B(k=a.k) where timer:within(60 sec)]       | partial matches: at most 1 min old",
                "select 1 as x from pattern [every a=A -> (timer:interval(90 sec) and not B(k=a.k))]   | partial matches: at most 1 min 30 s old",
                "select 1 as x from pattern [every a=A -> (b=B(k=a.k) and not A(k=a.k))]               | partial matches: each is kept until the event under 'not' ends it",
                "select 1 as x from pattern [every (a=A -> b=B)]                                       | partial matches: one at a time",
                "select 1 as x from pattern [(every a=A -> b=B) where timer:within(1 hour)]            | partial matches: at most 1 h old",
                "select 1 as x from pattern [a=A -> every b=B]                                         | partial matches: one at a time",
                "select 1 as x from pattern [every a=A]                                                | partial matches: one at a time",
                "select count(*) from A#time(10 min)                                                   | events of the last 10 min",
                "select count(*) from A#length(10)                                                     | the last 10 events",
                "select k, count(*) from A group by k                                                  | the aggregates per key",
            })
    void bounded(String rule, String expected) {
        var bound = RuleCheck.rule(rule).compiled().bounds().get(0);
        assertThat(bound.bounded()).isTrue();
        assertThat(bound.text()).isEqualTo(expected.trim());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select 1 as x from pattern [every a=A -> b=B]",
                "select 1 as x from pattern [every a=A -> b=B(k = a.k)]",
                "select 1 as x from pattern [every a=A and b=B]",
                "select 1 as x from pattern [every a=A -> (b=B where timer:within(5)) -> c=B]",
                "select 1 as x from pattern [every a=A -> (timer:interval(5) or b=B) -> c=B]",
                "select 1 as x from pattern [every a=A -> every b=B where timer:within(5) -> c=B]",
                "select 1 as x from pattern [every (a=A -> every b=B)]",
                "select 1 as x from pattern [a=A until b=B]",
                "select k from A#keepall",
                "select n, count(*) from A#unique(k, n) group by k, n",
                "select count(distinct k) from A",
                "select n + 1, count(*) from A group by n + 1",
            })
    void unbounded(String rule) {
        var bound = RuleCheck.rule(rule).compiled().bounds().get(0);
        assertThat(bound.bounded()).as(bound.text()).isFalse();
        assertThat(bound.advice()).isNotEmpty();
    }
}
