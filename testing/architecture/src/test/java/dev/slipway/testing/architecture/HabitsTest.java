// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.NullMarked;

/** What code below the processes leaves to whoever joins it together. */
@AnalyzeClasses(packages = "dev.slipway", importOptions = DoNotIncludeTests.class)
final class HabitsTest {
  /** Calls that read the time, by class; a time's own {@code now} counts without a clock only. */
  private static final Set<String> TIMES =
      Set.of(
          "java.time.Instant",
          "java.time.LocalDate",
          "java.time.LocalDateTime",
          "java.time.LocalTime",
          "java.time.OffsetDateTime",
          "java.time.ZonedDateTime",
          "java.time.Year",
          "java.time.YearMonth");

  private static final Map<String, Set<String>> CALLS =
      Map.of(
          System.class.getName(), Set.of("getenv", "currentTimeMillis", "exit"),
          Clock.class.getName(), Set.of("system", "systemUTC", "systemDefaultZone"),
          UUID.class.getName(), Set.of("randomUUID"),
          Math.class.getName(), Set.of("random"),
          ThreadLocalRandom.class.getName(), Set.of("current"),
          Thread.class.getName(), Set.of("<init>", "sleep"));

  /** Generators that seed themselves when they are made without a seed. */
  private static final Set<String> RANDOM =
      Set.of(
          Random.class.getName(), SplittableRandom.class.getName(), SecureRandom.class.getName());

  @ArchTest
  static final ArchRule time_randomness_threads_and_environment_are_handed_in =
      noClasses()
          .that(areNoPartOfTheProcessesEdge())
          .should()
          .accessTargetWhere(isReservedForProcesses())
          .because("clocks, randomness and settings are given by the composition root")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule libraries_do_not_print =
      noClasses()
          .that(areNoPartOfTheProcessesEdge())
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .accessField(System.class, "in")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule libraries_hold_no_singleton_state =
      noFields()
          .that()
          .areStatic()
          .and()
          .areNotFinal()
          .should()
          .beDeclaredInClassesThat(resideIn(Modules.libraries()))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule every_package_is_null_marked =
      classes().should(resideInANullMarkedPackage()).allowEmptyShould(true);

  private static DescribedPredicate<JavaClass> areNoPartOfTheProcessesEdge() {
    DescribedPredicate<JavaClass> workerMain =
        DescribedPredicate.describe(
            "the worker's main", type -> type.getName().equals(Modules.WORKER + ".Main"));
    DescribedPredicate<JavaClass> contracts = resideIn(Modules.patterns(Modules.CONTRACTS));
    return resideIn(Modules.libraries())
        .and(DescribedPredicate.not(contracts))
        .or(resideIn(Modules.patterns(Modules.WORKER)).and(DescribedPredicate.not(workerMain)))
        .as("are below the server, the command line and the worker's main");
  }

  private static DescribedPredicate<JavaClass> resideIn(String[] packages) {
    return JavaClass.Predicates.resideInAnyPackage(packages);
  }

  private static DescribedPredicate<JavaAccess<?>> isReservedForProcesses() {
    return DescribedPredicate.describe(
        "reads time, randomness or the environment, or starts a thread",
        access -> access.getTarget() instanceof CodeUnitAccessTarget target && reserved(target));
  }

  private static boolean reserved(CodeUnitAccessTarget target) {
    String owner = target.getOwner().getName();
    String name = target.getName();
    List<JavaClass> parameters = target.getRawParameterTypes();
    if (TIMES.contains(owner)) {
      return name.equals("now") && parameters.stream().noneMatch(HabitsTest::isClock);
    }
    if (RANDOM.contains(owner)) {
      return name.equals(JavaConstructor.CONSTRUCTOR_NAME) && parameters.isEmpty();
    }
    return CALLS.getOrDefault(owner, Set.of()).contains(name);
  }

  private static boolean isClock(JavaClass type) {
    return type.isEquivalentTo(Clock.class);
  }

  private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
    return new ArchCondition<>("reside in a @NullMarked package") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
          String message = type.getPackageName() + " has no @NullMarked package-info.java";
          events.add(SimpleConditionEvent.violated(type, message));
        }
      }
    };
  }
}
