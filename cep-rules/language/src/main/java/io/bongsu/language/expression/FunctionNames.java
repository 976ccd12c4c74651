package io.bongsu.language.expression;

import com.espertech.esper.common.client.soda.Expression;
import java.util.Locale;
import java.util.Map;

/** How expressions that are not planned are spelt in EPL, for finding and naming them. */
final class FunctionNames {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("PreviousExpression", "prev"),
            Map.entry("PriorExpression", "prior"),
            Map.entry("InstanceOfExpression", "instanceof"),
            Map.entry("TypeOfExpression", "typeof"),
            Map.entry("PropertyExistsExpression", "exists"),
            Map.entry("MedianProjectionExpression", "median"),
            Map.entry("StddevProjectionExpression", "stddev"),
            Map.entry("AvedevProjectionExpression", "avedev"),
            Map.entry("MaxRowExpression", "max"),
            Map.entry("MinRowExpression", "min"),
            Map.entry("CurrentEvaluationContextExpression", "current_evaluation_context"),
            Map.entry("IStreamBuiltinExpression", "istream"),
            Map.entry("BitwiseOpExpression", "&, |, ^"),
            Map.entry("SubqueryExpression", "subquery"),
            Map.entry("SubqueryExistsExpression", "exists (subquery)"),
            Map.entry("SubqueryInExpression", "in (subquery)"),
            Map.entry("SubqueryQualifiedExpression", "subquery"),
            Map.entry("CompareListExpression", "any/all/some"),
            Map.entry("ArrayExpression", "{…}"),
            Map.entry("NewOperatorExpression", "new"),
            Map.entry("LambdaExpression", "=>"),
            Map.entry("TimePeriodExpression", "a length of time as a value"),
            Map.entry("SubstitutionParameterExpression", "?"));

    private FunctionNames() {}

    /** The function's name as the region knows it. */
    static String of(Expression expression) {
        return WORDS.getOrDefault(expression.getClass().getSimpleName(), "").toLowerCase(Locale.ROOT);
    }

    static String describe(String kind) {
        return WORDS.getOrDefault(kind + "Expression", kind);
    }
}
