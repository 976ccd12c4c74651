package io.bongsu.language.statement;

import com.espertech.esper.common.client.soda.AnnotationAttribute;
import com.espertech.esper.common.client.soda.AnnotationPart;
import com.espertech.esper.common.client.soda.EPStatementObjectModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The hints of a statement, in capitals. */
final class Hints {
    /** Those that change how Esper computes, not what it puts out; or that are planned. */
    private static final Set<String> SUPPORTED = Set.of(
            "ENABLE_OUTPUTLIMIT_OPT",
            "DISABLE_OUTPUTLIMIT_OPT",
            "DISABLE_RECLAIM_GROUP",
            "RECLAIM_GROUP_AGED",
            "RECLAIM_GROUP_FREQ",
            "FORCE_NESTED_ITER",
            "PREFER_MERGE_JOIN",
            "INDEX",
            "EXCLUDE_PLAN",
            "SET_NOINDEX",
            "DISABLE_UNIQUE_IMPLICIT_IDX",
            "DISABLE_WHEREEXPR_MOVETO_FILTER",
            "MAX_FILTER_WIDTH",
            "FILTERINDEX",
            "ENABLE_WINDOW_SUBQUERY_INDEXSHARE",
            "DISABLE_WINDOW_SUBQUERY_INDEXSHARE");

    private final List<String> names = new ArrayList<>();

    Hints(EPStatementObjectModel model) {
        if (model.getAnnotations() != null) {
            model.getAnnotations().stream()
                    .filter(annotation -> annotation.getName().equalsIgnoreCase("hint"))
                    .forEach(this::read);
        }
    }

    private void read(AnnotationPart annotation) {
        for (AnnotationAttribute attribute : annotation.getAttributes()) {
            for (String hint : String.valueOf(attribute.getValue())
                    .replaceAll("\\([^)]*\\)", "")
                    .split(",")) {
                names.add(hint.replaceFirst("=.*", "").strip().toUpperCase(Locale.ROOT));
            }
        }
    }

    boolean has(String name) {
        return names.contains(name);
    }

    /** Whether there is this hint and no other. */
    boolean isOnly(String name) {
        return names.equals(List.of(name));
    }

    boolean areSupported() {
        return SUPPORTED.containsAll(names);
    }
}
