package io.taomarket.wallet.key;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;

interface KeyRepository extends JpaRepository<ApiKey, UUID> {

    Optional<ApiKey> findByIdAndAccountIdAndRevokedAtIsNull(UUID id, UUID accountId);

    List<ApiKey> findByAccountIdAndRevokedAtIsNullOrderByCreatedAtAscIdAsc(UUID accountId, Limit limit);

    long countByAccountIdAndRevokedAtIsNull(UUID accountId);
}
