package io.taomarket.wallet.ledger.writer;

import java.sql.DriverManager;
import java.util.Properties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WriterConfiguration {

    /** Outside the pool, whose connections come and go and serve everybody. */
    @Bean
    LedgerConnections ledgerConnections(JdbcConnectionDetails database) {
        var settings = new Properties();
        settings.setProperty("user", String.valueOf(database.getUsername()));
        settings.setProperty("password", String.valueOf(database.getPassword()));
        settings.setProperty("ApplicationName", "wallet-ledger");
        settings.setProperty("prepareThreshold", "1");
        settings.setProperty("tcpKeepAlive", "true");
        settings.setProperty("connectTimeout", "3");
        settings.setProperty("socketTimeout", "30");
        return () -> DriverManager.getConnection(database.getJdbcUrl(), settings);
    }
}
