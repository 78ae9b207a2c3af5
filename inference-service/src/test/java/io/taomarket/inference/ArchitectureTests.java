package io.taomarket.inference;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.beans.factory.annotation.Autowired;

@AnalyzeClasses(packages = "io.taomarket", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule features_have_no_cycles =
            slices().matching("io.taomarket.inference.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule services_meet_only_in_contracts = noClasses()
            .that()
            .resideInAPackage("io.taomarket.inference..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.taomarket..")
                    .and(not(resideInAnyPackage(
                            "io.taomarket.inference..",
                            "io.taomarket.contracts..",
                            "io.taomarket.chassis..",
                            "io.taomarket.chatmodel..",
                            "io.taomarket.routing.."))));

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
            .resideInAPackage("io.taomarket.inference..")
            .and(simpleNameEndingWith("Controller")
                    .or(simpleNameEndingWith("Listener"))
                    .or(simpleNameEndingWith("Repository")))
            .should()
            .bePublic();

    @ArchTest
    static final ArchRule time_comes_from_a_clock = noClasses()
            .that()
            .resideInAPackage("io.taomarket.inference..")
            .should()
            .callMethod(java.time.Instant.class, "now");

    @ArchTest
    static final ArchRule injection_is_by_constructor = noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage("io.taomarket.inference..")
            .should()
            .beAnnotatedWith(Autowired.class);
}
