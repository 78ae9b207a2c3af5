package io.taomarket.registry.offer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface OfferRepository extends JpaRepository<Offer, OfferId> {

    @Query("select count(o) from Offer o where o.accountId = :accountId and o.isLive")
    int countLive(UUID accountId);

    /** Takes due proofs on, so that no other instance does; each is due again at the given time, whatever comes of it. */
    @Query(nativeQuery = true, value = """
            update offer set next_proof_at = :retryAt
            where (netuid, hotkey) in (
                select netuid, hotkey from offer where is_live and next_proof_at <= :now
                order by next_proof_at limit :batch for update skip locked)
            returning *
            """)
    List<Offer> takeDue(Instant now, Instant retryAt, int batch);
}
