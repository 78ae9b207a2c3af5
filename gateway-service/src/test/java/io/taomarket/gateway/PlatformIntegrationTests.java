package io.taomarket.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.taomarket.gateway.FakeServices.SERVICES;
import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.chassis.signing.Address;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformIntegrationTests extends GatewayFixture {

    @Test
    void saysWhoThePlatformIs() throws Exception {
        SERVICES.stubFor(get(urlEqualTo("/api/v1/blocks/head")).willReturn(okJson("{\"height\":42,\"more\":1}")));

        var platform = jsonOf(send(to("/api/v1/platform")));

        assertThat(platform.path("name").asString()).isEqualTo("Taomarket");
        assertThat(platform.path("version").asString()).matches("\\d.*");
        var publicKey = HexFormat.of().parseHex(platform.path("public_key").asString());
        assertThat(platform.path("address").asString())
                .isEqualTo(Address.of(publicKey).ss58());
        assertThat(platform.path("block").asLong()).isEqualTo(42);
        assertThat(platform.path("links").path("docs").asString()).isEqualTo("/docs");
    }

    @Test
    void mergesTheServicesDocuments() throws Exception {
        SERVICES.stubFor(get(urlEqualTo("/internal/openapi")).willReturn(okJson("""
                {"openapi":"3.1.0","paths":{
                  "/api/v1/subnets/{netuid}":{"get":{"operationId":"subnet","parameters":[
                     {"name":"netuid","in":"path"}],"responses":{"200":{"content":{"application/json":
                     {"schema":{"$ref":"#/components/schemas/Platform"}}}}}},"patch":{}},
                  "/api/v1/wallet":{"get":{"operationId":"wallet"}},
                  "/internal/v1/holds":{"post":{}}},
                 "components":{"schemas":{"Platform":{"type":"string"}}}}
                """)));

        var api = jsonOf(send(to("/api/v1/openapi.json")));

        assertThat(api.path("openapi").asString()).isEqualTo("3.1.0");
        assertThat(api.path("paths").propertyNames())
                .contains("/api/v1/platform", "/api/v1/subnets/{netuid}", "/api/v1/wallet")
                .doesNotContain("/internal/v1/holds");
        var subnet = api.path("paths").path("/api/v1/subnets/{netuid}");
        assertThat(subnet.path("get").path("operationId").asString()).isEqualTo("registry_subnet");
        assertThat(subnet.path("get").path("parameters")).hasSize(1);
        assertThat(subnet.path("get").path("tags").get(0).asString()).isEqualTo("registry");
        assertThat(subnet.path("get").path("security")).isEmpty();
        assertThat(subnet.path("patch").path("security").get(0).has("key")).isTrue();
        assertThat(subnet.at("/get/responses/200/content/application~1json/schema/$ref")
                        .asString())
                .isEqualTo("#/components/schemas/RegistryPlatform");
        assertThat(api.at("/components/schemas/RegistryPlatform/type").asString())
                .isEqualTo("string");
        assertThat(api.at("/components/schemas/Platform/type").asString()).isEqualTo("object");
    }

    @ParameterizedTest
    @CsvSource({"/,text/html", "/docs,text/html", "/docs/docs.js,text/javascript", "/docs/style.css,text/css"})
    void servesItsPagesFromItself(String path, String type) throws Exception {
        var page = send(to(path));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("content-type").orElse("")).startsWith(type);
        assertThat(page.headers().firstValue("content-security-policy").orElse(""))
                .contains("default-src 'self'");
        assertThat(page.body()).doesNotContain("https://");
    }
}
