package io.taomarket.chassis.presence;

import java.time.Duration;
import org.apache.catalina.startup.Tomcat;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/** The watch over clients, wherever Tomcat serves. */
@AutoConfiguration
@ConditionalOnWebApplication
@ConditionalOnClass({Tomcat.class, TomcatServletWebServerFactory.class})
class PresenceAutoConfiguration {

    /** Twice a hop within a second, through the gateway and the service behind it. */
    private static final Duration INTERVAL = Duration.ofMillis(250);

    @Bean
    Presence presence() {
        return new Presence(INTERVAL);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> connectionsWithinReach() {
        return server -> server.addEngineValves(new ConnectionValve());
    }
}
