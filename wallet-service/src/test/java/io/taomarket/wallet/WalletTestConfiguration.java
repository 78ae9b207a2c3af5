package io.taomarket.wallet;

import io.taomarket.chassis.kafka.Topics;
import io.taomarket.contracts.emission.BlockProduced;
import io.taomarket.contracts.emission.EpochPaid;
import io.taomarket.contracts.inference.RequestServed;
import io.taomarket.contracts.registry.RegistrationRequested;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

@TestConfiguration(proxyBeanMethods = false)
@Import({WalletClient.class, Facts.class})
class WalletTestConfiguration {

    @Bean
    TestClock testClock() {
        return new TestClock();
    }

    @Bean
    NewTopics othersTopics(Topics topics) {
        return new NewTopics(
                topics.facts(RequestServed.TOPIC),
                topics.facts(RegistrationRequested.TOPIC),
                topics.facts(BlockProduced.TOPIC),
                topics.facts(EpochPaid.TOPIC));
    }
}
