package io.taomarket.wallet.ledger;

import static java.lang.Math.addExact;
import static java.lang.Math.subtractExact;

import java.util.UUID;

/** One account while a posting is being worked out. Changes only through {@link Book}. */
final class Sheet {

    final long id;
    final UUID publicId;
    final Kind kind;
    final long minAvailableRao;
    final long versionBefore;
    private final long heldBeforeRao;
    private long postedRao;
    private long heldRao;
    private long version;

    Sheet(long id, UUID publicId, Kind kind, long postedRao, long heldRao, long minAvailableRao, long version) {
        this.id = id;
        this.publicId = publicId;
        this.kind = kind;
        this.postedRao = postedRao;
        this.heldRao = heldRao;
        this.heldBeforeRao = heldRao;
        this.minAvailableRao = minAvailableRao;
        this.version = version;
        this.versionBefore = version;
    }

    long postedRao() {
        return postedRao;
    }

    long heldRao() {
        return heldRao;
    }

    long version() {
        return version;
    }

    boolean isChanged() {
        return version != versionBefore || heldRao != heldBeforeRao;
    }

    /** What may still leave the account. */
    long availableRao() {
        return subtractExact(subtractExact(postedRao, heldRao), minAvailableRao);
    }

    Entry add(UUID transferId, long deltaRao) {
        postedRao = addExact(postedRao, deltaRao);
        return new Entry(id, ++version, transferId, deltaRao, postedRao);
    }

    void hold(long deltaRao) {
        heldRao = addExact(heldRao, deltaRao);
        if (heldRao < 0) throw new IllegalStateException("less than nothing would be held on " + publicId);
    }

    /** What a transfer does to one account. */
    record Entry(long accountId, long accountVersion, UUID transferId, long deltaRao, long balanceAfterRao) {}
}
