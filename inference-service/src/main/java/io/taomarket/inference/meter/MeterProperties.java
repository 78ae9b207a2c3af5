package io.taomarket.inference.meter;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How tokens are counted.
 *
 * @param encoding the vocabulary; part of every price, so it is changed for all customers or not at all
 */
@ConfigurationProperties("inference.meter")
record MeterProperties(@DefaultValue("o200k_base") String encoding) {}
