package io.bongsu.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.plan.KeyPlan;
import io.bongsu.language.diagnose.ErrorCode;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A key is inferred only where it changes nothing. */
class KeyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select k from A(n > 5) where j = 'x'                                             | STATELESS",
                "insert into X select k from A; select k from X                                   | STATELESS",
                "select 1 as x from pattern [every a=A -> b=B(k = a.k)]                           | INFERRED A.k B.k",
                "select 1 as x from pattern [every a=A -> b=B(a.k = m)]                           | INFERRED A.k B.m",
                "select 1 as x from pattern [every a=A -> b=A(k = a.k, n > a.n)]                  | INFERRED A.k",
                "select 1 as x from pattern [every a=A -> (b=B(k = a.k) and not A(k = a.k))]      | INFERRED A.k B.k",
                "select 1 as x from pattern [every a=A -> (timer:interval(9) and not B(k = a.k))] | INFERRED A.k B.k",
                "select 1 as x from pattern [every a=A -> [2] b=B(k = a.k)]                       | INFERRED A.k B.k",
                "select 1 as x from pattern [every a=A -> b=B(k = a.k) where timer:within(9)]     | INFERRED A.k B.k",
                "select 1 as x from pattern [every a=A -> b=B(k = a.j, m = a.k) -> c=B(m = a.k)]  | INFERRED A.k B.m",
                "select k, count(*) from A#time(9) group by k                                     | INFERRED A.k",
                "select k, count(*) from A group by k                                             | INFERRED A.k",
                "select k, count(*) from A#unique(k, j) group by j                                | INFERRED A.j",
                "select k from A#firstunique(k)                                                   | INFERRED A.k",
                "insert into X select k, n from A; select k, sum(n) from X#time(9) group by k     | INFERRED A.k X.k",
                "insert into X select a.k as q from pattern [every a=A -> b=B(k = a.k)]; select q, count(*) from"
                        + " X#time(9) group by q | INFERRED A.k B.k X.q",
                "update istream A set n = 1; select k, count(*) from A group by k                  | GLOBAL",
                "update istream A set k = 'x'; select k from A                                    | STATELESS",
                "create schema Y (z int) inherits A; select k, count(*) from A group by k         | GLOBAL",
                "select 1 as x from pattern [every a=A -> b=B]                                    | GLOBAL",
                "select 1 as x from pattern [a=A -> b=B(k = a.k)]                                 | GLOBAL",
                "select 1 as x from pattern [every (a=A -> b=B(k = a.k))]                         | GLOBAL",
                "select 1 as x from pattern [(every a=A -> b=B(k = a.k)) where timer:within(9)]   | GLOBAL",
                "select 1 as x from pattern [every a=A -> b=B(k = a.k) -> c=B(k = b.k)]           | GLOBAL",
                "select 1 as x from pattern [every a=A -> b=B(k = a.k or m = a.k)]                | GLOBAL",
                "select 1 as x from pattern [every a=A -> b=A(j = a.k)]                           | GLOBAL",
                "select 1 as x from pattern [every a=A -> b=B(k != a.k)]                          | GLOBAL",
                "select 1 as x from pattern [every a=A -> (b=B(k = a.k) and not B(m = a.j))]      | GLOBAL",
                "select 1 as x from pattern [every (a=A and b=B(k = a.k))]                        | GLOBAL",
                "select count(*) from pattern [every a=A -> b=B(k = a.k)]                         | GLOBAL",
                "select k, count(*) from A#length(9) group by k                                   | GLOBAL",
                "select k, count(*) from A#lastevent group by k                                   | GLOBAL",
                "select count(*) from A#time(9)                                                   | GLOBAL",
                "select n + 1, count(*) from A#time(9) group by n + 1                             | GLOBAL",
                "select j, count(*) from A#unique(k) group by j                                   | GLOBAL",
                "insert into X select j as k, n from A; select k, sum(n) from X#time(9) group by k; select k, sum(n)"
                        + " from A#time(9) group by k | GLOBAL",
                "insert into X select 'x' as k, n from A; select k, sum(n) from X#time(9) group by k | GLOBAL",
                "insert into X select b.k as q from pattern [every a=A -> (b=B(k = a.k) or c=B(k = a.k, n = 1))];"
                        + " select q, count(*) from X#time(9) group by q | GLOBAL",
            })
    void keys(String rule, String expected) {
        assertThat(text(RuleCheck.rule(rule).plan().key())).isEqualTo(expected.trim());
    }

    private static String text(KeyPlan key) {
        return key.mode()
                + key.streams().stream()
                        .map(stream -> " " + stream.stream() + "." + String.join("+", stream.fields()))
                        .collect(Collectors.joining());
    }

    @Test
    void contextsKeyAllStatements() {
        String context =
                "create schema X (k string, n long);" + "create context C partition by k and j from A, k and m from B;";
        assertThat(text(RuleCheck.rule(context + "context C select a.k from pattern [every a=A -> b=B]")
                        .plan()
                        .key()))
                .isEqualTo("CONTEXT A.k+j B.k+m");
        assertThat(text(RuleCheck.rule(context + "context C select k from A; select k from B")
                        .plan()
                        .key()))
                .isEqualTo("GLOBAL");
        RuleCheck.rule(context + "^context D^ select k from A").fails(ErrorCode.UNKNOWN_CONTEXT);
        RuleCheck.rule("create context C partition by k from A, ^n from B^").fails(ErrorCode.KEY_TYPE);
        RuleCheck.rule("create context C partition by ^q^ from A, k from ^Bee^")
                .fails(ErrorCode.UNKNOWN_FIELD, ErrorCode.UNKNOWN_EVENT_TYPE);
    }

    @Test
    void derivedEventsStayUnderTheKey() {
        String context = "create schema X (k string, n long); create context C partition by k from A, k from X;";
        RuleCheck.rule(context + "context C insert into X select k, count(*) as n from A; context C select n from X")
                .plan();
        RuleCheck.rule(context
                        + "context C insert into X ^select^ j as k, count(*) as n from A; context C select n from X")
                .fails(ErrorCode.KEY_NOT_CARRIED);
    }
}
