package io.taomarket.wallet;

import io.taomarket.chassis.kafka.Topics;
import io.taomarket.contracts.wallet.BatchPosted;
import io.taomarket.contracts.wallet.IssuanceChanged;
import io.taomarket.contracts.wallet.KeyChanged;
import io.taomarket.contracts.wallet.RegistrationDeclined;
import io.taomarket.contracts.wallet.RegistrationPaid;
import io.taomarket.contracts.wallet.StakeChanged;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

@Configuration(proxyBeanMethods = false)
class WalletTopics {

    @Bean
    NewTopics ownTopics(Topics topics) {
        return new NewTopics(
                topics.facts(RegistrationPaid.TOPIC),
                topics.facts(RegistrationDeclined.TOPIC),
                topics.state(StakeChanged.TOPIC),
                topics.state(KeyChanged.TOPIC),
                topics.state(IssuanceChanged.TOPIC),
                topics.facts(BatchPosted.TOPIC));
    }
}
