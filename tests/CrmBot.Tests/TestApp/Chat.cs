using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Shouldly;

namespace CrmBot.Tests.TestApp;

/// <summary>What an invoke was answered.</summary>
public sealed record Invoked(HttpStatusCode Status, JsonObject? Body, string Text)
{
    /// <summary>The card inside the dialog.</summary>
    public JsonObject Form =>
        (JsonObject)(Body?["task"]?["value"]?["card"]?["content"] ?? throw new InvalidOperationException($"No form: {Text}"));

    /// <summary>The sentence in place of a form.</summary>
    public string? Notice => Body?["task"]?["type"]?.GetValue<string>() == "message" ? Body["task"]!["value"]!.GetValue<string>() : null;

    /// <summary>What is filled into the form, by input.</summary>
    public string? Value(string input) =>
        CardWords.Inputs(Form).FirstOrDefault(found => found["id"]!.GetValue<string>() == input)?["value"]?.GetValue<string>();

    /// <summary>What pressing the form's button sends, with these inputs changed.</summary>
    public JsonObject Filled(params (string Input, string Value)[] inputs)
    {
        var data = (JsonObject)CardWords.Buttons(Form).Last()["data"]!.DeepClone();
        foreach (var input in CardWords.Inputs(Form))
            if (input["value"]?.GetValue<string>() is { Length: > 0 } value) data[input["id"]!.GetValue<string>()] = value;
        foreach (var (input, value) in inputs)
            data[input] = value;
        return data;
    }
}

/// <summary>One person in one conversation: says things, clicks cards, reads what the bot answers.</summary>
public sealed class Chat(CrmBotTestApp app, string directoryId, string conversation, string kind)
{
    private (string? Message, string? Verb, long At) pressed;

    private const string BotId = "28:22222222-2222-4222-8222-222222222222";

    public string Conversation { get; } = conversation;

    /// <summary>What the person's client says of where it is.</summary>
    public string Zone { get; set; } = "Asia/Shanghai";

    /// <summary>Everything that stands in the conversation.</summary>
    public IReadOnlyList<Seen> Messages => app.Teams.Of(Conversation);

    /// <summary>Says something and waits for the bot's answer to it.</summary>
    public async Task<Seen> SayAsync(string text, string? replyTo = null, string locale = "zh-CN")
    {
        if (replyTo is null) await app.QuietAsync();
        else await app.SettleAsync();
        var before = Messages.Count;
        await PostAcceptedAsync(Message(text, replyTo, locale));
        return await app.Teams.WaitAsync(Conversation, seen => seen.Count > before ? seen[before] : null, $"an answer to “{text}”");
    }

    /// <summary>Says something to which nobody should answer, and gives the bot time to do so wrongly.</summary>
    public async Task SayUnansweredAsync(string text, bool mention = true)
    {
        var before = Messages.Count;
        await PostAcceptedAsync(Message(text, null, "zh-CN", mention));
        await app.SettleAsync();
        Messages.Count.ShouldBe(before);
    }

    /// <summary>Says something as <see cref="SayAsync"/> does; also gives the activity, to be edited or deleted later.</summary>
    public async Task<(Seen Answer, JsonObject Message)> TellAsync(string text)
    {
        await app.QuietAsync();
        var (before, message) = (Messages.Count, Message(text));
        await PostAcceptedAsync(message);
        return (await NextAsync(before, text), message);
    }

    /// <summary>Changes what an earlier message says, and waits for the bot's answer to that.</summary>
    public async Task<Seen> EditAsync(JsonObject message, string text)
    {
        await app.SettleAsync();
        var before = Messages.Count;
        await PostAcceptedAsync(Changed(message, text, "editMessage"));
        return await NextAsync(before, text);
    }

    /// <summary>An earlier message as the client reports that it was edited, deleted (no text) or restored.</summary>
    public JsonObject Changed(JsonObject message, string? text, string eventType)
    {
        var changed = (JsonObject)message.DeepClone();
        changed["type"] = text is null ? "messageDelete" : "messageUpdate";
        changed["timestamp"] = DateTimeOffset.UtcNow.ToString("o");
        changed["channelData"]!["eventType"] = eventType;
        changed["text"] = text is null ? null : kind == "personal" ? text : "<at>小客</at> " + text;
        return changed;
    }

    /// <summary>Posts what nobody should answer, and gives the bot time to do so wrongly.</summary>
    public async Task PostUnansweredAsync(JsonObject activity)
    {
        await app.SettleAsync();
        var before = Messages.Count;
        await PostAcceptedAsync(activity);
        await app.SettleAsync();
        Messages.Count.ShouldBe(before);
    }

    private Task<Seen> NextAsync(int before, string text) =>
        app.Teams.WaitAsync(Conversation, seen => seen.Count > before ? seen[before] : null, $"an answer to “{text}”");

    /// <summary>Presses a button (Action.Execute); the answer is the invoke's body.</summary>
    public async Task<JsonObject> ClickAsync(Seen message, string verb, params (string Input, string Value)[] inputs)
    {
        var button = CardWords.Button(message.Card!, verb);
        return await ClickAsync(message.Id, verb, (JsonObject?)button["data"]?.DeepClone() ?? [], inputs);
    }

    public async Task<JsonObject> ClickAsync(string messageId, string verb, JsonObject data, params (string Input, string Value)[] inputs)
    {
        await ReadFirstAsync(messageId, verb);
        try
        {
            return await ClickAtOnceAsync(messageId, verb, data, inputs);
        }
        finally
        {
            pressed = (messageId, verb, Environment.TickCount64);
        }
    }

    // People read what a press came to before they press the same button of the card that it brought back.
    private Task ReadFirstAsync(string messageId, string verb) => (pressed.Message, pressed.Verb) == (messageId, verb)
        ? Task.Delay(TimeSpan.FromMilliseconds(Math.Max(0, 600 - (Environment.TickCount64 - pressed.At)))) : Task.CompletedTask;

    /// <summary>Presses as in a double click: without looking.</summary>
    public async Task<JsonObject> ClickAtOnceAsync(
        string messageId, string verb, JsonObject data, params (string Input, string Value)[] inputs)
    {
        using var response = await app.Http.PostAsJsonAsync("/api/messages", Click(messageId, verb, data, inputs));
        response.StatusCode.ShouldBe(HttpStatusCode.OK, app.Complaints.ToString());
        return (JsonObject)JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    /// <summary>Any invoke; the answer is status and body as the client gets them.</summary>
    public Task<Invoked> InvokeAsync(string? name, JsonNode? value, string? replyTo = null, string locale = "zh-CN") =>
        SendAsync(Invoke(name, value, replyTo, locale));

    /// <summary>Sends an activity that is answered with a body.</summary>
    public async Task<Invoked> SendAsync(JsonObject activity)
    {
        using var response = await app.Http.PostAsJsonAsync("/api/messages", activity);
        var body = await response.Content.ReadAsStringAsync();
        return new Invoked(response.StatusCode, body.Length == 0 ? null : JsonNode.Parse(body) as JsonObject, body);
    }

    public JsonObject Invoke(string? name, JsonNode? value, string? replyTo = null, string locale = "zh-CN")
    {
        var activity = Activity("invoke", locale);
        if (name is not null) activity["name"] = name;
        if (value is not null) activity["value"] = value.DeepClone();
        if (replyTo is not null) activity["replyToId"] = replyTo;
        return activity;
    }

    /// <summary>Posts any activity; the answer is the HTTP status.</summary>
    public async Task<HttpStatusCode> PostAsync(JsonObject activity)
    {
        using var response = await app.Http.PostAsJsonAsync("/api/messages", activity);
        return response.StatusCode;
    }

    private async Task PostAcceptedAsync(JsonObject activity) =>
        (await PostAsync(activity)).ShouldBe(HttpStatusCode.Accepted, app.Complaints.ToString());

    public JsonObject Message(string text, string? replyTo = null, string locale = "zh-CN", bool mention = true)
    {
        var activity = Activity("message", locale);
        activity["text"] = kind != "personal" && mention ? "<at>小客</at> " + text : text;
        activity["textFormat"] = "plain";
        if (kind != "personal" && mention)
        {
            ((JsonArray)activity["entities"]!).Add(new JsonObject
            {
                ["type"] = "mention",
                ["mentioned"] = new JsonObject { ["id"] = BotId, ["name"] = "小客" },
                ["text"] = "<at>小客</at>",
            });
        }

        if (replyTo is not null)
        {
            activity["replyToId"] = replyTo;
        }

        return activity;
    }

    public JsonObject Click(string messageId, string verb, JsonObject data, params (string Input, string Value)[] inputs)
    {
        foreach (var (input, value) in inputs)
        {
            data[input] = value;
        }

        var activity = Activity("invoke", "zh-CN");
        activity["name"] = "adaptiveCard/action";
        activity["replyToId"] = messageId;
        activity["value"] = new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data },
            ["trigger"] = "manual",
        };
        return activity;
    }

    public JsonObject Activity(string type, string locale = "zh-CN") => new()
    {
        ["type"] = type,
        ["id"] = Guid.NewGuid().ToString(),
        ["timestamp"] = "2026-03-11T02:00:00.000Z",
        ["serviceUrl"] = app.Teams.ServiceUrl,
        ["channelId"] = "msteams",
        ["from"] = new JsonObject { ["id"] = "29:" + directoryId, ["name"] = directoryId, ["aadObjectId"] = directoryId },
        ["recipient"] = new JsonObject { ["id"] = BotId, ["name"] = "小客" },
        ["conversation"] = new JsonObject { ["id"] = Conversation, ["conversationType"] = kind, ["isGroup"] = kind != "personal",
            ["tenantId"] = CrmBotTestApp.Tenant },
        ["locale"] = locale,
        ["localTimezone"] = Zone,
        ["entities"] = new JsonArray(new JsonObject { ["type"] = "clientInfo", ["locale"] = locale, ["timezone"] = Zone }),
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = CrmBotTestApp.Tenant } },
    };
}
