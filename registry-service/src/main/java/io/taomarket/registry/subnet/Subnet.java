package io.taomarket.registry.subnet;

import io.taomarket.contracts.registry.SubnetChanged;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** One market: its owner, its rules, the price of its next slot. Whoever changes anything in it locks it first. */
@Entity
public class Subnet {

    @Id
    private int netuid;

    @Version
    private @Nullable Long version;

    private String name;
    private @Nullable UUID ownerAccountId;
    private @Nullable String ownerHotkey;
    private long registeredAtBlock;

    @Convert(converter = RulesConverter.class)
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private SubnetRules rules;

    private long priceRao;
    private long priceBlock;
    private int openRegistrations;
    private int neuronCount;

    @SuppressWarnings("NullAway.Init") // for JPA
    protected Subnet() {}

    Subnet(int netuid, NewSubnet wish, SubnetRules rules, long priceRao, long block) {
        this.netuid = netuid;
        this.name = wish.name();
        this.ownerAccountId = wish.ownerAccountId();
        this.ownerHotkey =
                wish.ownerHotkey() == null ? null : wish.ownerHotkey().ss58();
        this.rules = rules;
        this.registeredAtBlock = block;
        this.priceRao = rules.priceRules().clampRao(priceRao);
        this.priceBlock = block;
    }

    public int netuid() {
        return netuid;
    }

    public String name() {
        return name;
    }

    public @Nullable UUID ownerAccountId() {
        return ownerAccountId;
    }

    public @Nullable String ownerHotkey() {
        return ownerHotkey;
    }

    public long registeredAtBlock() {
        return registeredAtBlock;
    }

    public SubnetRules rules() {
        return rules;
    }

    public int neuronCount() {
        return neuronCount;
    }

    public int openRegistrations() {
        return openRegistrations;
    }

    public boolean isFull() {
        return neuronCount >= rules.maxAllowedUids();
    }

    public boolean isOwnedBy(UUID accountId) {
        return accountId.equals(ownerAccountId);
    }

    /** The uid of a slot that nobody has held before. */
    public int takeFreshUid() {
        if (isFull()) throw new IllegalStateException("Subnet " + netuid + " has no fresh slot");
        return neuronCount++;
    }

    /**
     * What the next registration costs. Each one that waits for its payment counts as made, so that nobody gets many
     * slots at the price of one by asking for them at once.
     */
    public long nextPriceRao(long block) {
        var price = priceAt(block);
        for (var i = 0; i < openRegistrations; i++) price = price.afterRegistration(rules.priceRules());
        return price.priceRao();
    }

    public void registrationOpened() {
        openRegistrations++;
    }

    public void registrationDeclined() {
        openRegistrations--;
    }

    public void registrationPaid(long block) {
        openRegistrations--;
        settle(priceAt(block).afterRegistration(rules.priceRules()));
    }

    /** The price up to this block follows the old rules, from then on the new ones. */
    void change(SubnetRules newRules, long block) {
        var price = priceAt(block);
        rules = newRules;
        settle(new RegistrationPrice(newRules.priceRules().clampRao(price.priceRao()), price.block()));
    }

    SubnetChanged changed(Instant now) {
        return new SubnetChanged(
                UUID.randomUUID(),
                now,
                netuid,
                Objects.requireNonNull(version, "not saved") + 1,
                name,
                ownerAccountId,
                ownerHotkey,
                registeredAtBlock,
                rules.hyperparameters());
    }

    private RegistrationPrice priceAt(long block) {
        return new RegistrationPrice(priceRao, priceBlock).at(block, rules.priceRules());
    }

    private void settle(RegistrationPrice price) {
        priceRao = price.priceRao();
        priceBlock = price.block();
    }
}
