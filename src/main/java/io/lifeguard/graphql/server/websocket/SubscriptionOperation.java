package io.lifeguard.graphql.server.websocket;

import graphql.ExecutionResult;
import io.smallrye.graphql.execution.ExecutionResponse;
import jakarta.json.JsonArray;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * One subscription of a conversation. Asks for a result only when the client has taken the one before it: what the client
 * does not read is not fetched.
 */
final class SubscriptionOperation implements Subscriptions.SubscriptionClient, Subscriber<ExecutionResult> {
    private final WebSocketSession conversation;
    private final String id;
    private @Nullable Subscription source;
    private boolean over;
    private boolean waits;

    SubscriptionOperation(WebSocketSession conversation, String id) {
        this.conversation = conversation;
        this.id = id;
    }

    @Override
    public void streams(Publisher<ExecutionResult> results) {
        if (!over) {
            results.subscribe(this);
        }
    }

    @Override
    public void refused(JsonArray errors) {
        if (!over) {
            conversation.failed(id, errors);
        }
    }

    @Override
    public void broke(Throwable failure) {
        if (!over) {
            conversation.broke(failure);
        }
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        source = subscription;
        if (over) {
            subscription.cancel();
        } else {
            ask();
        }
    }

    @Override
    public void onNext(ExecutionResult result) {
        if (over) {
            return;
        }
        conversation.tell(ProtocolMessage.next(id, new ExecutionResponse(result).getExecutionResultAsJsonObject()));
        ask();
    }

    @Override
    public void onError(Throwable failure) {
        if (over) {
            return;
        }
        over = true;
        if (failure instanceof SubscriptionFailedException ended) {
            conversation.failed(id, Subscriptions.errors(ended.errors()));
        } else {
            conversation.broke(failure);
        }
    }

    @Override
    public void onComplete() {
        if (!over) {
            over = true;
            conversation.completed(id);
        }
    }

    /** The client takes more. */
    void goOn() {
        if (waits) {
            ask();
        }
    }

    void cancel() {
        over = true;
        if (source != null) {
            source.cancel();
        }
    }

    private void ask() {
        waits = !conversation.takesMore();
        if (!waits && !over && source != null) {
            source.request(1);
        }
    }
}
