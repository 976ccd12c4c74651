package io.bongsu.tests.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The classes of all modules' main code, read once; the programs of this module are no product. */
final class ProductClasses {
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/io/bongsu/tests/"))
            .importPackages("io.bongsu");

    private ProductClasses() {}
}
