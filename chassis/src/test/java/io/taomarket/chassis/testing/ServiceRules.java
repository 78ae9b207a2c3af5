package io.taomarket.chassis.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Autowired;

/** What the code of every service keeps to. Which of our libraries it may use, its pom says. */
public final class ServiceRules {

    private static final DescribedPredicate<JavaClass> OF_A_SERVICE = resideInAnyPackage(
            "io.taomarket.gateway..",
            "io.taomarket.registry..",
            "io.taomarket.inference..",
            "io.taomarket.scoring..",
            "io.taomarket.emission..",
            "io.taomarket.wallet..");

    @ArchTest
    static final ArchRule features_have_no_cycles = slices().matching(
                    "io.taomarket.[gateway|registry|inference|scoring|emission|wallet].(*)..")
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule services_meet_only_in_contracts = slices().matching(
                    "io.taomarket.(gateway|registry|inference|scoring|emission|wallet)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule doors_are_package_private = noClasses()
            .that(OF_A_SERVICE)
            .and()
            .haveNameMatching(".*(Controller|Listener|Repository|Filter)")
            .should()
            .bePublic();

    @ArchTest
    static final ArchRule time_comes_from_a_clock = noClasses()
            .that(OF_A_SERVICE)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule what_is_needed_comes_through_the_constructor =
            noFields().that().areDeclaredInClassesThat(OF_A_SERVICE).should().beAnnotatedWith(Autowired.class);

    private ServiceRules() {}
}
