package io.github.feedpin;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;

/** The compiled classes of this module, without its tests. */
final class CoreClasses {

    static final String ROOT = "io.github.feedpin";

    static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/testsupport/"))
            .importPackages(ROOT);

    private CoreClasses() {}
}
