package io.bongsu.language.source;

import com.espertech.esper.compiler.internal.generated.EsperEPL2GrammarParser.*;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;

/** Parts of a statement that a place may be asked for; the n-th one is the n-th in text order. */
public enum Part {
    STREAM_FILTER(EventFilterExpressionContext.class),
    PATTERN_FILTER(PatternFilterExpressionContext.class),
    CONTAINED_EVENT(PropertyExpressionContext.class),
    PATTERN(PatternInclusionExpressionContext.class),
    PATTERN_ANNOTATION(AnnotationEnumContext.class),
    OBSERVER(ObserverExpressionContext.class),
    GUARD(GuardWhereExpressionContext.class, GuardWhileExpressionContext.class),
    REPEAT(MatchUntilRangeContext.class),
    QUALIFIER(QualifyExpressionContext.class),
    STREAM(StreamExpressionContext.class),
    JOIN(RegularJoinContext.class),
    OUTER_JOIN(OuterJoinListContext.class),
    VIEW(ViewExpressionWNamespaceContext.class, ViewExpressionOptNamespaceContext.class),
    SELECT(SelectClauseContext.class),
    SELECT_ITEM(SelectionListElementContext.class),
    INSERT_INTO(InsertIntoExprContext.class),
    FROM(FromClauseContext.class),
    WHERE(WhereClauseContext.class),
    GROUP_ITEM(GroupByListChoiceContext.class),
    HAVING(HavingClauseContext.class),
    ORDER_BY(OrderByListExprContext.class),
    OUTPUT_LIMIT(OutputLimitContext.class),
    ROW_LIMIT(RowLimitContext.class),
    FOR(ForExprContext.class),
    INTO_TABLE(IntoTableExprContext.class),
    MATCH_RECOGNIZE(MatchRecogContext.class),
    ROW_PARTITION(MatchRecogPartitionByContext.class),
    MEASURE(MatchRecogMeasureItemContext.class),
    ROW_INTERVAL(MatchRecogMatchesIntervalContext.class),
    ROW_PATTERN(MatchRecogPatternContext.class),
    DEFINE(MatchRecogDefineItemContext.class),
    SUBQUERY(SubQueryExprContext.class),
    ANNOTATION(AnnotationEnumContext.class),
    EXPRESSION_DECLARATION(ExpressionDeclContext.class),
    CLASS_DECLARATION(ClassDeclContext.class),
    CONTEXT(ContextExprContext.class),
    CREATE_CONTEXT(CreateContextExprContext.class),
    CONTEXT_ITEM(CreateContextPartitionItemContext.class),
    SCHEMA_COLUMN(CreateColumnListElementContext.class),
    CREATE_SCHEMA(CreateSchemaExprContext.class);

    private final List<Class<? extends ParserRuleContext>> rules;

    @SafeVarargs
    Part(Class<? extends ParserRuleContext>... rules) {
        this.rules = List.of(rules);
    }

    boolean is(Object node) {
        return rules.contains(node.getClass());
    }
}
