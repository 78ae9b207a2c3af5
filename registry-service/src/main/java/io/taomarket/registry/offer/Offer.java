package io.taomarket.registry.offer;

import io.taomarket.chassis.egress.EndpointUrl;
import io.taomarket.contracts.registry.OfferChanged;
import io.taomarket.registry.neuron.Neuron;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/**
 * What a miner offers and where. The row outlives the offer, so that its version grows for ever and no reader takes an
 * older offer for the present one.
 */
@Entity
@IdClass(OfferId.class)
class Offer {

    @Id
    private int netuid;

    @Id
    private String hotkey;

    @Version
    private @Nullable Long version;

    private long offerVersion;
    private int uid;
    private UUID accountId;

    @Embedded
    private @Nullable Endpoint endpoint;

    @Convert(converter = ModelsConverter.class)
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private List<OfferedModel> models = List.of();

    private boolean isLive;
    private @Nullable Long servedAtBlock;
    private Instant challengedAt;
    private @Nullable Instant provedAt;
    private Instant nextProofAt;
    private int failedProofs;

    @SuppressWarnings("NullAway.Init") // for JPA
    protected Offer() {}

    Offer(int netuid, Neuron miner, Instant now) {
        this.netuid = netuid;
        this.hotkey = miner.hotkey();
        this.uid = miner.uid();
        this.accountId = miner.accountId();
        this.challengedAt = now;
        this.nextProofAt = now;
    }

    String hotkey() {
        return hotkey;
    }

    boolean isLive() {
        return isLive;
    }

    int netuid() {
        return netuid;
    }

    long offerVersion() {
        return offerVersion;
    }

    int failedProofs() {
        return failedProofs;
    }

    @Nullable
    Long servedAtBlock() {
        return servedAtBlock;
    }

    Instant challengedAt() {
        return challengedAt;
    }

    EndpointUrl url() {
        if (endpoint == null) throw new IllegalStateException("Nothing has been offered yet");
        return endpoint.url();
    }

    boolean isExactly(WishedOffer wish) {
        return isLive && wish.endpoint().equals(endpoint) && wish.models().equals(models);
    }

    void challenged(Instant now) {
        challengedAt = now;
    }

    /** The miner has proved the address and offers these models from now on. */
    void serve(Neuron miner, WishedOffer wish, long block, Instant now, Instant nextProof) {
        uid = miner.uid();
        accountId = miner.accountId();
        endpoint = wish.endpoint();
        models = wish.models();
        isLive = true;
        servedAtBlock = block;
        offerVersion++;
        proved(now, nextProof);
    }

    void proved(Instant now, Instant nextProof) {
        provedAt = now;
        nextProofAt = nextProof;
        failedProofs = 0;
    }

    void proofFailed() {
        failedProofs++;
    }

    void withdraw() {
        models = List.of();
        isLive = false;
        offerVersion++;
        failedProofs = 0;
    }

    /** Whoever takes a slot again is as free as a newcomer. */
    void forgetPace() {
        servedAtBlock = null;
    }

    OfferChanged changed(Instant now) {
        return new OfferChanged(
                UUID.randomUUID(),
                now,
                netuid,
                hotkey,
                offerVersion,
                uid,
                accountId,
                url().toString(),
                models.stream().map(OfferedModel::toEvent).toList());
    }

    OfferView view() {
        return new OfferView(
                netuid,
                hotkey,
                uid,
                url().toString(),
                offerVersion,
                models,
                isLive ? provedAt : null,
                isLive ? nextProofAt : null);
    }
}
