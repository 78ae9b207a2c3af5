package io.taomarket.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.taomarket", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    /** Whoever checks the platform must not need the platform's code: only its pure functions. */
    @ArchTest
    static final ArchRule the_command_line_knows_only_yuma_and_routing = noClasses()
            .that()
            .resideInAPackage("io.taomarket.cli..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.taomarket..")
                    .and(not(resideInAPackage("io.taomarket.cli..")))
                    .and(not(resideInAnyPackage("io.taomarket.yuma..", "io.taomarket.routing.."))));

    @ArchTest
    static final ArchRule routing_knows_nobody = classes()
            .that()
            .resideInAPackage("io.taomarket.routing..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.taomarket.routing..", "org.jspecify..");

    @ArchTest
    static final ArchRule yuma_knows_nobody = classes()
            .that()
            .resideInAPackage("io.taomarket.yuma..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.taomarket.yuma..", "org.jspecify..");
}
