using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CrmBot.Features.Api;
using CrmBot.Tests.TestApp;
using Shouldly;

namespace CrmBot.Tests.Api;

/// <summary>An answer of the API.</summary>
internal sealed record ApiReply(int Status, string Text, HttpResponseHeaders Headers)
{
    public JsonObject Body => JsonNode.Parse(Text)!.AsObject();

    public string? Tag => Headers.ETag?.ToString();

    public JsonArray Items => Body["items"]!.AsArray();

    public string? Next => (string?)Body["next"];
}

/// <summary>
/// Another program that calls ours. Every answer is held against the document: its status must stand there, its body must be as described.
/// </summary>
internal sealed class ApiTestClient(CrmBotTestApp app, string secret)
{
    public const string Secret = "0123456789abcdef0123456789abcdef", Partner = "partner-0123456789abcdef01234567",
        Team = "team-00123456789abcdef0123456789", Signing = "fedcba9876543210fedcba9876543210";

    /// <summary>A key for everything, one of a partner, one of a team, one that signs.</summary>
    public static (string Key, string Value)[] Keys =>
    [
        ("Api:StrangersPerMinute", "100000"), .. Key(0, "erp", Secret, AllScopes), .. Key(1, "reseller", Partner, AllScopes),
        ("Api:Keys:1:Partner", "true"),
        .. Key(2, "branch", Team, AllScopes), ("Api:Keys:2:Team", "销售二组"), .. Key(3, "monitor", Signing, [ApiScopes.TicketsSigned]),
        ("Api:Keys:0:PerMinute", "100000"), ("Api:Keys:1:PerMinute", "100000"), ("Api:Keys:2:PerMinute", "100000"),
    ];

    private static IReadOnlyList<string> AllScopes => [.. ApiScopes.All.Where(scope => scope != ApiScopes.TicketsSigned)];

    /// <summary>A partner is shown less than the document describes.</summary>
    public bool Judges { get; init; } = secret != Partner;

    public static (string Key, string Value)[] Key(int number, string id, string secret, IReadOnlyList<string> scopes) =>
        [($"Api:Keys:{number}:Id", id), ($"Api:Keys:{number}:Secret", secret),
            .. scopes.Select((scope, at) => ($"Api:Keys:{number}:Scopes:{at}", scope))];

    public Task<ApiReply> GetAsync(string path) => SendAsync("GET", path);

    public Task<ApiReply> PostAsync(string path, JsonNode body, string? key = null) => SendAsync("POST", path, body.ToJsonString(), key);

    public Task<ApiReply> PatchAsync(string path, JsonNode body, string? match = null, string? key = null) =>
        SendAsync("PATCH", path, body.ToJsonString(), key, match);

    public async Task<ApiReply> SendAsync(
        string method, string path, string? body = null, string? key = null, string? match = null, string? known = null)
    {
        var address = path.StartsWith(ApiFeature.Root, StringComparison.Ordinal) ? path : ApiFeature.Root + path;
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (secret.Length > 0) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        if (match is not null) request.Headers.TryAddWithoutValidation("If-Match", match);
        if (known is not null) request.Headers.TryAddWithoutValidation("If-None-Match", known);
        using var response = await app.Http.SendAsync(request);
        var reply = new ApiReply((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers);
        if (Judges) Judge(method, address, reply);
        return reply;
    }

    /// <summary>The id of one of our people.</summary>
    public async Task<string> PersonAsync(string name) =>
        (string)(await GetAsync("/people?name=" + Uri.EscapeDataString(name))).Items.Single()!["id"]!;

    /// <summary>The id of a customer.</summary>
    public async Task<string> CustomerAsync(string name) =>
        (string)(await GetAsync("/customers?name=" + Uri.EscapeDataString(name))).Items.Single()!["id"]!;

    /// <summary>Every item of a list, page by page.</summary>
    public async Task<List<JsonObject>> AllAsync(string path, int limit, Func<Task>? between = null)
    {
        List<JsonObject> all = [];
        for (var after = ""; ;)
        {
            var page = await GetAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit={limit}{after}");
            page.Status.ShouldBe(200, page.Text);
            all.AddRange(page.Items.Select(item => item!.AsObject()));
            if (page.Next is not { } next) return all;
            after = "&after=" + next;
            if (between is not null) await between();
        }
    }

    private static void Judge(string method, string address, ApiReply reply)
    {
        var document = ApiDocument.Shipped;
        if (document.Find(method, address) is not { } call) return;
        if (reply.Status == 304) return;
        call.Node["responses"]!.AsObject().ContainsKey(reply.Status.ToString(System.Globalization.CultureInfo.InvariantCulture))
            .ShouldBeTrue($"{call.Name} answered {reply.Status}, which is not described: {reply.Text}");
        var answer = document.Resolve(call.Node["responses"]![reply.Status.ToString(System.Globalization.CultureInfo.InvariantCulture)]!);
        var (_, media) = answer["content"]!.AsObject().Single();
        document.Judge(media!["schema"]!, reply.Text).ShouldBe("", $"{call.Name} {reply.Status}: {reply.Text}");
    }
}
