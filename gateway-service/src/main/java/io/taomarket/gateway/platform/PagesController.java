package io.taomarket.gateway.platform;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The few pages for people. They load nothing from anywhere else. */
@RestController
class PagesController {

    private static final String POLICY =
            "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=UTF-8");
    private static final MediaType STYLE = MediaType.parseMediaType("text/css;charset=UTF-8");
    private static final MediaType PAGE = MediaType.parseMediaType("text/html;charset=UTF-8");

    @GetMapping("/")
    ResponseEntity<Resource> welcome() {
        return page("welcome.html", PAGE);
    }

    @GetMapping("/docs")
    ResponseEntity<Resource> docs() {
        return page("docs.html", PAGE);
    }

    @GetMapping("/docs/docs.js")
    ResponseEntity<Resource> script() {
        return page("docs.js", SCRIPT);
    }

    @GetMapping("/docs/style.css")
    ResponseEntity<Resource> style() {
        return page("style.css", STYLE);
    }

    private static ResponseEntity<Resource> page(String file, MediaType type) {
        return ResponseEntity.ok()
                .contentType(type)
                .header("content-security-policy", POLICY)
                .cacheControl(CacheControl.noCache())
                .body(new ClassPathResource("gateway/pages/" + file));
    }
}
