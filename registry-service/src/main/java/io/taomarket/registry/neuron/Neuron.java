package io.taomarket.registry.neuron;

import io.taomarket.contracts.registry.NeuronChanged;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A slot and who holds it. Slots are never given back; they get another holder. */
@Entity
@IdClass(NeuronId.class)
public class Neuron {

    @Id
    private int netuid;

    @Id
    private int uid;

    @Version
    private @Nullable Long version;

    private String hotkey;
    private UUID accountId;
    private long registeredAtBlock;

    @SuppressWarnings("NullAway.Init") // for JPA
    protected Neuron() {}

    Neuron(int netuid, int uid, String hotkey, UUID accountId, long block) {
        this.netuid = netuid;
        this.uid = uid;
        this.hotkey = hotkey;
        this.accountId = accountId;
        this.registeredAtBlock = block;
    }

    public int uid() {
        return uid;
    }

    public String hotkey() {
        return hotkey;
    }

    public UUID accountId() {
        return accountId;
    }

    public long registeredAtBlock() {
        return registeredAtBlock;
    }

    void handOver(String newHotkey, UUID newAccountId, long block) {
        hotkey = newHotkey;
        accountId = newAccountId;
        registeredAtBlock = block;
    }

    NeuronChanged changed(Instant now) {
        return new NeuronChanged(
                UUID.randomUUID(),
                now,
                netuid,
                uid,
                Objects.requireNonNull(version, "not saved") + 1,
                hotkey,
                accountId,
                registeredAtBlock);
    }
}
