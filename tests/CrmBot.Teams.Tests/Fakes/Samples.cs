using System.Text.Json.Nodes;

namespace CrmBot.Teams.Tests;

/// <summary>Activities as the Playground sends them, with people of our own.</summary>
public static class Samples
{
    public const string Tenant = "7d0d3c6a-5a1c-4b71-9c55-2f1f6f2f7a10";
    public const string BotAppId = "5f0d9a5e-2f4b-4a2b-8f64-0a4c1d6a9b77";
    public const string Bot = "28:" + BotAppId;
    public const string Local = "http://127.0.0.1:56150/_connector";
    public const string Trusted = "https://smba.trafficmanager.net/emea/";

    public static JsonObject Message(string text = "给恒达打了电话", string serviceUrl = Trusted) => Parse($$$"""
        {
          "type": "message", "text": {{{Quote(text)}}}, "id": "2d6f1a40-9a3b-4a52-8a57-5a0b7f3c0001",
          "from": {"id":"29:lin","name":"林晓","aadObjectId":"aaaaaaaa-0000-4000-8000-000000000001"},
          "timestamp": "2026-03-10T01:02:03.004Z", "localTimestamp": "2026-03-10T09:02:03.004+08:00", "localTimezone": "Asia/Shanghai",
          "serviceUrl": {{{Quote(serviceUrl)}}},
          "conversation": {"conversationType":"personal","tenantId":"{{{Tenant}}}","id":"a:lin-and-bot"},
          "recipient": {"id":"{{{Bot}}}","name":"CRM 助手"},
          "textFormat": "plain", "locale": "zh-CN",
          "entities": [{"type":"clientInfo","locale":"zh-CN","country":"CN","platform":"Web","timezone":"Asia/Shanghai"}],
          "channelData": {"tenant":{"id":"{{{Tenant}}}"}}, "channelId": "msteams"
        }
        """);

    public static JsonObject Click(string verb = "done", string serviceUrl = Trusted)
    {
        var click = Message("", serviceUrl);
        click.Remove("text");
        click["type"] = "invoke";
        click["name"] = "adaptiveCard/action";
        click["replyToId"] = "1795291286273";
        click["value"] =
            Parse($$$"""{"action":{"type":"Action.Execute","title":"完成","verb":{{{Quote(verb)}}},"data":{"id":"R-7","note":"好的"} } }""");
        return click;
    }

    public static JsonObject With(this JsonObject activity, string name, JsonNode? value)
    {
        activity[name] = value;
        return activity;
    }

    public static JsonObject Without(this JsonObject activity, string name)
    {
        activity.Remove(name);
        return activity;
    }

    public static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();

    public static Activity Read(this JsonObject activity) => Activity.Parse(System.Text.Encoding.UTF8.GetBytes(activity.ToJsonString()));

    private static string Quote(string text) => JsonValue.Create(text).ToJsonString();
}
