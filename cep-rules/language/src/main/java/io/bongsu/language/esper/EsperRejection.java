package io.bongsu.language.esper;

import com.espertech.esper.compiler.client.EPCompileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Esper does not accept a statement: its message on one line, and the fragments of the statement that it quotes. */
public final class EsperRejection extends Exception {
    private static final long serialVersionUID = 1L;
    private static final Pattern QUOTED = Pattern.compile("'((?:[^'\\\\]|\\\\.)+)'");
    private static final Pattern STATEMENT = Pattern.compile("\\s*\\[@Hook.*", Pattern.DOTALL);
    private static final Pattern PLACE = Pattern.compile(" at line \\d+ column \\d+(, please check .*)?");

    EsperRejection(EPCompileException cause) {
        super(words(cause), cause);
    }

    /** Fragments in single quotes, longest first: candidates for the place that is meant. */
    public List<String> fragments() {
        List<String> fragments = new ArrayList<>();
        Matcher matcher = QUOTED.matcher(getMessage());
        while (matcher.find()) {
            fragments.add(matcher.group(1));
        }
        fragments.sort((left, right) -> Integer.compare(right.length(), left.length()));
        return fragments;
    }

    /** Whether it is EPL of which Esper has no model to plan from. */
    public boolean isUnmapped() {
        return getMessage().startsWith("Could not map ");
    }

    private static String words(EPCompileException e) {
        String message = Optional.ofNullable(e.getMessage()).orElse(e.toString());
        String bare = STATEMENT.matcher(message.replaceAll("\\s*\\R\\s*", " ")).replaceFirst("");
        return PLACE.matcher(bare)
                .replaceFirst("")
                .replaceFirst("\\s*\\[.*$", "")
                .trim();
    }
}
