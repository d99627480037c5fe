package dev.countersign.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The borders between the parts, which are in one program only here. */
@AnalyzeClasses(packages = "dev.countersign", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] PRODUCTION = {
    "dev.countersign.core..",
    "dev.countersign.mailflow..",
    "dev.countersign.directory..",
    "dev.countersign.onboarding..",
    "dev.countersign.signature.."
  };

  @ArchTest
  static final ArchRule PRODUCTION_KNOWS_NOTHING_OF_RUNNING_LOCALLY =
      noClasses()
          .that()
          .resideInAnyPackage(PRODUCTION)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.countersign.local..");

  @ArchTest
  static final ArchRule ONLY_THE_DIRECTORY_USES_MICROSOFTS_LIBRARIES =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.countersign.directory..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.microsoft.graph..", "com.microsoft.aad.msal4j..");

  @ArchTest
  static final ArchRule THE_ENGINE_KNOWS_NO_CLOUD =
      noClasses()
          .that()
          .resideInAPackage("dev.countersign.signature..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.countersign.core..", "software.amazon..", "com.amazonaws..", "com.microsoft..");
}
