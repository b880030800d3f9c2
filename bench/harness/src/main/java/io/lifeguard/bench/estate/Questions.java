package io.lifeguard.bench.estate;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.bench.run.ServiceClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Questions about skewed users, every other one a refusal. */
public final class Questions {
    private static final int AT_ONCE = 10_000;
    private static final int MOST = 100_000;
    private static final List<String> CLIENTS = List.of(
            "LYNC_2013",
            "LYNC_2013",
            "LYNC_2013",
            "LYNC_2013_BASIC",
            "GROUP_CHAT_2010",
            "GROUP_CHAT_2010",
            "GROUP_CHAT_2007_R2",
            "LYNC_MOBILE");
    private static final String VERDICTS =
            "query($q: [EligibilityQuery!]!) { eligibilities(questions: $q) { eligibility { eligible } } }";

    private final Skew skew;
    private final Random random = new Random(2013);

    private Questions(int users) {
        skew = new Skew(users, 2013);
    }

    /** As many as there are users, 100,000 at most; the service itself tells which are refusals. */
    public static List<Question> draw(ServiceClient client, int users) throws Exception {
        Questions questions = new Questions(users);
        int half = Math.min(users, MOST) / 2;
        List<Question> granted = new ArrayList<>();
        List<Question> refused = new ArrayList<>();
        while (granted.size() < half || refused.size() < half) {
            List<Question> drawn = questions.any(AT_ONCE);
            JsonNode answers = client.ask(
                            VERDICTS,
                            Map.of("q", drawn.stream().map(Question::input).toList()))
                    .get("eligibilities");
            for (int i = 0; i < drawn.size(); i++) {
                boolean eligible = answers.get(i).at("/eligibility/eligible").asBoolean();
                (eligible ? granted : refused).add(drawn.get(i));
            }
        }
        List<Question> both = new ArrayList<>();
        for (int i = 0; i < half; i++) {
            both.add(granted.get(i));
            both.add(refused.get(i));
        }
        return both;
    }

    /** So many, whatever the answers. */
    private List<Question> any(int count) {
        List<Question> drawn = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            drawn.add(new Question(
                    Estate.user(skew.next()),
                    CLIENTS.get(random.nextInt(CLIENTS.size())),
                    Estate.chatPool(random.nextInt(Estate.CHAT_POOLS))));
        }
        return drawn;
    }
}
