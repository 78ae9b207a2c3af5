package io.taomarket.miner.chat.grammar;

import java.util.ArrayList;
import java.util.List;

/** The properties of an object in their order, commas between them; those that are not required may be left out. */
final class Members {

    private final List<Member> members = new ArrayList<>();

    void add(Rule rule, boolean isRequired) {
        members.add(new Member(rule, isRequired));
    }

    /** From the last to the first: what may follow where nothing has been said, and where something has. */
    Rule object() {
        var rest = Rule.nothing();
        var restAfterComma = Rule.nothing();
        for (var member : members.reversed()) {
            var first = Rule.sequence(member.rule(), restAfterComma);
            var later = Rule.sequence(Rule.text(","), first);
            rest = member.isRequired() ? first : Rule.choice(first, rest);
            restAfterComma = member.isRequired() ? later : Rule.choice(later, restAfterComma);
        }
        return Rule.sequence(Rule.text("{"), rest, Rule.text("}"));
    }

    private record Member(Rule rule, boolean isRequired) {}
}
