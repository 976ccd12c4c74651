package io.bongsu.tests.agreement;

import io.bongsu.engine.plan.PlanText;
import io.bongsu.engine.plan.RowPatternPlan;
import io.bongsu.engine.plan.RowPatternPlan.Quantifier;
import io.bongsu.engine.recognize.RowVariables;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Statements with {@code match_recognize}, as EPL text. */
final class RandomRowPatterns {
    private static final String[] NAMES = {"P", "Q", "R", "S"};
    private static final String[] NUMBERS = {"n", "l", "d"};

    private final Random random;
    private RowVariables variables;
    private boolean repeatsGroup;

    RandomRowPatterns(Random random) {
        this.random = random;
    }

    String rule() {
        RowPatternPlan pattern = pattern(2);
        variables = RowVariables.of(pattern);
        String where = random.nextInt(6) == 0 ? " where m0 is not null" : "";
        return "@name('s0') select * from A" + window() + " match_recognize (" + partitionBy() + " measures "
                + measures()
                + (random.nextInt(3) == 0 ? " all matches" : "") + skip() + " pattern (" + PlanText.of(pattern) + ")"
                + interval() + defines() + ")" + where;
    }

    private String window() {
        return switch (random.nextInt(8)) {
            case 0 -> "#keepall";
            case 1 -> "#length(" + (1 + random.nextInt(6)) + ")";
            case 2, 3 -> "#time(" + (1 + random.nextInt(15)) + " sec)";
            case 4 -> "#lastevent";
            default -> "";
        };
    }

    private String partitionBy() {
        return switch (random.nextInt(6)) {
            case 0 -> " partition by k";
            case 1 -> " partition by n";
            case 2 -> " partition by k, flag";
            default -> "";
        };
    }

    private String skip() {
        return switch (random.nextInt(4)) {
            case 0 -> " after match skip to current row";
            case 1 -> " after match skip to next row";
            case 2 -> " after match skip past last row";
            default -> "";
        };
    }

    private String interval() {
        if (random.nextInt(4) != 0) {
            return "";
        }
        return " interval " + (1 + random.nextInt(12)) + " seconds" + (random.nextBoolean() ? " or terminated" : "");
    }

    private RowPatternPlan pattern(int depth) {
        List<RowPatternPlan> parts = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            parts.add(part(depth));
        }
        return switch (random.nextInt(8)) {
            case 0 -> parts.size() > 1 ? new RowPatternPlan.AnyOf(parts) : parts.get(0);
            case 1 -> new RowPatternPlan.AnyOrder(List.of(plain(), plain()));
            default -> parts.size() > 1 ? new RowPatternPlan.Sequence(parts) : parts.get(0);
        };
    }

    private RowPatternPlan part(int depth) {
        if (!repeatsGroup && depth > 0 && random.nextInt(6) == 0) {
            repeatsGroup = true;
            return new RowPatternPlan.Quantified(group(), Quantifier.values()[random.nextInt(3)]);
        }
        boolean one = depth == 0 || random.nextInt(3) > 0;
        RowPatternPlan operand = one ? variable() : pattern(depth - 1);
        RowPatternPlan quantified = operand;
        if (random.nextInt(2) == 0) {
            Quantifier quantifier = one ? Quantifier.values()[random.nextInt(6)] : Quantifier.ZERO_OR_ONE;
            quantified = new RowPatternPlan.Quantified(operand, quantifier);
        }
        return random.nextInt(7) == 0 && !repeatsGroup ? bounded(quantified) : quantified;
    }

    /** More than one group that repeats lets the number of partial matches explode, in Esper as here. */
    private RowPatternPlan group() {
        List<RowPatternPlan> parts = List.of(variable(), variable());
        return random.nextBoolean() ? new RowPatternPlan.AnyOf(parts) : new RowPatternPlan.Sequence(parts);
    }

    private RowPatternPlan bounded(RowPatternPlan operand) {
        int low = random.nextInt(3);
        return switch (random.nextInt(4)) {
            case 0 -> new RowPatternPlan.Bounded(operand, low + 1, low + 1);
            case 1 -> new RowPatternPlan.Bounded(operand, low + 1, RowPatternPlan.Bounded.UNLIMITED);
            case 2 -> new RowPatternPlan.Bounded(operand, 0, low + 1);
            default -> new RowPatternPlan.Bounded(operand, low + 1, low + 1 + random.nextInt(3));
        };
    }

    private RowPatternPlan plain() {
        RowPatternPlan variable = variable();
        return random.nextInt(3) == 0
                ? new RowPatternPlan.Quantified(variable, Quantifier.values()[random.nextInt(6)])
                : variable;
    }

    private RowPatternPlan variable() {
        return new RowPatternPlan.Variable(NAMES[random.nextInt(NAMES.length)]);
    }

    private String measures() {
        List<String> measures = new ArrayList<>();
        List<String> names = variables.names();
        if (random.nextInt(8) == 0) {
            return "1 as m0";
        }
        boolean arrays = random.nextInt(4) > 0;
        for (String name : names) {
            if (!variables.isArray(name)) {
                measures.add(name + (random.nextInt(3) == 0 ? "" : "." + field()));
            } else if (arrays) {
                measures.add(name + "[0].eventId");
                measures.add(arrayMeasure(name));
            }
        }
        if (measures.isEmpty()) {
            return "1 as m0";
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < measures.size(); i++) {
            text.append(i == 0 ? "" : ", ")
                    .append(measures.get(i))
                    .append(" as m")
                    .append(i);
        }
        return text.toString();
    }

    private String arrayMeasure(String name) {
        List<String> single = variables.names().stream()
                .filter(one -> !variables.isArray(one))
                .toList();
        return switch (random.nextInt(8)) {
            case 0 -> name + "[1].n";
            case 1 -> "count(" + name + ".n)";
            case 2 -> "sum(" + name + ".l)";
            case 3 -> "max(" + name + ".n" + (single.isEmpty() ? "" : " + " + single.get(0) + ".n") + ")";
            case 4 -> "first(" + name + ".eventId)";
            case 5 -> "last(" + name + ".eventId)";
            case 6 -> "2 * avg(" + name + ".d)";
            default -> name;
        };
    }

    private String field() {
        return random.nextBoolean() ? "eventId" : "n";
    }

    private String defines() {
        String defines = variables.names().stream()
                .filter(name -> random.nextInt(5) > 0)
                .map(name -> name + " as " + condition(name, 1))
                .collect(Collectors.joining(", "));
        return defines.isEmpty() ? "" : " define " + defines;
    }

    private String condition(String name, int depth) {
        if (depth > 0 && random.nextInt(4) == 0) {
            String operator = random.nextBoolean() ? " and " : " or ";
            return "(" + condition(name, depth - 1) + operator + condition(name, depth - 1) + ")";
        }
        String number = NUMBERS[random.nextInt(NUMBERS.length)];
        List<String> before = List.copyOf(variables.before(name));
        if (!before.isEmpty() && random.nextInt(3) == 0) {
            String other = before.get(random.nextInt(before.size()));
            String index = variables.isArray(other) ? "[" + random.nextInt(2) + "]" : "";
            return name + ".n" + comparison() + other + index + ".n";
        }
        return switch (random.nextInt(8)) {
            case 0 -> name + ".n" + comparison() + "prev(" + name + ".n)";
            case 1 -> "prev(" + name + ".n, " + random.nextInt(4) + ")" + comparison() + random.nextInt(4);
            case 2 -> name + ".k in ('x', 'y')";
            case 3 -> name + "." + number + " is not null";
            case 4 -> name + ".n between 1 and 3";
            default -> name + "." + number + comparison() + random.nextInt(4);
        };
    }

    private String comparison() {
        return new String[] {" = ", " != ", " < ", " <= ", " > ", " >= "}[random.nextInt(6)];
    }
}
