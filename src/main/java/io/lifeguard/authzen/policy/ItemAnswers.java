package io.lifeguard.authzen.policy;

import io.lifeguard.model.LifeguardException;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Answers a list of items of which some may be no questions: those are denied with an error, and the others decided together. */
public final class ItemAnswers {
    private ItemAnswers() {}

    /**
     * @param question the question of the item at a position; fails with {@link LifeguardException} if the item is none
     * @param decide gives the answers to the questions in their order
     * @return the answers to all items in their order
     */
    public static <Q> Uni<List<AccessDecision>> of(
            int items, IntFunction<Q> question, Function<List<Q>, Uni<List<AccessDecision>>> decide) {
        List<Q> questions = new ArrayList<>(items);
        Map<Integer, AccessDecision> errors = new HashMap<>();
        for (int i = 0; i < items; i++) {
            try {
                questions.add(question.apply(i));
            } catch (LifeguardException problem) {
                errors.put(i, AccessDecision.error(problem));
            }
        }
        if (questions.isEmpty()) {
            return Uni.createFrom().item(merge(items, List.of(), errors));
        }
        return decide.apply(questions).map(answers -> errors.isEmpty() ? answers : merge(items, answers, errors));
    }

    private static List<AccessDecision> merge(
            int items, List<AccessDecision> answers, Map<Integer, AccessDecision> errors) {
        List<AccessDecision> all = new ArrayList<>(items);
        int next = 0;
        for (int i = 0; i < items; i++) {
            AccessDecision error = errors.get(i);
            all.add(error == null ? answers.get(next++) : error);
        }
        return all;
    }
}
