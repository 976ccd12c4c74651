package io.bongsu.language.source;

import io.bongsu.language.diagnose.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;

/**
 * One statement of a module: its text and where it starts in the module.
 *
 * <p>Shape: from its first token to its last, without the semicolon; comments around it are left out.
 */
public record StatementText(String text, int offset) {
    private static final Pattern MODULE = Pattern.compile("(?i)module\\s+[\\w.`]+");
    private static final Pattern IMPORT = Pattern.compile("(?i)(?:import|uses)\\s+[\\w.*$`]+");

    /** The statements of a module, in text order; empty ones between semicolons are skipped. */
    public static List<StatementText> split(String module) {
        List<StatementText> statements = new ArrayList<>();
        int from = -1;
        int to = -1;
        for (EplTokens.Piece token : EplTokens.of(module)) {
            if (token.type() == EplTokens.SEMICOLON || token.type() == Token.EOF) {
                if (from >= 0) {
                    statements.add(new StatementText(module.substring(from, to), from));
                }
                from = -1;
            } else {
                from = from < 0 ? token.span().from() : from;
                to = token.span().to();
            }
        }
        return statements;
    }

    /** Whether it is no statement but the line that names a module. */
    public boolean isModuleName() {
        return MODULE.matcher(text).matches();
    }

    /** Whether it is no statement but a line that names other modules or classes. */
    public boolean isImport() {
        return IMPORT.matcher(text).matches();
    }

    /** A stretch of this statement as a stretch of the module. */
    public Span inModule(Span span) {
        return span.shift(offset);
    }
}
