package io.taomarket.emission;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.beans.factory.annotation.Autowired;

@AnalyzeClasses(packages = "io.taomarket", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule features_have_no_cycles =
            slices().matching("io.taomarket.emission.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule services_meet_only_in_contracts = noClasses()
            .that()
            .resideInAPackage("io.taomarket.emission..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.taomarket..")
                    .and(not(resideInAPackage("io.taomarket.emission..")))
                    .and(not(resideInAPackage("io.taomarket.contracts..")))
                    .and(not(resideInAPackage("io.taomarket.chassis..")))
                    .and(not(resideInAPackage("io.taomarket.yuma.."))));

    @ArchTest
    static final ArchRule contracts_know_nobody = classes()
            .that()
            .resideInAPackage("io.taomarket.contracts..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.taomarket.contracts..", "org.jspecify..");

    @ArchTest
    static final ArchRule web_types_are_package_private = noClasses()
            .that()
            .resideInAPackage("io.taomarket.emission..")
            .and()
            .haveNameMatching(".*(Controller|Listener|Repository)")
            .should()
            .bePublic();

    @ArchTest
    static final ArchRule time_comes_from_a_clock = noClasses()
            .that()
            .resideInAPackage("io.taomarket.emission..")
            .should()
            .callMethod(java.time.Instant.class, "now");

    @ArchTest
    static final ArchRule dependencies_come_through_the_constructor = noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage("io.taomarket.emission..")
            .should()
            .beAnnotatedWith(Autowired.class);

    @ArchTest
    static final ArchRule money_is_never_a_double = noCodeUnits()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage("io.taomarket.emission..")
            .should()
            .haveRawReturnType(double.class)
            .orShould()
            .haveRawParameterTypes(DescribedPredicate.describe(
                    "a double", types -> types.stream().anyMatch(type -> type.isEquivalentTo(double.class))));
}
