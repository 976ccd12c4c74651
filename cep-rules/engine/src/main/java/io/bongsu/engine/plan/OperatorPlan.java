package io.bongsu.engine.plan;

import io.bongsu.engine.plan.ExprPlan.CompareOp;
import java.util.List;
import java.util.Objects;

/**
 * What is done with operands that are all evaluated first, in their order, as {@link ExprPlan.Apply} lists them.
 *
 * <p>Source: Esper reference, "Operators" and "Functions"; null rules measured on Esper 9.0.0.
 */
public sealed interface OperatorPlan {
    <R> R fold(Cases<R> cases);

    /** Every case of the family. */
    interface Cases<R> {
        R bitwise(Bitwise bitwise);

        R extreme(Extreme extreme);

        R quantified(Quantified quantified);

        R typeName(TypeName typeName);

        R isInstance(IsInstance isInstance);

        R property(Property property);

        R hasProperty(HasProperty hasProperty);

        R entry(Entry entry);

        R hasElement(HasElement hasElement);

        R array(MakeArray array);

        R row(MakeRow row);

        R parseTime(ParseTime parseTime);

        R inside(Inside inside);

        R intersects(Intersects intersects);
    }

    /** Operators on bits, or on truth values without short cuts. */
    enum BitOp {
        AND("&"),
        OR("|"),
        XOR("^");

        private final String sign;

        BitOp(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    /** {@code left & right}: null if an operand is null. */
    record Bitwise(BitOp op) implements OperatorPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.bitwise(this);
        }
    }

    /** {@code max(a, b, …)} or {@code min}: null if an operand is null. */
    record Extreme(boolean greatest) implements OperatorPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.extreme(this);
        }
    }

    /** {@code value op all (options)} or {@code any}: the value, then options; an array stands for its elements. */
    record Quantified(CompareOp op, boolean all) implements OperatorPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.quantified(this);
        }
    }

    /** {@code typeof(value)}: the name where the plan knows it, else empty: the value's class then says it. */
    record TypeName(String known) implements OperatorPlan {
        public TypeName {
            Objects.requireNonNull(known, "known");
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.typeName(this);
        }
    }

    /** {@code instanceof(value, classes)}, by Java class name; false for null. */
    record IsInstance(List<String> classes) implements OperatorPlan {
        public IsInstance {
            classes = List.copyOf(classes);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.isInstance(this);
        }
    }

    /** {@code owner.name?}: a property that is looked up in whatever the owner is; null if it has none. */
    record Property(String name) implements OperatorPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.property(this);
        }
    }

    /** {@code exists(owner.name?)}: whether the owner has the property; false for no owner. */
    record HasProperty(String name) implements OperatorPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.hasProperty(this);
        }
    }

    /** {@code map('key')}: the map, then the key. */
    record Entry() implements OperatorPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.entry(this);
        }
    }

    /** {@code exists(array[index])}: the array, then the index. */
    record HasElement() implements OperatorPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.hasElement(this);
        }
    }

    /** {@code {a, b}}: an array of all operands. */
    record MakeArray() implements OperatorPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.array(this);
        }
    }

    /** {@code new {a = x}}: a row of all operands; the type of the whole names its fields. */
    record MakeRow() implements OperatorPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.row(this);
        }
    }

    /** {@code cast(text, date, dateformat: format)}: null for a text of another form. */
    record ParseTime(String format) implements OperatorPlan {
        public ParseTime {
            Objects.requireNonNull(format, "format");
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.parseTime(this);
        }
    }

    /** {@code point(x, y).inside(rectangle(x, y, width, height))}: without the far edges; null if an operand is null. */
    record Inside() implements OperatorPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.inside(this);
        }
    }

    /** {@code rectangle(…).intersects(rectangle(…))}: with all edges; null if an operand is null. */
    record Intersects() implements OperatorPlan {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.intersects(this);
        }
    }
}
