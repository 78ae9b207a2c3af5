package io.taomarket.chassis.leader;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives every service with a database the means to elect its one writer. */
@AutoConfiguration(afterName = "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration")
@ConditionalOnClass(JdbcClient.class)
public class LeaderAutoConfiguration {

    @Bean
    @ConditionalOnBean(JdbcClient.class)
    WriterLock writerLock(JdbcClient jdbc) {
        return new WriterLock(jdbc);
    }
}
