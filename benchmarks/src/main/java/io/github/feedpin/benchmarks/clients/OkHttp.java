package io.github.feedpin.benchmarks.clients;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** OkHttp's asynchronous calls, with records that Gson maps. */
final class OkHttp extends AsyncClient {

    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    private final Gson gson = new GsonBuilder()
            .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
            .create();
    private final OkHttpClient http;
    private final String url;
    private final Groups groups;

    OkHttp(Setup setup) {
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(setup.inFlight());
        dispatcher.setMaxRequestsPerHost(setup.inFlight());
        this.http = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(setup.inFlight(), 5, TimeUnit.MINUTES))
                .build();
        this.url = setup.url();
        this.groups = setup.groups();
    }

    @Override
    void call(Caller caller) {
        Request request = new Request.Builder()
                .url(url)
                .header("Authorization", Setup.BEARER)
                .patch(RequestBody.create(gson.toJson(new CallBody(true, groups.next())), JSON))
                .build();
        http.newCall(request).enqueue(new Callback() {
            @Override
            public void onResponse(Call call, Response response) {
                try (response) {
                    gson.fromJson(response.body().charStream(), Reply.class).orThrow();
                } catch (RuntimeException failure) {
                    caller.failed(failure);
                    return;
                }
                caller.succeeded();
            }

            @Override
            public void onFailure(Call call, IOException failure) {
                caller.failed(failure);
            }
        });
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
