package io.taomarket.inference.fault;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A mistake of ours, for tests; its text is of the kind that must stay inside. */
@RestController
class ForcedBug {

    static final String PATH = "/v1/forced-bug";
    static final String SECRET = "jdbc:postgresql://10.1.2.3/inference as root";

    @GetMapping(PATH)
    String fail() {
        throw new IllegalStateException(SECRET);
    }
}
