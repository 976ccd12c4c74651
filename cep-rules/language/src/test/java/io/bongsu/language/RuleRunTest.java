package io.bongsu.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.event.Event;
import io.bongsu.engine.geo.Geography;
import io.bongsu.engine.local.LocalRun;
import io.bongsu.engine.partition.RuleSet;
import io.bongsu.engine.plan.RulePlan;
import io.bongsu.schemas.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a rule puts out for {@code A(k=a, n=1)}, {@code A(k=b, n=2)}, {@code A(k=a, n=3)}, all state written and read between. */
class RuleRunTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            value = {
                // A statement sees the events of subtypes, whose fields stand elsewhere.
                "create schema P (k string); create schema Q (n int) inherits P; insert into Q select k, n from A;"
                        + " select k as v, typeof(p) as w from P as p"
                        + " ~ a Q, b Q, a Q",
                "create schema P (k string); create schema M (n int); create schema Q (z int) inherits M, P;"
                        + " insert into Q select k, n from A; select last(n) as v, count(*) as w from M#length(2)"
                        + " ~ 1 1, 2 2, 3 2",
                "create schema P (k string); create schema Q (n int) inherits P; insert into Q select k, n from A(n >"
                        + " 1); insert into P select k from A(n = 1); select k as v, n? as w from P ~ a null, b 2, a 3",
                "create schema X (z string) inherits A; insert into X select 'c' as k, n, j, 'z' as z from A(k = 'b');"
                        + " select k as v, sum(n) as w from A(n = 2)"
                        + " ~ b 2, c 4",
                // An event is changed before anything else looks at it; all values are of before.
                "update istream A set n = n + 10, k = k || cast(n, string); select k as v, n as w from A"
                        + " ~ a1 11, b2 12, a3 13",
                "update istream A set n = 7 where k = 'a'; select k as v, n as w from A(n = 7) ~ a 7, a 7",
                "update istream A set n = n * 2; update istream A as e set n = e.n + 1; select k as v, n as w from A"
                        + " ~ a 3, b 5, a 7",
                "insert into X select k, n from A; update istream X set k = 'x' where n = 2;"
                        + " select k as v, count(*) as w from X group by k ~ a 1, x 1, a 2",
                "update istream A set n = 0 where n = 3; select a.n as v, b.n as w from pattern [every a=A -> b=A]"
                        + " ~ 1 2, 2 0",
                // New rows become rows of the declared type, one of them an array of one.
                "create schema N (a string, b double); create schema O (r N, rs N[]); insert into O select case when n"
                        + " = 1 then new {b = 1, a = 'x'} else new {b = 2, a = 'y'} end as r, new {b = n} as rs from A;"
                        + " select r.a as v, rs[0].b as w from O ~ x 1.0, y 2.0, y 3.0",
                // All fields of a named event; a stream's own name.
                "insert into X select e.* from A as e; select X.k as v, X.n as w from X ~ a 1, b 2, a 3",
                "insert into X select b.*, a.n as m from pattern [every a=A -> b=A]; select k as v, m as w from X"
                        + " ~ b 1, a 2",
                // An event goes where it matches first, or everywhere; what matches nothing is the split's own row.
                "on A insert into X select k, n where n = 2 insert into X select k, n + 10 as n where n < 3 or k = 'b';"
                        + " select k as v, n as w from X ~ a 11, b 2, null null",
                "on A as a insert into X select a.k as k, 1 as n where n > 1 insert into X select k, 2 as n output all;"
                        + " select k as v, n as w from X ~ a 2, b 1, b 2, a 1, a 2",
                // Of inserted events those of higher precedence are seen first.
                "insert into X event-precedence(m) select k, n as m from A; insert into X event-precedence(2) select"
                        + " 'c' as k, 0 as m from A; select k as v, m as w from X ~ c 0, a 1, b 2, c 0, a 3, c 0",
                "insert into X event-precedence((select max(n) from A#keepall)) select k, 0 as m from A; insert into X"
                        + " event-precedence(2) select k, 1 as m from A; select k as v, m as w from X"
                        + " ~ a 1, a 0, b 0, b 1, a 0, a 1",
                // A declared expression's parameters are seen in its subqueries.
                "expression f {x => (select max(b.n) from A#keepall as b where b.k = x.k)} select a.k as v, f(a) as w"
                        + " from A as a ~ a 1, b 2, a 3",
                "select p.a.n as v, b.n as w from pattern [every a=A -> b=A] as p ~ 1 2, 2 3",
                // Rows that no case makes: the column is a row of nulls, a value is null.
                "insert into X select case when n = 2 then new {z = k} end as r from A; select r is null as v, r.z as w"
                        + " from X ~ false null, false b, false null",
                // A variant stream has events of several types, with the fields that all have, or with any.
                "create schema D (m string, n long, k string); create variant schema V as A, D; insert into D select"
                        + " k, n, k as m from A(n > 1); insert into V select * from D; insert into V select * from A(n <"
                        + " 3); select typeof(v) as v, n + 1L as w from V#length(2) as v ~ A 2, A 3, D 3, D 4",
                "create variant schema V as *; insert into V select * from A(n = 1); insert into V select n as z from"
                        + " A; select k as v, z as w from V ~ a null, null 1, null 2, null 3",
                "create variant schema V as A; insert into V select * from A; select a.k as v, b.n as w from pattern"
                        + " [every a=V(n < 3) -> b=V] ~ a 2, b 3",
                "create variant schema V as *; insert into V select * from A; select w.a.k? as v, w.b.n? as w from"
                        + " pattern [every a=V -> b=V]#length(2) as w ~ a 2, b 3",
                "create variant schema V as *; insert into V select k as v, n as w from A; select * from V#length(2) ~"
                        + " a 1, b 2, a 3",
                "create schema P (v string); create schema Q (w int) inherits P; insert into Q select k as v, n as w"
                        + " from A; insert into P select k as v from A(n = 2); select * from P ~ a 1, b 2, b null, a 3",
                "create schema N (k string, n int); create schema O (r N[]); insert into N select k, n from A; insert"
                        + " into O select maxby(n) as r from N; select r[0].k as v, r.countOf() as w from O ~ a 1, b 1, a"
                        + " 1",
                // All rows of a subquery; no rows are null.
                "select (select * from A(n > 1)#keepall).selectFrom(x => x.k).lastOf() as v, (select k, n from"
                        + " A(n > 1)#keepall).countOf(x => x.n > 1) as w from A ~ null null, b 1, a 2",
                "select (select k as g, sum(n) as s from A#keepall group by k).take(1).countOf() as v, (select * from"
                        + " A#length(2)).sumOf(x => x.n) as w from A ~ 1 1, 1 3, 1 5",
                // A joined stream without a name has its type's; a pattern's matches are joined as events.
                "insert into D select k as q from A(n < 3); select A.k as v, D.q as w from A#lastevent, D#lastevent"
                        + " ~ a a, b a, b b, a b",
                "insert into D select n as m from A; select p.x.k as v, d.m as w from pattern [every (x=A ->"
                        + " y=A)]#keepall as p, D#lastevent as d where d.m > 1 ~ a 2, a 3",
                // One row of those sorted by a value that is null: whatever follows it takes its place.
                "select k as v, n as w from A output every 3 events order by case when n = 3 then 3 end limit 1 ~ a 3",
                "select k as v, n as w from A output every 3 events order by case when n = 3 then 3 end desc limit 1 ~"
                        + " a 3",
                "select k as v, n as w from A output every 3 events order by case when n = 1 then 3 end limit 1 ~ a 3",
                // An event that having does not want leaves its group to the next one.
                "select k as v, n as w from A#length_batch(3) group by k having sum(n) <> 2 output last every 3 events"
                        + " ~ a 1",
                // Numbers as text of another base.
                "select Integer.toBinaryString(n) as v, Long.parseLong('1' || k, 16) as w from A ~ 1 26, 10 27, 11 26",
                // Partitions by a hash of a number or of several fields.
                "create context C coalesce by consistent_hash_crc32(k, n) from A granularity 4; context C select n as"
                        + " v, count(*) as w from A ~ 1 1, 2 1, 3 2",
                "create context C coalesce by consistent_hash_crc32(n) from A granularity 3; context C select n as v,"
                        + " count(*) as w from A ~ 1 1, 2 1, 3 2",
                "create context C coalesce by hash_code(k, n) from A granularity 3; context C select n as v, count(*)"
                        + " as w from A ~ 1 1, 2 1, 3 2",
                // What ends a partition the statement does not read.
                "create context C partition by k from A terminated by A(n >= 3); context C select k as v, count(*) as w"
                        + " from A(n < 3) output last when terminated ~ a 1",
                // A declared expression sees what the context says.
                "create context C group n < 2 as low, group n >= 2 as high from A; expression f {x => context.label ||"
                        + " x.k} context C select f(a) as v, count(*) as w from A as a ~ lowa 1, highb 1, higha 2",
                // Of a text alone.
                "select Integer.parseInt('10') as v, n as w from A(n = Integer.parseInt('2')) ~ 10 2",
                // Microseconds in what is compared are rounded to ms in the end.
                "select current_timestamp.before(current_timestamp + n, 1 msec 499 microseconds) as v,"
                        + " current_timestamp.before(current_timestamp + n, 1500 microseconds) as w from A"
                        + " ~ true false, true true, true true",
                // One value of another event is a collection of one, none is null.
                "select prev(n, 1).sumOf(x => x + 1) as v, prevtail(n).countOf(x => x < 2) as w from A#length(2)"
                        + " ~ null 1, 2 1, 3 0",
                "select prev(k, 1).lastOf() as v, prev(n, 1).anyOf(x => x > 1) as w from A#length(2)"
                        + " ~ null null, a false, b true",
                // Shapes.
                "select point(n, 0).inside(rectangle(1, 0, 2, 1)) as v,"
                        + " rectangle(n, 0, 0, 0).intersects(rectangle(1, 0, 1, 1)) as w from A"
                        + " ~ true true, true true, false false",
                "select prev(n, 1) as v, prev(1, n) as w from A#length(2) ~ null null, 1 1, 2 2",
            })
    void putsOut(String text, String expected) {
        RulePlan plan = RuleCheck.rule(text).plan();
        List<EventType> types =
                RuleCheck.CATALOG.entries().stream().map(entry -> entry.type()).toList();
        RuleSet rules = RuleSet.of(
                new TreeMap<>(Map.of(0, plan)), types, Geography.builder().build());
        List<String> rows = new ArrayList<>();
        LocalRun run = new LocalRun(
                rules,
                detection -> rows.add(
                        detection.details().get("v") + " " + detection.details().get("w")),
                alert -> {});
        EventType type = RuleCheck.CATALOG.get("A").type();
        String[] keys = {"a", "b", "a"};
        for (int i = 0; i < keys.length; i++) {
            Object[] values = new Object[type.fields().size()];
            values[type.indexOf("k")] = keys[i];
            values[type.indexOf("n")] = i + 1;
            run.process(Event.of(type, 1_000L * (i + 1), "e" + i, values));
            run.restart();
        }
        assertThat(rows).containsExactly(expected.split(", "));
    }
}
