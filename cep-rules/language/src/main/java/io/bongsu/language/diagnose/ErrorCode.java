package io.bongsu.language.diagnose;

import java.util.Locale;

/**
 * What can be wrong with a rule. Numbers are never reused; each has a page {@link #page} and an example beside it.
 *
 * <p>Shape: 1xxx text and syntax, 2xxx names, 3xxx types, 4xxx planning and not supported, 5xxx rule packs.
 */
public enum ErrorCode {
    SYNTAX(1001),
    EMPTY_RULE(1002),
    UNDEFINED_PARAMETER(1003),
    UNREADABLE_FILE(1004),

    UNKNOWN_EVENT_TYPE(2101),
    UNKNOWN_TAG(2102),
    UNKNOWN_FUNCTION(2103),
    UNKNOWN_FIELD(2104),
    AMBIGUOUS_NAME(2105),
    DUPLICATE_NAME(2106),
    UNKNOWN_CONTEXT(2107),
    UNKNOWN_TYPE_NAME(2108),

    OPERAND_TYPE(3101),
    NOT_BOOLEAN(3102),
    INCOMPARABLE(3103),
    ARGUMENT_TYPE(3104),
    INSERT_MISMATCH(3105),
    KEY_TYPE(3106),
    DURATION(3107),
    REJECTED_BY_ESPER(3901),

    UNSUPPORTED_STATEMENT(4101),
    UNSUPPORTED_CLAUSE(4102),
    UNSUPPORTED_PATTERN(4103),
    UNSUPPORTED_WINDOW(4104),
    UNSUPPORTED_EXPRESSION(4105),
    UNSUPPORTED_CONTEXT(4106),
    UNSUPPORTED_ANNOTATION(4107),
    MIXED_CONTEXTS(4201),
    KEY_NOT_CARRIED(4202),
    TYPE_DISAGREES_WITH_ESPER(4301),
    UNBOUNDED_STATE(4801),
    GLOBAL_PARTITION(4901),

    BAD_YAML(5101),
    UNKNOWN_KEY(5102),
    MISSING_KEY(5103),
    BAD_VALUE(5104),
    UNUSED_PARAMETER(5105),
    UNKNOWN_COLUMN(5106),
    MISSING_OPEN(5107),
    DUPLICATE_RULE(5108),
    MISSING_FILE(5109),
    UNKNOWN_ALERT_NAME(5110);

    private final int number;

    ErrorCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** {@code CEP-2104}. */
    public String label() {
        return "CEP-" + number;
    }

    /** The page that explains it, from the root of the project. */
    public String page() {
        return String.format(Locale.ROOT, "cep-rules/language/docs/errors/CEP-%04d.md", number);
    }
}
