package io.taomarket.emission.block;

import static io.taomarket.emission.testing.World.BLOCK_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taomarket.chassis.leader.WriterLock;
import io.taomarket.contracts.emission.BlockProduced;
import io.taomarket.emission.testing.EmissionTest;
import io.taomarket.emission.testing.TestClock;
import io.taomarket.emission.testing.World;
import io.taomarket.yuma.Issuance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@EmissionTest
class BlockIntegrationTests {

    private static final long TAO = 1_000_000_000;
    private static final Duration A_WHILE = Duration.ofMillis(300);

    @Autowired
    private World world;

    @Autowired
    private TestClock clock;

    @Autowired
    private BlockProduction production;

    @Autowired
    private WriterLock writer;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void twoSubnets() {
        world.reset();
        world.subnet(1);
        world.subnet(2);
    }

    @Test
    void producesNoBlockBeforeItIsKnownWhatExists() {
        clock.pass(BLOCK_TIME);
        production.produceIfDue();

        assertThat(world.height()).isZero();
    }

    @Test
    void producesBlocksWithoutGapsAndSaysThem() {
        var begin = clock.instant();
        world.begin(0, 0);
        world.blocks(2);

        assertThat(heights()).containsExactly(1L, 2L, 3L);
        var said = world.heard(
                BlockProduced.TOPIC,
                BlockProduced.class,
                block -> !block.occurredAt().isBefore(begin),
                3);
        assertThat(said).extracting(BlockProduced::height).containsExactly(1L, 2L, 3L);
        assertThat(said).allMatch(block -> block.emissionRao() == TAO && block.issuedRao() == block.height() * TAO);
    }

    @Test
    void producesOneBlockPerBlockTimeHoweverManyAskForIt() throws Exception {
        world.begin(0, 0);
        var before = world.height();
        clock.pass(BLOCK_TIME);
        try (var instances = Executors.newFixedThreadPool(8)) {
            instances.invokeAll(IntStream.range(0, 64)
                    .mapToObj(_ -> (Callable<Instant>) production::produceIfDue)
                    .toList());
        }
        world.until(() -> world.height() == before + 1);
        production.produceIfDue();

        assertThat(world.height()).isEqualTo(before + 1);
    }

    @Test
    void standsByWhileAnotherInstanceWrites() {
        world.begin(0, 0);
        var before = world.height();

        transactions.executeWithoutResult(_ -> {
            assertThat(writer.tryTake("emission/block-clock")).isTrue();
            clock.pass(BLOCK_TIME);
            await().during(A_WHILE).until(() -> world.height() == before);
        });

        world.until(() -> world.height() == before + 1);
    }

    @Test
    void makesNoBlocksUpForTheTimeItWasDown() {
        world.begin(0, 0);
        var before = world.height();
        clock.pass(BLOCK_TIME.multipliedBy(1000));
        world.until(() -> world.height() == before + 1);
        production.produceIfDue();

        assertThat(world.height()).isEqualTo(before + 1);
    }

    @Test
    void halvesByWhatIsIssuedAndMintsAgainWhatWasRecycled() {
        world.begin(Issuance.CAP_RAO / 2, 0);
        assertThat(lastEmissionRao()).isEqualTo(TAO / 2);

        world.issuance(Issuance.CAP_RAO / 2, 10 * TAO);
        world.blocks(1);
        assertThat(lastEmissionRao()).isEqualTo(TAO);
    }

    @Test
    void goesOnTickingWhenNothingIsLeftToMint() {
        world.begin(Issuance.CAP_RAO, 0);
        world.blocks(1);

        assertThat(world.number("select max(issued_rao) from block")).isEqualTo(Issuance.CAP_RAO);
        assertThat(lastEmissionRao()).isZero();
    }

    @Test
    void ignoresAnOlderWordAboutTheIssuance() {
        world.issuance(5 * TAO, TAO);
        world.issuance(0L, 99 * TAO, 0);
        world.issuance(5 * TAO, 2 * TAO);

        assertThat(world.number("select genesis_rao from issuance")).isEqualTo(5 * TAO);
    }

    @Test
    void mintsNothingWhileThereIsNoSubnet() {
        world.reset();
        world.subnet(0);
        world.begin(0, 0);

        assertThat(world.number("select minted_rao from block order by height desc limit 1"))
                .isZero();
    }

    @Test
    void setsTheOwnersCutAsideOnlyForAnOwnerWhoTakesIt() {
        world.reset();
        world.subnet(1, "owner", true);
        world.subnet(2, "owner", false);
        world.subnet(3, null, true);
        world.begin(0, 0);
        world.blocks(3);

        assertThat(world.number("select owner_rao from budget where netuid = 1"))
                .isPositive();
        assertThat(world.number("select sum(owner_rao) from budget where netuid > 1"))
                .isZero();
        assertThat(world.number("select sum(owner_rao + miners_rao + validators_rao + carried_rao) from budget"))
                .isEqualTo(world.number("select minted_rao from block order by height desc limit 1"));
    }

    private long lastEmissionRao() {
        return world.number("select emission_rao from block order by height desc limit 1");
    }

    private List<Long> heights() {
        return jdbc.sql("select height from block order by height")
                .query(Long.class)
                .list();
    }
}
