package io.bongsu.jobs.cli;

import io.bongsu.jobs.source.replay.Pace;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Checks of options that picocli cannot make by itself; what fails is a usage error. */
final class CommandChecks {
    private static final int MAX_PARALLELISM = 64;

    private CommandChecks() {}

    static Pace pace(CommandSpec spec, String speed) {
        try {
            return Pace.parse(speed);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--speed: " + e.getMessage());
        }
    }

    static void parallelism(CommandSpec spec, RunOptions options) {
        if (options.parallelism < 1 || options.parallelism > MAX_PARALLELISM) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--parallelism must lie in 1 to " + MAX_PARALLELISM + ", parallelism=" + options.parallelism);
        }
    }
}
