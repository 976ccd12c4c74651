package io.bongsu.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.language.diagnose.Diagnostic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the engine does not run is refused with a number of 4xxx, whatever clause it hides in. */
class UnsupportedTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select a.k from A#length(2) as a, method:java.lang.Math.random() as b",
                "select a.k from A#length(2) as a, sql:db ['select 1 from t'] as b",
                "select k from A(n in (1, 2, 1))",
                "select * from A for grouped_delivery(k)",
                "select k from A#time_batch(5)#length_batch(5)",
                "select k from A#time_batch(5)#firstlength(5) retain-union",
                "select k from A#ext_timed_batch(n, 5)#ext_timed(n, 2)",
                "select a.k from pattern [every (timer:interval(5) and not A(k = 'x'))"
                        + " -> (a=A(n > 1) or b=A(k = 'x'))]",
                "select size from A#size#length(5)",
                "select size from A#groupwin(k || j)#length(2)#size",
                "select k from A#length(n)",
                "select k from A#time(5 microseconds)",
                "select current_timestamp.plus(5 microseconds) as v from A",
                "select current_timestamp.before(n, 1 month 5 microseconds) as v from A",
                "select k from A#expr(view_reference is null)",
                "select k from A#time_batch(5, 'FORCE_UPDATE') output every 2 events",
                "select prev(1, k) from A#length(2) output every 2 events",
                "select k from A#length(2) group by k, prev(1, k)",
                "select *, a.* from pattern [every a=A]",
                "select k from A unidirectional",
                "create window W#keepall as A; create window V#keepall as W insert",
                "create window W#groupwin(k)#length(2) as A; on A delete from W",
                "create window W#time_order(n, 10) as A; on A delete from W",
                "create window W#time_batch(10) as A; on A select k from W",
                "create window W#keepall as A; insert into W select * from A; insert into W select * from A(n = 1)",
                "create window W#keepall as A; select k from W#length(2)",
                "create window W#time(5) as A; select k from W output snapshot every 3 seconds",
                "create window W#keepall as A; on A as a update W as w set k = 'x' where w.n > a.n",
                "create window W#keepall as A; on pattern [every a=A] update W as w set k = 'x'",
                "create window W#keepall as A; on A as a select w.k as k from W as w order by w.n; on A delete from W",
                "create window W#keepall as A; select prior(1, k) as p from W",
                "create window W#time(10) as A; on A as a update W as w set k = 'x'",
                "create window W#keepall as A; on A as a select a.k as k from W as w where w.n in (a.n, 1)",
                "create variable int[] v",
                "create table T (k string primary key, c count(*))",
                "on A update B set k = 'x'",
                "update istream A set k = (select k from B#lastevent)",
                "update istream A set j.k = 'x'",
                "@Priority(1) update istream A set k = 'x'",
                "create context C partition by k from A; context C select k from A; update istream A set k = 'x'",
                "create schema X (z int[]); insert into X select {1} as z from A; update istream X set z[1] = 2;"
                        + " select z from X",
                "create index I on A(k)",
                "create window W#keepall as A; create unique index I on W(k)",
                "create schema X as A",
                "create schema X (z string) inherits A; select distinct * from A",
                "create variant schema V as A; insert into V select k from A",
                "create variant schema V as *; insert into V select * from A; select * from V output every 2 events",
                "create schema X (z string) inherits A; select a.k as k from pattern [every a=A or b=X]",
                "create schema X (z string) inherits A; select (select count(*) from X#length(2)) as c from A",
                "create schema X (z string) inherits A; create context C partition by k from A; context C select k"
                        + " from A",
                "create schema X (k string) inherits A",
                "create schema X (a string) starttimestamp a",
                "create context C partition by k from A terminated by A(n <= 3); context C select k from A(n < 4)",
                "create context C initiated by A as a terminated by B(k = a.k); context C select k from B",
                "select * from A match_recognize (measures X.k as k pattern (match_recognize_permute(X{2}, Y)))",
                "select 1 as x from pattern [timer:schedule(iso: 'R2/2012-10-01T05:52:00Z/PT2S') or A]",
                "@Priority(1) select k from A",
                "@Drop select k from A",
                "@Hint('reclaim_group_aged=10') select k, count(*) from A#time(1 min) group by k",
                "select prev(1, k || 'x') from A#length(2)",
                "select prior(n, k) from A",
                "select sum(prior(1, n)) from A",
                "select k from A where n in [5:5)",
                "select n << 1 from A",
                "select current_evaluation_context() from A",
                "select window(*).countOf(e => event_identity_equals(a, e)) as c from A#length(2) as a",
                "expression int twice(v) [ v * 2; ] select twice(1) as c from A",
                "expression js:twice(v) [ v * 2; ] select twice(1) as c from A",
                "create expression js:twice(v) [ v * 2; ]; select twice(1) as c from A",
                "inlined_class \"\"\" public class U { int i; } \"\"\" select U.f(1) as c from A",
                "create inlined_class \"\"\" public class U { int i; } \"\"\"; select U.f(1) as c from A",
                "import java.util.concurrent.*; select k from A",
                "uses other.rules; select k from A",
            })
    void isRefused(String text) {
        CompiledRule rule = RuleCheck.rule(text).compiled();
        assertThat(rule.plan()).isEmpty();
        assertThat(rule.diagnostics()).isNotEmpty().allMatch(Diagnostic::isError);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select a.k from pattern [a=A or timer:schedule(iso: 'R2/2012-10-01T05:52:00Z/PT2S')]",
                "select prev(1, k || 'x') from A#length(2)",
                "select k from A#time_batch(5)#length_batch(5)",
                "select a.k from A#length(2) as a, method:java.lang.Math.random() as b",
                "select a.k from A#length(2) as a, sql:db ['select 1 from t'] as b",
                "@Priority(1) select k from A"
            })
    void isRefusedByName(String text) {
        assertThat(RuleCheck.rule(text).compiled().diagnostics())
                .allMatch(diagnostic -> diagnostic.code().number() / 1000 == 4);
    }
}
