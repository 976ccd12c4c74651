package io.bongsu.jobs.cli;

import io.bongsu.jobs.diagnose.FileError;
import io.bongsu.jobs.publish.file.OutputFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of one run's checkpoints.
 *
 * <p>Shape: {@code bongsu-state} marks it as ours, names the run (a hash of rules and events) and its output files; {@code
 * checkpoints/JOB/chk-N} are Flink's; {@code lock} is held while a run lives. Only what is below {@code checkpoints} is ever
 * deleted, and only in a folder with our mark.
 *
 * <p>Errors: {@link FailedException} for a folder that is someone else's, in use, or of another run.
 */
final class StateFolder {
    private static final String MARK = "bongsu-state";
    private static final Pattern CHECKPOINT = Pattern.compile("chk-([0-9]{1,18})");

    private final Path folder;

    private StateFolder(Path folder) {
        this.folder = folder;
    }

    /** Takes the folder for this process; it is given back when the process ends. */
    static StateFolder claim(Path folder) throws IOException, FailedException {
        return tryClaim(folder)
                .orElseThrow(() -> new FailedException(
                        FileError.STATE_FOLDER.message("a state folder serves one run at a time, path=" + folder
                                + ". Cure: wait for the other run, or name another folder with --state")));
    }

    /** Takes the folder, or, while another run has it, the first free one beside it. */
    static StateFolder claimFree(Path folder) throws IOException, FailedException {
        for (int i = 2; i < 100; i++) {
            Path candidate = i == 2 ? folder : folder.resolveSibling(folder.getFileName() + "-" + (i - 1));
            Optional<StateFolder> claimed = tryClaim(candidate);
            if (claimed.isPresent()) {
                return claimed.get();
            }
        }
        return claim(folder);
    }

    private static Optional<StateFolder> tryClaim(Path folder) throws IOException, FailedException {
        if (Files.isDirectory(folder) && !Files.exists(folder.resolve(MARK)) && !isEmpty(folder)) {
            throw new FailedException(
                    FileError.STATE_FOLDER.message("a state folder must be empty or made by cep, path=" + folder
                            + ". Cure: name another folder with --state"));
        }
        Files.createDirectories(folder);
        if (!Files.exists(folder.resolve(MARK))) {
            Files.writeString(folder.resolve(MARK), "");
        }
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new StateFolder(folder));
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    Path checkpoints() {
        return folder.resolve("checkpoints");
    }

    Path path() {
        return folder;
    }

    /** Forgets earlier runs and begins one of this name, with output files by what they hold. */
    void begin(String run, SortedMap<String, OutputFile> outputs) throws IOException {
        deleteBelow(checkpoints());
        mark(run, outputs);
    }

    /** Notes the run and where its output goes from now on. */
    void mark(String run, SortedMap<String, OutputFile> outputs) throws IOException {
        StringBuilder text = new StringBuilder(run).append('\n');
        outputs.forEach((name, file) -> text.append(name)
                .append('\t')
                .append(file.base())
                .append('\t')
                .append(file.path())
                .append('\n'));
        Path next = folder.resolve(MARK + ".next");
        Files.writeString(next, text);
        Files.move(next, folder.resolve(MARK), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Where the output of the noted run goes, by what the files hold. */
    SortedMap<String, OutputFile> outputs() throws IOException {
        SortedMap<String, OutputFile> outputs = new TreeMap<>();
        for (String line : Files.readAllLines(folder.resolve(MARK))) {
            String[] parts = line.split("\t", 3);
            if (parts.length == 3) {
                outputs.put(parts[0], new OutputFile(parts[2], Long.parseLong(parts[1])));
            }
        }
        return outputs;
    }

    /** The newest complete checkpoint of the run of this name. */
    Optional<Path> newest(String run) throws IOException, FailedException {
        if (!Files.isDirectory(checkpoints())) {
            return Optional.empty();
        }
        Optional<Path> found;
        try (Stream<Path> folders = Files.walk(checkpoints(), 2)) {
            found = folders.filter(path -> number(path) >= 0 && Files.isRegularFile(path.resolve("_metadata")))
                    .max(Comparator.comparingLong(StateFolder::number));
        }
        String known =
                Files.readString(folder.resolve(MARK)).lines().findFirst().orElse("");
        if (found.isPresent() && !known.equals(run)) {
            throw new FailedException(
                    FileError.OTHER_RUN.message("a run resumes with the same rules, schemas and events, state=" + folder
                            + " holds another run. Cure: repeat the same command with --resume, or start without it"));
        }
        return found;
    }

    private static long number(Path path) {
        var name = CHECKPOINT.matcher(path.getFileName().toString());
        return name.matches() ? Long.parseLong(name.group(1)) : -1;
    }

    private static void deleteBelow(Path top) throws IOException {
        if (!Files.isDirectory(top)) {
            return;
        }
        try (Stream<Path> all = Files.walk(top)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
