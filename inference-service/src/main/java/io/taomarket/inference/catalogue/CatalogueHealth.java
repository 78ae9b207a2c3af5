package io.taomarket.inference.catalogue;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Ready means that every offer is known; before that a customer would be told that models do not exist. */
@Component("catalogueHealthIndicator")
class CatalogueHealth extends AbstractHealthIndicator {

    private final Catalogue catalogue;

    CatalogueHealth(Catalogue catalogue) {
        super("The catalogue cannot be read");
        this.catalogue = catalogue;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        if (catalogue.isComplete()) health.up();
        else health.outOfService();
    }
}
