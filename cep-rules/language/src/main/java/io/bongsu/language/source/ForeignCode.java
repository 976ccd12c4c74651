package io.bongsu.language.source;

import com.espertech.esper.compiler.internal.generated.EsperEPL2GrammarLexer;
import io.bongsu.language.diagnose.Span;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/**
 * Code of another language within EPL: a script, or a class. Its text is none of EPL's, so that a module with it cannot be cut
 * into statements.
 */
public record ForeignCode(String what, Span place) {
    /** The first such code of a module. */
    public static Optional<ForeignCode> first(String module) {
        List<EplTokens.Piece> tokens = EplTokens.of(module);
        for (int i = 0; i < tokens.size(); i++) {
            EplTokens.Piece token = tokens.get(i);
            if (token.type() == EsperEPL2GrammarLexer.CLASSDECL) {
                return Optional.of(new ForeignCode("a class written in the rule", token.span()));
            }
            if (token.type() == EsperEPL2GrammarLexer.EXPRESSIONDECL && isScript(tokens, i + 1)) {
                return Optional.of(new ForeignCode("a script", token.span()));
            }
        }
        return Optional.empty();
    }

    /** Whether the body of a declared expression is in square brackets; empty ones are of its type. */
    private static boolean isScript(List<EplTokens.Piece> tokens, int from) {
        for (int i = from; i + 1 < tokens.size(); i++) {
            switch (tokens.get(i).type()) {
                case EsperEPL2GrammarLexer.LBRACK -> {
                    if (tokens.get(i + 1).type() != EsperEPL2GrammarLexer.RBRACK) {
                        return true;
                    }
                }
                case EsperEPL2GrammarLexer.LCURLY, EsperEPL2GrammarLexer.SEMI, Token.EOF -> {
                    return false;
                }
                default -> {}
            }
        }
        return false;
    }
}
