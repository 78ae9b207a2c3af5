package io.taomarket.chassis.idempotency;

import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** Idempotent POSTs for every service with a database. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration",
            "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration"
        })
@ConditionalOnClass({JdbcClient.class, TransactionOperations.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(JdbcClient.class)
@EnableScheduling
class IdempotencyAutoConfiguration {

    @Bean
    SealedAnswers sealedAnswers(Environment environment) {
        var secrets = Binder.get(environment).bind("taomarket.internal.secrets", Bindable.listOf(String.class));
        return new SealedAnswers(secrets.get());
    }

    @Bean
    Idempotency idempotency(JdbcClient jdbc, JsonMapper json, SealedAnswers seal, Clock clock) {
        return new Idempotency(jdbc, json, seal, clock);
    }

    @Bean
    ForgetOldKeys forgetOldKeys(JdbcClient jdbc, Clock clock) {
        return new ForgetOldKeys(jdbc, clock);
    }
}
