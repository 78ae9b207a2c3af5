package io.taomarket.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Whoever follows a guide word for word gets where it leads, beside what {@code ./taomarket up} starts and no more. They buy
 * slots and set weights, so they have a marketplace of their own.
 */
@Order(Marketplace.ALONE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuideEndToEndTests {

    private Marketplace marketplace;

    @BeforeAll
    void start() {
        marketplace = Marketplace.start("guides", 31_080);
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
                .as("a chat with curl, in one piece and as a stream")
                .containsPattern("\"object\":\"chat\\.completion\"")
                .containsPattern("(?s)\"delta\":.*data: ?\\[DONE]")
                .as("answers in Python, Node and Java, whatever the model says")
                .containsPattern("\\S.* for [1-9]\\d* rao from 5\\w{46,47}\n")
                .containsPattern("\nnode ask\\.mjs\n(?!cat )\\S")
                .containsPattern("Ask\\.java\n(?!curl )\\S")
                .as("a charge that can be checked")
                .contains("the receipt is true", "identical: ");
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
