package io.taomarket.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RendezvousTests {

    private static final List<String> REPLICAS = List.of("10.1.0.4", "10.1.0.5", "10.1.1.9", "10.1.2.17");
    private static final List<String> ACCOUNTS = IntStream.range(0, 4_000)
            .mapToObj(number -> new UUID(7, number).toString())
            .toList();

    @Test
    void theOrderDependsOnTheKeyAloneAndNamesEverybodyOnce() {
        var other = List.of("10.1.2.17", "10.1.1.9", "10.1.0.5", "10.1.0.4");

        assertThat(ACCOUNTS).allSatisfy(account -> assertThat(Rendezvous.order(REPLICAS, account))
                .isEqualTo(Rendezvous.order(other, account))
                .containsExactlyInAnyOrderElementsOf(REPLICAS));
    }

    @Test
    void eachReplicaGetsItsShareOfTheAccounts() {
        var counts = ACCOUNTS.stream()
                .map(account -> Rendezvous.order(REPLICAS, account).getFirst())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(counts).hasSize(4).allSatisfy((_, count) -> assertThat(count).isBetween(850L, 1_150L));
    }

    @Test
    void whenAReplicaGoesOnlyItsOwnAccountsMove() {
        var fewer = REPLICAS.subList(0, 3);

        assertThat(ACCOUNTS)
                .filteredOn(account ->
                        !Rendezvous.order(REPLICAS, account).getFirst().equals("10.1.2.17"))
                .allMatch(account -> Rendezvous.order(REPLICAS, account)
                        .getFirst()
                        .equals(Rendezvous.order(fewer, account).getFirst()));
    }
}
