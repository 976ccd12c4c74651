package io.bongsu.benchmarks.run;

import java.nio.file.Path;
import java.util.List;

/** A system's JVM ended, said that it failed, or gave no answer in time. */
final class ChildFailure extends Exception {
    private static final long serialVersionUID = 1L;

    ChildFailure(String system, String what, Path log, List<String> lastLines) {
        super(what + ", system=" + system + " log=" + log + lines(lastLines));
    }

    private static String lines(List<String> last) {
        return last.isEmpty() ? "" : "\n    " + String.join("\n    ", last);
    }
}
