package io.taomarket.chassis.server;

import org.apache.catalina.startup.Tomcat;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/** Small buffers, wherever Tomcat serves. */
@AutoConfiguration
@ConditionalOnWebApplication
@ConditionalOnClass({Tomcat.class, TomcatServletWebServerFactory.class})
class ServerAutoConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> smallBuffers() {
        return server -> {
            server.setProtocol(LeanProtocol.class.getName());
            server.addEngineValves(new CharactersValve());
        };
    }
}
