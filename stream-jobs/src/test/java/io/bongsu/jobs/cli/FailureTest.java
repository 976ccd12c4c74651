package io.bongsu.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The one message that says what went wrong. */
final class FailureTest {
    @Test
    void aCodedMessageIsFoundInAChain() {
        IOException coded =
                new IOException("CEP-7004: a path, cause=java.io.IOException: disk", new IOException("disk"));
        Throwable chain = new RuntimeException("job failed", new RuntimeException(coded));
        assertThat(Failure.message(chain)).startsWith("CEP-7004: a path");
        assertThat(Failure.message(new IOException("a/Camera.jsonl:2: CEP-7003: id")))
                .isEqualTo("a/Camera.jsonl:2: CEP-7003: id");
    }

    @Test
    void withoutACodeTheInnermostIsTold() {
        assertThat(Failure.message(new RuntimeException("outer", new IllegalStateException("inner"))))
                .isEqualTo("IllegalStateException: inner");
    }
}
