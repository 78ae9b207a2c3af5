package io.taomarket.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Whoever follows a guide word for word gets where it leads. They buy slots and set weights, so they have a marketplace of their own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuideEndToEndTests {

    private Marketplace marketplace;

    @BeforeAll
    void start() {
        marketplace = Marketplace.start("guides", 31_080, "--simulators");
    }

    @AfterAll
    void stop() {
        marketplace.close();
    }

    @Test
    void aCustomerGetsAnswersFromEveryClientAndChecksTheReceipt() throws Exception {
        for (var program : new String[] {"curl", "python3", "node", "npm"})
            assumeTrue(isHere(program), program + " is not here, so the customer's guide is not tried");
        assertThat(new Guide("customer").run(marketplace))
                .contains("value first for ", "the receipt is true", "identical: ")
                .containsPattern("\nvalue first\n(?s:.*)\nvalue first\n");
    }

    @Test
    void aMinerGetsASlotServesAndIsMeasured() throws Exception {
        assumeTrue(isHere("curl"), "curl is not here, so the miner's guide is not tried");
        assumeTrue(
                Files.exists(Path.of("../reference-miner/target/reference-miner-0.1.0-SNAPSHOT-boot.jar")),
                "the miner's jar is not built (mvn package), so its guide is not tried");
        assertThat(new Guide("miner").run(marketplace)).contains("\"incentive\"", "identical: ");
    }

    @Test
    void aValidatorSetsWeightsThatCount() throws Exception {
        assertThat(new Guide("validator").run(marketplace)).contains("identical: ");
    }

    @Test
    void anOperatorSeesThatTheBooksBalanceAndFreezesAnAccount() throws Exception {
        assumeTrue(isHere("curl"), "curl is not here, so the operator's guide is not tried");
        assertThat(new Guide("operator").run(marketplace)).contains("\"balanced\" : true", "frozen");
    }

    private static boolean isHere(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
