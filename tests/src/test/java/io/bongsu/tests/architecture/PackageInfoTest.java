package io.bongsu.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Reading the package-infos in order is reading the architecture: every package says what comes in and what goes out. */
final class PackageInfoTest {
    @Test
    void everyPackageSaysWhatItReceivesAndHandsOn() throws IOException {
        SortedSet<Path> packages = new TreeSet<>();
        Module.all().forEach(module -> module.sources().forEach(source -> packages.add(source.getParent())));
        List<String> silent = new ArrayList<>();
        for (Path folder : packages) {
            Path info = folder.resolve("package-info.java");
            String text = Files.exists(info) ? Files.readString(info) : "";
            if (!text.contains("Receives:") || !text.contains("Hands to:")) {
                silent.add(folder.toString());
            }
        }
        assertThat(packages).isNotEmpty();
        assertThat(silent)
                .as("packages without Receives: and Hands to: in package-info.java")
                .isEmpty();
    }
}
