package io.taomarket.chassis.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

class ServerTests {

    private static final String LONG = "Grüße aus dem Garten, 1 bis n. ".repeat(3_000);

    private final HttpClient http = HttpClient.newHttpClient();
    private final WebServer server = server();

    private static WebServer server() {
        var factory = new TomcatServletWebServerFactory(0);
        new ServerAutoConfiguration().smallBuffers().customize(factory);
        return factory.getWebServer(context -> {
            context.addServlet("bytes", new Bytes()).addMapping("/bytes");
            context.addServlet("characters", new Characters()).addMapping("/characters");
        });
    }

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        http.close();
        server.stop();
    }

    @Test
    void takesAndSendsBodiesLongerThanItsBuffers() throws Exception {
        assertThat(post("/bytes", LONG).body()).isEqualTo(LONG);
    }

    @Test
    void givesCharactersToWhoWantsThem() throws Exception {
        assertThat(post("/characters", LONG).body()).isEqualTo(LONG);
        assertThat(post("/characters", "short").body()).isEqualTo("short");
    }

    @Test
    void anOpenAnswerHoldsSmallBuffers() throws Exception {
        assertThat(connector().getProtocolHandler()).isInstanceOf(LeanProtocol.class);
        var protocol = (AbstractHttp11Protocol<?>) connector().getProtocolHandler();
        assertThat(protocol.getProperty("socket.appReadBufSize")).isEqualTo("2048");
        assertThat(protocol.getProperty("socket.appWriteBufSize")).isEqualTo("4096");
        assertThat(post("/bytes", "short").headers().firstValue("buffer")).contains("2048");
    }

    private org.apache.catalina.connector.Connector connector() {
        Tomcat tomcat = ((TomcatWebServer) server).getTomcat();
        return tomcat.getConnector();
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        var address = URI.create("http://127.0.0.1:" + server.getPort() + path);
        var request = HttpRequest.newBuilder(address)
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString(UTF_8));
    }

    private static final class Bytes extends HttpServlet {

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setHeader("buffer", Integer.toString(response.getBufferSize()));
            response.getOutputStream().write(request.getInputStream().readAllBytes());
        }
    }

    private static final class Characters extends HttpServlet {

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            request.setCharacterEncoding("UTF-8");
            response.setCharacterEncoding("UTF-8");
            var text = new StringWriter();
            request.getReader().transferTo(text);
            response.getWriter().write(text.toString());
        }
    }
}
