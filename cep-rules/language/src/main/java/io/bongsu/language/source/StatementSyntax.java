package io.bongsu.language.source;

import com.espertech.esper.compiler.internal.generated.EsperEPL2GrammarParser;
import com.espertech.esper.compiler.internal.generated.EsperEPL2GrammarParser.*;
import io.bongsu.language.diagnose.Span;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * Where the parts of one statement stand, read from the parse tree of Esper's grammar.
 *
 * <p>Shape: offsets in the statement's text. Cost: one parse (about 1 ms).
 *
 * <p>Errors: a text that does not parse has {@link #firstError}; its regions are those that could be recognised.
 */
public final class StatementSyntax {
    private final String text;
    private final ParseTree root;
    private final Span firstError;
    private final Map<Part, List<ParserRuleContext>> found = new EnumMap<>(Part.class);

    private StatementSyntax(String text, ParseTree root, Span firstError) {
        this.text = text;
        this.root = root;
        this.firstError = firstError;
    }

    public static StatementSyntax parse(String text) {
        CommonTokenStream tokens = EplTokens.stream(text);
        EsperEPL2GrammarParser parser = new EsperEPL2GrammarParser(tokens);
        parser.removeErrorListeners();
        FirstError first = new FirstError(text);
        parser.addErrorListener(first);
        ParseTree root = parser.startEPLExpressionRule();
        return new StatementSyntax(text, root, first.span);
    }

    /** Where the text first stops being EPL. */
    public Optional<Span> firstError() {
        return Optional.ofNullable(firstError);
    }

    /** The whole statement. */
    public Region whole() {
        return new Region(new Span(0, text.length()), leaves(root));
    }

    /** How many parts of this kind there are. */
    public int count(Part part) {
        return find(part).size();
    }

    /** The n-th part of a kind, counted from 0; the whole statement where there are not so many. */
    public Region region(Part part, int n) {
        List<ParserRuleContext> found = find(part);
        return n < found.size() ? new Region(span(found.get(n)), leaves(found.get(n))) : whole();
    }

    /** The first occurrence of a word as a token, such as {@code distinct}, or the whole statement. */
    public Span word(String word) {
        return EplTokens.of(text).stream()
                .map(EplTokens.Piece::span)
                .filter(span -> text.substring(span.from(), span.to()).equalsIgnoreCase(word))
                .findFirst()
                .orElseGet(() -> whole().span());
    }

    private List<ParserRuleContext> find(Part part) {
        return found.computeIfAbsent(part, wanted -> {
            List<ParserRuleContext> parts = new ArrayList<>();
            collect(root, wanted, parts);
            return parts;
        });
    }

    private static void collect(ParseTree node, Part part, List<ParserRuleContext> found) {
        if (node instanceof ParserRuleContext context && part.is(node) && context.getChildCount() > 0) {
            found.add(context);
        }
        for (int i = 0; i < node.getChildCount(); i++) {
            collect(node.getChild(i), part, found);
        }
    }

    private List<Leaf> leaves(ParseTree node) {
        List<Leaf> leaves = new ArrayList<>();
        addLeaves(node, leaves);
        return leaves;
    }

    private void addLeaves(ParseTree node, List<Leaf> leaves) {
        if (node instanceof ChainableContext chain) {
            leaves.add(chain(chain));
        } else if (node instanceof NumberconstantContext
                || node instanceof ConstantContext
                || node instanceof StringconstantContext) {
            Span span = span((ParserRuleContext) node);
            leaves.add(new Leaf(Leaf.Kind.CONSTANT, text.substring(span.from(), span.to()), span, List.of()));
            return;
        } else if (node instanceof NumberContext number && !(number.getParent() instanceof NumberconstantContext)) {
            leaves.add(new Leaf(Leaf.Kind.CONSTANT, number.getText(), span(number), List.of()));
        } else if (node instanceof BuiltinFuncContext function) {
            Span start = EplTokens.span(text, function.getStart());
            String name = text.substring(start.from(), start.to()).toLowerCase(java.util.Locale.ROOT);
            leaves.add(new Leaf(Leaf.Kind.FUNCTION, name, span(function), List.of()));
        } else if (node instanceof ClassIdentifierContext
                || node instanceof IdentOrTickedContext
                || node instanceof KeywordAllowedIdentContext
                || node instanceof EscapableStrContext) {
            Span span = span((ParserRuleContext) node);
            leaves.add(new Leaf(Leaf.Kind.NAME, text.substring(span.from(), span.to()), span, List.of()));
        } else if (node instanceof TerminalNode terminal && isName(terminal.getSymbol())) {
            Span span = EplTokens.span(text, terminal.getSymbol());
            leaves.add(new Leaf(Leaf.Kind.NAME, text.substring(span.from(), span.to()), span, List.of()));
        }
        for (int i = 0; i < node.getChildCount(); i++) {
            addLeaves(node.getChild(i), leaves);
        }
    }

    private static boolean isName(Token token) {
        return token.getType() == EsperEPL2GrammarParser.IDENT;
    }

    /** A chain's text is what Esper's model calls it; the arguments of a call become {@code ()}. */
    private Leaf chain(ChainableContext chain) {
        StringBuilder name = new StringBuilder();
        List<Span> parts = new ArrayList<>();
        write(chain, name, parts);
        return new Leaf(Leaf.Kind.CHAIN, name.toString(), span(chain), parts);
    }

    private void write(ParseTree node, StringBuilder name, List<Span> parts) {
        if (node instanceof LibFunctionArgsContext) {
            return;
        }
        if (node instanceof KeywordAllowedIdentContext || node instanceof ChainableIdentContext) {
            Span span = span((ParserRuleContext) node);
            parts.add(span);
            name.append(text, span.from(), span.to());
            return;
        }
        if (node instanceof TerminalNode) {
            name.append(node.getText());
            return;
        }
        for (int i = 0; i < node.getChildCount(); i++) {
            write(node.getChild(i), name, parts);
        }
    }

    private Span span(ParserRuleContext context) {
        Span start = EplTokens.span(text, context.getStart());
        Token stop = context.getStop();
        if (stop == null || stop.getStopIndex() < context.getStart().getStartIndex()) {
            return start;
        }
        return start.join(EplTokens.span(text, stop));
    }

    private static final class FirstError extends BaseErrorListener {
        private final String text;
        private Span span;

        FirstError(String text) {
            this.text = text;
        }

        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                Object symbol,
                int line,
                int column,
                String message,
                RecognitionException e) {
            if (span == null) {
                span = symbol instanceof Token token ? EplTokens.span(text, token) : new Span(0, text.length());
            }
        }
    }
}
