package io.taomarket.gateway.door;

import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the server itself must do differently at the door. */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> door() {
        return server -> {
            server.addConnectorCustomizers(ServerConfiguration::passEncodedSlashes);
            server.addContextCustomizers(context ->
                    ((StandardHost) context.getParent()).setErrorReportValveClass(PlainErrors.class.getName()));
        };
    }

    /** Models' ids hold slashes, and official clients ask for them as {@code %2F}. */
    private static void passEncodedSlashes(Connector connector) {
        connector.setEncodedSolidusHandling("passthrough");
    }
}
