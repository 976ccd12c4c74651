package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.EPStatementObjectModel;

/** The hint {@code iterate_only}: a row pattern is looked for when somebody asks for the statement's contents, not before. */
final class IterateOnly {
    private IterateOnly() {}

    static boolean is(EPStatementObjectModel model) {
        return model.getMatchRecognizeClause() != null && new Hints(model).isOnly("ITERATE_ONLY");
    }
}
