package io.taomarket.emission;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.taomarket.chassis.testing.ServiceRules;

@AnalyzeClasses(packages = "io.taomarket", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchTests rules_of_services = ArchTests.in(ServiceRules.class);

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
