package io.taomarket.registry.registration;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface RegistrationRepository extends JpaRepository<Registration, UUID> {

    Optional<Registration> findByRegistrationIdAndNetuidAndAccountId(UUID registrationId, int netuid, UUID accountId);

    boolean existsByNetuidAndHotkeyAndState(int netuid, String hotkey, RegistrationState state);

    int countByAccountIdAndState(UUID accountId, RegistrationState state);
}
