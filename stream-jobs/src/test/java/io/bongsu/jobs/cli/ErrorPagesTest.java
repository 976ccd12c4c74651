package io.bongsu.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.engine.event.Event;
import io.bongsu.jobs.decode.EventDecoder;
import io.bongsu.jobs.decode.EventTimeRange;
import io.bongsu.jobs.decode.RejectedRecord;
import io.bongsu.jobs.decode.Rejection;
import io.bongsu.jobs.decode.StreamCatalog;
import io.bongsu.jobs.diagnose.FileError;
import io.bongsu.jobs.publish.file.LineFileSink;
import io.bongsu.jobs.reference.ReferenceFolder;
import io.bongsu.jobs.source.RawRecord;
import io.bongsu.jobs.source.RawRecord.Encoding;
import io.bongsu.jobs.source.replay.ReplayIndex;
import io.bongsu.schemas.EventCatalog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each number has one page and one example. Examples of bad events and files are run here; CEP-6201, 6202 and 7002 are
 * provoked where their stages are tested.
 */
final class ErrorPagesTest {
    private static final Path PAGES = Path.of("docs/errors");
    private static final Path EXAMPLES = PAGES.resolve("examples");
    private static final Pattern CODE = Pattern.compile("CEP-[0-9]{4}");
    private static final EventCatalog CATALOG = EventCatalog.builtin();

    private final EventDecoder decoder = new EventDecoder(StreamCatalog.of(CATALOG), EventTimeRange.LIVE);
    private final List<RejectedRecord> rejected = new ArrayList<>();

    static List<String> codes() {
        return Stream.concat(
                        Arrays.stream(Rejection.values()).map(Rejection::code),
                        Arrays.stream(FileError.values()).map(FileError::code))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("codes")
    void hasAPageThatNamesItsExample(String code) throws IOException {
        assertThat(PAGES.resolve(code + ".md"))
                .content()
                .startsWith("# " + code + ": ")
                .contains("**Cure.**")
                .contains("(examples/" + example(code).getFileName() + ")");
    }

    @ParameterizedTest
    @EnumSource
    void aRejectionNamesItsPage(Rejection rejection) {
        assertThat(Path.of("..").resolve(rejection.page())).isRegularFile();
    }

    @ParameterizedTest
    @EnumSource
    void aFileErrorNamesItsPage(FileError error) {
        assertThat(Path.of("..").resolve(error.page())).isRegularFile();
        assertThat(error.message("a file must be there")).endsWith("See " + error.page());
    }

    @Test
    void noPageAndNoExampleIsLeftOver() throws IOException {
        assertThat(codes()).doesNotHaveDuplicates();
        for (Path folder : List.of(PAGES, EXAMPLES)) {
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files.map(file -> file.getFileName().toString())
                                .filter(name -> !name.equals("examples"))
                                .map(name -> name.replaceFirst("\\..*", "")))
                        .containsExactlyInAnyOrderElementsOf(codes());
            }
        }
    }

    @Test
    void theCodeKnowsNoOtherNumbers() throws IOException {
        TreeSet<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                CODE.matcher(Files.readString(file))
                        .results()
                        .map(MatchResult::group)
                        .forEach(named::add);
            }
        }
        assertThat(codes()).containsAll(named);
    }

    @ParameterizedTest
    @EnumSource(
            value = Rejection.class,
            names = {"NOT_JSON", "UNKNOWN_TYPE", "MISSING_FIELD", "WRONG_TYPE", "OUT_OF_RANGE", "ABSURD_TIME"})
    void aBadLineIsRejectedAsItsPageSays(Rejection rejection) throws IOException {
        assertThat(decode(Files.readString(example(rejection.code())).strip())).isNull();
        isToldOnThePage(rejection);
    }

    @Test
    void badAvroIsRejectedAsItsPageSays() throws IOException {
        byte[] bytes =
                HexFormat.of().parseHex(Files.readString(example("CEP-6007")).strip());
        assertThat(decoder.decode(raw("LprRead", Encoding.AVRO, bytes), rejected::add))
                .isNull();
        isToldOnThePage(Rejection.NOT_AVRO);
    }

    @Test
    void aLateLineIsOlderThanItsSchemaAllows() throws IOException {
        List<String> lines = Files.readAllLines(example("CEP-6102"));
        Event first = decode(lines.get(0));
        Event late = decode(lines.get(1));
        assertThat(late.timeMillis())
                .isLessThan(first.timeMillis() - CATALOG.get("LprRead").latenessMillis());
    }

    @Test
    void aRejectedRecordHasItsCodeInItsLine() throws IOException {
        for (String code : List.of("CEP-6201", "CEP-6202")) {
            assertThat(example(code)).content().contains("\"code\":\"" + code + "\"");
        }
    }

    @ParameterizedTest
    @CsvSource({"CEP-7001, --events", "CEP-7004, --alerts", "CEP-7005, --state"})
    void aCommandFailsAsItsPageSays(String code, String option) throws IOException {
        String command = Files.readString(example(code)).strip();
        Path given = Path.of(
                command.substring(command.lastIndexOf(option) + option.length()).strip());
        assertThatThrownBy(() -> {
                    switch (code) {
                        case "CEP-7001" -> ReplayIndex.of(List.of(given));
                        case "CEP-7004" -> LineFileSink.prepare(given, false);
                        default -> StateFolder.claim(Path.of("..").resolve(given));
                    }
                })
                .hasMessageStartingWith(code)
                .hasMessageEndingWith("See stream-jobs/docs/errors/" + code + ".md");
    }

    @Test
    void aBadReferenceFileIsNamedAsItsPageSays() {
        assertThatThrownBy(() -> ReferenceFolder.read(example("CEP-7003")))
                .hasMessageContaining("Camera.jsonl:2: CEP-7003: ")
                .satisfies(failure -> {
                    String message = failure.getMessage();
                    assertThat(PAGES.resolve("CEP-7003.md"))
                            .content()
                            .contains(message.substring(message.indexOf("Camera.jsonl")));
                });
    }

    @Test
    void anotherRunIsNotResumed(@TempDir Path folder) throws Exception {
        StateFolder state = StateFolder.claim(folder);
        state.begin("one", new TreeMap<>());
        Path checkpoint = Files.createDirectories(state.checkpoints().resolve("job/chk-1"));
        Files.writeString(checkpoint.resolve("_metadata"), "");
        assertThat(state.newest("one")).contains(checkpoint);
        assertThatThrownBy(() -> state.newest("another")).hasMessageStartingWith("CEP-7006: ");
    }

    private Event decode(String line) {
        return decoder.decode(raw("", Encoding.JSON, line.getBytes(StandardCharsets.UTF_8)), rejected::add);
    }

    private static RawRecord raw(String stream, Encoding encoding, byte[] bytes) {
        return new RawRecord(stream, encoding, bytes, "events.jsonl", 0, 1, RawRecord.NO_TIMESTAMP);
    }

    private void isToldOnThePage(Rejection rejection) {
        assertThat(rejected).extracting(RejectedRecord::code).containsExactly(rejection.code());
        assertThat(PAGES.resolve(rejection.code() + ".md"))
                .content()
                .contains(rejected.get(0).reason());
    }

    private static Path example(String code) throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.filter(file -> file.getFileName().toString().matches(code + "(\\..*)?"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("an example must be there, code=" + code));
        }
    }
}
