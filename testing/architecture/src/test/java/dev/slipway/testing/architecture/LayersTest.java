// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;

/** Who may see whom. */
@AnalyzeClasses(packages = "dev.slipway", importOptions = DoNotIncludeTests.class)
final class LayersTest {
  @ArchTest
  static final ArchRule every_class_belongs_to_a_listed_module =
      classes().should(belongToAModule()).because("a module needs its level in Modules");

  @ArchTest
  static final ArchRule arrows_go_to_a_lower_level =
      classes()
          .should(seeOnlyLowerLevels())
          .because("where two modules of one level need one thing, an interface goes into spi");

  @ArchTest
  static final ArchRule packages_form_no_cycle =
      slices().matching("dev.slipway.(**)").should().beFreeOfCycles().allowEmptyShould(true);

  @ArchTest
  static final ArchRule the_command_line_sees_model_and_documents =
      noClasses()
          .that()
          .resideInAPackage(Modules.CLI + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.slipway.spi..",
              "dev.slipway.control..",
              "dev.slipway.data..",
              "dev.slipway.compute..",
              "dev.slipway.plugins..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule contracts_see_model_and_spi =
      noClasses()
          .that()
          .resideInAPackage(Modules.CONTRACTS + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(Modules.patterns(Modules.DOCUMENTS))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule model_and_spi_use_the_jdk_and_own_types =
      classes()
          .that()
          .resideInAnyPackage(Modules.patterns(Modules.MODEL, Modules.SPI))
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", "dev.slipway..")
          .allowEmptyShould(true);

  @ArchTest
  static void a_third_party_family_lives_in_one_module(JavaClasses classes) {
    for (Family family : Family.ALL) {
      noClasses()
          .that()
          .resideOutsideOfPackages(family.homePatterns())
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(family.packagePatterns())
          .as("only %s use %s".formatted(family.homes(), family.packages()))
          .allowEmptyShould(true)
          .check(classes);
    }
  }

  private static ArchCondition<JavaClass> belongToAModule() {
    return new ArchCondition<>("belong to a module that has a level") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (Modules.moduleOf(type).isEmpty()) {
          String message = type.getName() + " is in no module that Modules lists";
          events.add(SimpleConditionEvent.violated(type, message));
        }
      }
    };
  }

  private static ArchCondition<JavaClass> seeOnlyLowerLevels() {
    return new ArchCondition<>("see only modules of lower levels") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Optional<String> from = Modules.moduleOf(type);
        if (from.isEmpty()) {
          return;
        }
        for (Dependency arrow : type.getDirectDependenciesFromSelf()) {
          Optional<String> to = Modules.moduleOf(arrow.getTargetClass());
          if (to.isPresent() && !allowed(from.get(), to.get())) {
            events.add(SimpleConditionEvent.violated(arrow, arrow.getDescription()));
          }
        }
      }
    };
  }

  private static boolean allowed(String from, String to) {
    return from.equals(to) || Modules.levelOf(to) < Modules.levelOf(from);
  }
}
