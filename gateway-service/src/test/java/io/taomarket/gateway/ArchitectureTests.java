package io.taomarket.gateway;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.taomarket.chassis.testing.ServiceRules;

@AnalyzeClasses(packages = "io.taomarket", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchTests rules_of_services = ArchTests.in(ServiceRules.class);
}
