package io.taomarket.chassis;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMembers;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.taomarket.contracts.Event;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Autowired;

@AnalyzeClasses(packages = "io.taomarket", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    private static final String WORDS_OF_THE_DOMAIN =
            "(?i).*(account|miner|validator|neuron|subnet|weight|bond|price|stake|emission|epoch|wallet).*";

    @ArchTest
    static final ArchRule parts_have_no_cycles =
            slices().matching("io.taomarket.chassis.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule of_the_contracts_only_the_event_is_known = noClasses()
            .that()
            .resideInAPackage("io.taomarket.chassis..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.taomarket..")
                    .and(not(resideInAPackage("io.taomarket.chassis..")))
                    .and(not(equivalentTo(Event.class))));

    @ArchTest
    static final ArchRule no_class_has_a_word_of_the_domain = noClasses()
            .that()
            .resideInAPackage("io.taomarket.chassis..")
            .should()
            .haveNameMatching("io\\.taomarket\\.chassis" + WORDS_OF_THE_DOMAIN);

    @ArchTest
    static final ArchRule no_member_has_a_word_of_the_domain = noMembers()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage("io.taomarket.chassis..")
            .should()
            .haveNameMatching(WORDS_OF_THE_DOMAIN);

    @ArchTest
    static final ArchRule contracts_know_nobody = classes()
            .that()
            .resideInAPackage("io.taomarket.contracts..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.taomarket.contracts..", "org.jspecify..");

    @ArchTest
    static final ArchRule time_comes_from_a_clock = noClasses()
            .that()
            .resideInAPackage("io.taomarket.chassis..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule what_is_needed_comes_through_the_constructor = noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage("io.taomarket.chassis..")
            .should()
            .beAnnotatedWith(Autowired.class);
}
