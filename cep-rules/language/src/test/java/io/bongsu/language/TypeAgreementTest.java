package io.bongsu.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.language.diagnose.Diagnostic;
import io.bongsu.language.diagnose.DiagnosticText;
import io.bongsu.language.diagnose.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Our types are Esper's: for every pair of types and every operator, the planner gives the type that Esper's compiler gives,
 * and both accept or both reject.
 */
class TypeAgreementTest {
    private static final List<String> FIELDS = List.of("b", "i", "l", "f", "d", "s");
    private static final List<String> NUMBERS = List.of("i", "l", "f", "d", "5", "5L", "5.0f", "5.0");

    @Test
    void arithmetic() {
        List<String> expressions = new ArrayList<>();
        for (String left : NUMBERS) {
            for (String right : NUMBERS) {
                for (String op : List.of("+", "-", "*", "/", "%")) {
                    expressions.add(left + " " + op + " " + right);
                }
            }
        }
        agree(expressions);
    }

    @Test
    void comparison() {
        List<String> expressions = new ArrayList<>();
        for (String left : FIELDS) {
            for (String right : FIELDS) {
                boolean comparable = left.equals(right) || (!"bs".contains(left) && !"bs".contains(right));
                if (comparable) {
                    expressions.addAll(List.of(
                            left + " = " + right,
                            left + " != " + right,
                            left + " is " + right,
                            left + " is not " + right,
                            left + " in (" + right + ", " + right + ")",
                            left + " not in (" + right + ")"));
                    if (!left.equals("b")) {
                        expressions.addAll(List.of(
                                left + " < " + right,
                                left + " >= " + right,
                                left + " between " + right + " and " + right));
                    }
                }
            }
            expressions.addAll(List.of(left + " is null", left + " is not null"));
        }
        agree(expressions);
    }

    @Test
    void choices() {
        List<String> expressions = new ArrayList<>();
        for (String left : NUMBERS) {
            for (String right : NUMBERS) {
                expressions.add("coalesce(" + left + ", " + right + ")");
                expressions.add("case when b then " + left + " else " + right + " end");
                expressions.add("case i when 1 then " + left + " when 2 then " + right + " end");
            }
        }
        expressions.addAll(List.of(
                "coalesce(s, 'x')",
                "coalesce(null, s)",
                "case when b then s else null end",
                "case s when 'x' then true else false end",
                "coalesce(b, false)"));
        agree(expressions);
    }

    @Test
    void functionsAndAggregates() {
        List<String> expressions = new ArrayList<>(List.of(
                "s || 'x' || s",
                "s like 'x%'",
                "s not like 'x!%' escape '!'",
                "s regexp 'x.*'",
                "not b",
                "b and b or b",
                "-i",
                "-l",
                "-f",
                "-d",
                "current_timestamp()",
                "current_timestamp",
                "ds[0]",
                "ds.size()",
                "ds.countOf()",
                "ds.get(1)",
                "ds.get(i)",
                "at.x",
                "at.name",
                "d in (ds)",
                "count(*)",
                "count(s)",
                "count(distinct s)",
                "first(s)",
                "last(d)",
                "count(*, filter: i > 1)",
                "sum(i, filter: b)",
                "geo.distance(d, d, 127, 37.5f)",
                "geo.bearing(1, 2, 3, 4)",
                "geo.within(d, d, s)",
                "geo.cell(d, d, 9)",
                "geo.nearest('Hydrant', d, d)",
                "geo.distanceTo(d, d, 'zone')",
                "null",
                "true",
                "'x'",
                "1e3",
                "1.5f",
                "12L"));
        for (String number : List.of("i", "l", "f", "d")) {
            for (String aggregate : List.of("sum", "avg", "min", "max", "sum(distinct ")) {
                expressions.add(aggregate + (aggregate.endsWith(" ") ? "" : "(") + number + ")");
            }
        }
        for (String from : List.of("i", "l", "f", "d", "s")) {
            for (String to : List.of("int", "long", "float", "double", "string")) {
                expressions.add("cast(" + from + ", " + to + ")");
            }
        }
        expressions.add("cast(s, boolean)");
        agree(expressions);
    }

    @Test
    void windowOfAWindow() {
        RuleCheck.rule("select window(d) as ds, window(s), count(*) from Num#length(5)")
                .plan();
    }

    /** Esper compiles each as a column; all in one statement first, so that it is cheap. */
    private static void agree(List<String> expressions) {
        for (int from = 0; from < expressions.size(); from += 80) {
            List<String> some = expressions.subList(from, Math.min(expressions.size(), from + 80));
            if (!errors(some).isEmpty()) {
                some.forEach(one -> assertThat(errors(List.of(one)).stream()
                                .filter(d -> !isEsperBug(d))
                                .map(DiagnosticText::of))
                        .as(one)
                        .isEmpty());
            }
        }
    }

    private static List<Diagnostic> errors(List<String> expressions) {
        StringBuilder select = new StringBuilder("select ");
        for (int i = 0; i < expressions.size(); i++) {
            select.append(i == 0 ? "" : ",\n")
                    .append(expressions.get(i))
                    .append(" as c")
                    .append(i);
        }
        return RuleCheck.rule(select + " from Num").compiled().diagnostics().stream()
                .filter(Diagnostic::isError)
                .toList();
    }

    /** Esper 9.0.0 makes code that does not compile for coalesce of mixed numbers with a float; it is refused like any other. */
    private static boolean isEsperBug(Diagnostic diagnostic) {
        return diagnostic.code() == ErrorCode.REJECTED_BY_ESPER
                && diagnostic.message().contains("CompileException");
    }
}
