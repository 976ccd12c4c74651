package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.AnnotationPart;
import com.espertech.esper.common.client.soda.EPStatementObjectModel;
import io.bongsu.language.diagnose.ErrorCode;
import io.bongsu.language.source.Part;
import io.bongsu.language.source.StatementFindings;
import io.bongsu.language.source.StatementSyntax;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Lets annotations pass that change no output, and refuses every other one at its place.
 *
 * <p>Errors: CEP-4107.
 */
final class AnnotationCheck {
    /**
     * All statements of a rule see each other and everything that is inserted; how events are represented is the engine's
     * own business; so is what a statement without a window keeps for being looked at from outside.
     */
    private static final Set<String> ANNOTATIONS = Set.of(
            "name",
            "description",
            "tag",
            "public",
            "protected",
            "private",
            "buseventtype",
            "audit",
            "eventrepresentation",
            "iterableunbound");

    private final StatementSyntax syntax;
    private final StatementFindings findings;

    AnnotationCheck(StatementSyntax syntax, StatementFindings findings) {
        this.syntax = syntax;
        this.findings = findings;
    }

    void check(EPStatementObjectModel model) {
        List<AnnotationPart> annotations = model.getAnnotations() == null ? List.of() : model.getAnnotations();
        for (int i = 0; i < annotations.size(); i++) {
            String name = annotations.get(i).getName();
            boolean supported = name.equalsIgnoreCase("hint")
                    ? new Hints(model).areSupported() || IterateOnly.is(model)
                    : ANNOTATIONS.contains(name.toLowerCase(Locale.ROOT));
            if (!supported) {
                findings.error(
                        ErrorCode.UNSUPPORTED_ANNOTATION,
                        syntax.region(Part.ANNOTATION, i).span(),
                        "this annotation is not supported, annotation=@" + name,
                        "Supported: @name, @description, @tag, @audit, @public, @protected, @private, @buseventtype,"
                                + " @eventrepresentation, @iterableunbound, and hints that change no output.");
            }
        }
    }
}
