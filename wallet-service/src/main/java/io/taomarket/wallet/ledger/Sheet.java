package io.taomarket.wallet.ledger;

import static java.lang.Math.addExact;
import static java.lang.Math.subtractExact;

import java.util.UUID;

/**
 * One account of the ledger.
 *
 * @param id its number in the ledger
 * @param publicId what everybody else calls it
 * @param postedRao the whole balance, held money included; negative only for ISSUANCE
 * @param heldRao the part that is set aside
 * @param minAvailableRao below this nothing leaves; the supply cap for ISSUANCE
 * @param version how many entries it has
 */
public record Sheet(
        long id,
        UUID publicId,
        Kind kind,
        Standing standing,
        long postedRao,
        long heldRao,
        long minAvailableRao,
        long version) {

    public Sheet {
        if (heldRao < 0) throw new IllegalStateException("less than nothing would be held on " + publicId);
    }

    /** What may still leave the account. */
    public long availableRao() {
        return subtractExact(subtractExact(postedRao, heldRao), minAvailableRao);
    }

    Sheet add(long deltaRao) {
        return new Sheet(
                id, publicId, kind, standing, addExact(postedRao, deltaRao), heldRao, minAvailableRao, version + 1);
    }

    Sheet hold(long deltaRao) {
        return new Sheet(
                id, publicId, kind, standing, postedRao, addExact(heldRao, deltaRao), minAvailableRao, version);
    }

    Sheet with(Standing standing) {
        return new Sheet(id, publicId, kind, standing, postedRao, heldRao, minAvailableRao, version);
    }

    Sheet keeping(long minAvailableRao) {
        return new Sheet(id, publicId, kind, standing, postedRao, heldRao, minAvailableRao, version);
    }
}
