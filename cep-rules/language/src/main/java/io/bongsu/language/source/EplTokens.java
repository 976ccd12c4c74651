package io.bongsu.language.source;

import com.espertech.esper.compiler.internal.generated.EsperEPL2GrammarLexer;
import com.espertech.esper.compiler.internal.parse.CaseChangingCharStreamFactory;
import io.bongsu.language.diagnose.Span;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;

/** Tokens of EPL text, as Esper's own lexer cuts them, with character offsets. */
final class EplTokens {
    static final int SEMICOLON = EsperEPL2GrammarLexer.SEMI;

    /** One token that is neither blank nor comment. */
    record Piece(int type, Span span) {}

    private EplTokens() {}

    static CommonTokenStream stream(String text) {
        EsperEPL2GrammarLexer lexer = new EsperEPL2GrammarLexer(CaseChangingCharStreamFactory.make(text));
        lexer.removeErrorListeners();
        return new CommonTokenStream(lexer);
    }

    static List<Piece> of(String text) {
        CommonTokenStream stream = stream(text);
        stream.fill();
        List<Piece> tokens = new ArrayList<>();
        for (Token token : stream.getTokens()) {
            if (token.getChannel() == Token.DEFAULT_CHANNEL) {
                tokens.add(new Piece(token.getType(), span(text, token)));
            }
        }
        return tokens;
    }

    /** The lexer counts code points; spans count characters. */
    static Span span(String text, Token token) {
        if (token.getType() == Token.EOF) {
            return new Span(text.length(), text.length());
        }
        if (token.getInputStream().size() == text.length()) {
            return new Span(token.getStartIndex(), token.getStopIndex() + 1);
        }
        int from = text.offsetByCodePoints(0, token.getStartIndex());
        return new Span(from, text.offsetByCodePoints(from, token.getStopIndex() + 1 - token.getStartIndex()));
    }
}
