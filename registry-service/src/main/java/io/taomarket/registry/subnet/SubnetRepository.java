package io.taomarket.registry.subnet;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface SubnetRepository extends JpaRepository<Subnet, Integer> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from Subnet s where s.netuid = :netuid")
    Optional<Subnet> lock(int netuid);

    List<Subnet> findByNetuidGreaterThanOrderByNetuid(int netuid, Limit limit);

    boolean existsByName(String name);

    @Query("select coalesce(max(s.netuid), 0) from Subnet s")
    int highestNetuid();
}
