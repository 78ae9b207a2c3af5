package io.taomarket.inference.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.taomarket.chassis.egress.EgressProperties;
import io.taomarket.chassis.signing.SigningKey;
import io.taomarket.contracts.registry.Hyperparameters;
import io.taomarket.contracts.registry.ModelOffer;
import io.taomarket.contracts.registry.NeuronChanged;
import io.taomarket.contracts.registry.OfferChanged;
import io.taomarket.contracts.registry.SubnetChanged;
import io.taomarket.contracts.scoring.ScoreChanged;
import io.taomarket.inference.fault.ApiFault;
import io.taomarket.inference.meter.Price;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class CatalogueTests {

    static final String MINER = SigningKey.generate().address().ss58();
    static final EgressProperties EGRESS =
            new Binder(new MapConfigurationPropertySource()).bindOrCreate("taomarket.egress", EgressProperties.class);

    final Facts facts = new Facts();
    final Catalogue catalogue = new Catalogue(
            new CatalogueProperties(Set.of("text-embedding"), List.of(), Duration.ZERO, Duration.ZERO, Duration.ZERO),
            EGRESS);

    @Test
    void deniesNothingAndShowsNothingBeforeItKnowsAll() {
        learn(subnet("chat"), offer(1, "https://miner.example", 5));

        assertThat(statusOf(() -> catalogue.get("a/model"))).isEqualTo(503);
        assertThat(statusOf(() -> catalogue.get("b/model"))).isEqualTo(503);
        assertThat(statusOf(catalogue::shown)).isEqualTo(503);

        catalogue.complete();

        assertThat(catalogue.shown()).hasSize(1);
        assertThat(catalogue.get("a/model").id()).isEqualTo("a/model");
        assertThat(statusOf(() -> catalogue.get("b/model"))).isEqualTo(404);
    }

    @Test
    void knowsWhatIsOnOfferAndThroughWhat() {
        catalogue.complete();
        learn(subnet("text-embedding"), offer(1, "https://miner.example", 5));

        var model = catalogue.get("a/model", Surface.EMBEDDINGS);

        assertThat(model.offers()).extracting(Offer::hotkey).containsExactly(MINER);
        assertThatExceptionOfType(ApiFault.class).isThrownBy(() -> catalogue.get("a/model", Surface.CHAT));
        assertThatExceptionOfType(ApiFault.class).isThrownBy(() -> catalogue.get("b/model", Surface.CHAT));
    }

    @Test
    void olderNewsThatComeLaterChangeNothing() {
        learn(subnet("chat"), offer(2, "https://miner.example", 7), offer(1, "https://miner.example", 5));

        assertThat(only().price().promptRaoPerMtok()).isEqualTo(7);
        assertThat(only().version()).isEqualTo(2);
    }

    @Test
    void aModelWhoseOffersAreGoneStaysWithoutMiners() {
        learn(subnet("chat"), offer(1, "https://miner.example", 5));
        learn(new OfferChanged(UUID.randomUUID(), Instant.EPOCH, 1, MINER, 2, 3, UUID.randomUUID(), "", List.of()));

        assertThat(catalogue.find("a/model").orElseThrow().offers()).isEmpty();
    }

    @Test
    void aReplacedNeuronsOfferDoesNotCount() {
        learn(subnet("chat"), offer(1, "https://miner.example", 5));
        facts.learn(new NeuronChanged(
                UUID.randomUUID(),
                Instant.EPOCH,
                1,
                3,
                1,
                SigningKey.generate().address().ss58(),
                UUID.randomUUID(),
                9));
        catalogue.replace(facts);

        assertThat(catalogue.find("a/model").orElseThrow().offers()).isEmpty();
    }

    @Test
    void leavesOutWhatCannotBeCalledOrPriced() {
        learn(subnet("chat"), offer(1, "http://127.0.0.1:9092", 5));
        assertThat(catalogue.find("a/model").orElseThrow().offers()).isEmpty();

        learn(offer(2, "https://miner.example", Price.MOST_RAO_PER_MTOK + 1));
        assertThat(catalogue.find("a/model").orElseThrow().offers()).isEmpty();
    }

    @Test
    void showsWhatValidatorsHaveMeasured() {
        learn(subnet("chat"), offer(1, "https://miner.example", 5));
        facts.learn(new ScoreChanged(
                UUID.randomUUID(), Instant.EPOCH, 1, MINER, "a/model", 1, 0.8, 0.1, 12, 3, 40, Instant.EPOCH));
        catalogue.replace(facts);

        assertThat(only().quality().orElseThrow().score()).isEqualTo(0.8);
    }

    private Offer only() {
        return catalogue.find("a/model").orElseThrow().offers().getFirst();
    }

    private void learn(Object... news) {
        for (var event : news) {
            switch (event) {
                case SubnetChanged subnet -> facts.learn(subnet);
                case OfferChanged offer -> facts.learn(offer);
                default -> throw new IllegalArgumentException(event.toString());
            }
        }
        catalogue.replace(facts);
    }

    private static OfferChanged offer(long version, String url, long raoPerMtok) {
        var model = new ModelOffer("a/model", raoPerMtok, raoPerMtok, 8192, 4);
        return new OfferChanged(
                UUID.randomUUID(), Instant.EPOCH, 1, MINER, version, 3, UUID.randomUUID(), url, List.of(model));
    }

    private static int statusOf(ThrowingCallable call) {
        return catchThrowableOfType(ApiFault.class, call).status();
    }

    private static SubnetChanged subnet(String name) {
        var rules = new Hyperparameters(
                20, 32767, 900000, 0, true, false, 0, 0, 1000, 1000, 256, 64, 0, 1, 10, 0, 40, 0, false, 1, 1, 2, 20,
                1260, true);
        return new SubnetChanged(UUID.randomUUID(), Instant.EPOCH, 1, 1, name, null, null, 0, rules);
    }
}
