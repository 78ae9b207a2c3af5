package io.taomarket.wallet.key;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface KeyRepository extends JpaRepository<ApiKey, UUID> {

    Optional<ApiKey> findByIdAndAccountIdAndRevokedAtIsNull(UUID id, UUID accountId);

    List<ApiKey> findByAccountIdAndRevokedAtIsNullOrderByCreatedAtAscIdAsc(UUID accountId, Limit limit);

    @Query(value = "select frozen_at is not null from account where id = ?", nativeQuery = true)
    Optional<Boolean> isFrozen(UUID accountId);

    long countByAccountIdAndRevokedAtIsNull(UUID accountId);
}
