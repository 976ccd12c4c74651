package io.bongsu.jobs.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options that demo and replay share. */
final class RunOptions {
    @Option(names = "--alerts", paramLabel = "FILE", description = "Write alerts as JSON lines, exactly once.")
    Path alerts;

    /** Where alerts go when nobody says, or null. */
    Path alertsByDefault;

    @Option(names = "--rejected", paramLabel = "FILE", description = "Write rejected events as JSON lines.")
    Path rejected;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            defaultValue = "1",
            description = "Subtasks of each stage, 1 to 64 (default: ${DEFAULT-VALUE}).")
    int parallelism;

    @Option(names = "--state", paramLabel = "DIR", description = "Folder of the checkpoints (default: below .bongsu).")
    Path state;

    @Option(names = "--resume", description = "Continue from the newest checkpoint of an interrupted run.")
    boolean resume;

    @Option(
            names = "--checkpoint-interval",
            paramLabel = "TIME",
            defaultValue = "1s",
            converter = TimeConverter.class,
            description = "Such as 500ms, 1s, 1m (default: ${DEFAULT-VALUE}).")
    Duration checkpointInterval;

    @Option(names = "--quiet", description = "Print no alerts, only the summary.")
    boolean quiet;

    /** Reads 500ms, 1s, 2m. */
    static final class TimeConverter implements ITypeConverter<Duration> {
        private static final Pattern TIME = Pattern.compile("([1-9][0-9]{0,8})\\s*(ms|s|m)");

        @Override
        public Duration convert(String text) {
            Matcher time = TIME.matcher(text.trim());
            if (!time.matches()) {
                throw new TypeConversionException("a time is a number and ms, s or m, time=" + text);
            }
            long count = Long.parseLong(time.group(1));
            return switch (time.group(2)) {
                case "ms" -> Duration.ofMillis(count);
                case "s" -> Duration.ofSeconds(count);
                default -> Duration.ofMinutes(count);
            };
        }
    }
}
