package io.taomarket.chassis.openapi;

import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.jackson.ModelResolver;
import org.springdoc.core.providers.SpringDocProviders;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * The description of the API follows our rules of JSON. Its generator has a mapper of its own that knows none of them.
 */
@AutoConfiguration(beforeName = "org.springdoc.core.configuration.SpringDocConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({ModelResolver.class, SpringDocProviders.class})
@ConditionalOnProperty(name = "springdoc.api-docs.enabled", matchIfMissing = true)
class OpenApiAutoConfiguration {

    /** Takes the place of the generator's own resolver; first in order, so that all others stand before it. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ModelResolver namesAsOnTheWire(SpringDocProviders providers) {
        var mapper = providers.jsonMapper().copy();
        mapper.setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
        mapper.setAnnotationIntrospector(AnnotationIntrospector.pair(
                new LowerCaseEnums(), mapper.getSerializationConfig().getAnnotationIntrospector()));
        return new ModelResolver(mapper).openapi31(true);
    }

    @Bean
    AmountsAsText amountsAsText() {
        return new AmountsAsText();
    }
}
