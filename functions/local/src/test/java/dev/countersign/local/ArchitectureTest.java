package dev.countersign.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import org.junit.jupiter.api.Tag;

/**
 * The borders between the parts, which are in one program only here. Methods, because Surefire
 * 3.5.3 passes over rules that are fields (ArchUnit, issue 1442).
 */
@AnalyzeClasses(packages = "dev.countersign", importOptions = DoNotIncludeTests.class)
@Tag("long")
class ArchitectureTest {
  private static final String[] PRODUCTION = {
    "dev.countersign.core..",
    "dev.countersign.mailflow..",
    "dev.countersign.directory..",
    "dev.countersign.onboarding..",
    "dev.countersign.signature.."
  };

  @ArchTest
  static void productionKnowsNothingOfRunningLocally(JavaClasses classes) {
    noClasses()
        .that()
        .resideInAnyPackage(PRODUCTION)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.countersign.local..")
        .check(classes);
  }

  @ArchTest
  static void onlyTheDirectoryUsesMicrosoftsLibraries(JavaClasses classes) {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.countersign.directory..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.microsoft.graph..", "com.microsoft.aad.msal4j..")
        .check(classes);
  }

  @ArchTest
  static void theEngineKnowsNoCloud(JavaClasses classes) {
    noClasses()
        .that()
        .resideInAPackage("dev.countersign.signature..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.countersign.core..", "software.amazon..", "com.amazonaws..", "com.microsoft..")
        .check(classes);
  }
}
