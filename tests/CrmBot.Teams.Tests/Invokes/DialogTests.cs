using System.Text.Json.Nodes;

namespace CrmBot.Teams.Tests.Invokes;

public sealed class DialogTests
{
    private static readonly JsonObject Card = new() { ["type"] = "AdaptiveCard", ["version"] = "1.5", ["body"] = new JsonArray() };

    [Fact]
    public void Case_134_A_dialogs_card_is_an_attachment()
    {
        var answer = DialogAnswer.Card("改\u202e期", Card, DialogSize.Large, DialogSize.Small).Body();
        Fault(answer).ShouldBeNull();
        var value = answer["task"]!["value"]!;
        (value["title"]!.GetValue<string>(), value["width"]!.GetValue<string>(), value["height"]!.GetValue<string>())
            .ShouldBe(("改期", "large", "small"));
    }

    [Fact]
    public void Case_134_A_bare_card_would_be_noticed()
    {
        var bare = DialogAnswer.Card("x", Card).Body();
        bare["task"]!["value"]!["card"] = Card.DeepClone();
        Fault(bare).ShouldBe("contentType");
        Should.Throw<ArgumentException>(() => CardAttachment.Of(CardAttachment.Of((JsonObject)Card.DeepClone())));
    }

    [Fact]
    public void A_sentence_or_nothing_may_be_answered_too()
    {
        DialogAnswer.Message("好了").Body().ToJsonString()
            .ShouldBe(new JsonObject { ["task"] = new JsonObject { ["type"] = "message", ["value"] = "好了" } }.ToJsonString());
        var closed = DialogAnswer.Close();
        (closed.Status, closed.Body).ShouldBe((200, null));
    }

    [Theory]
    [InlineData("""{"data":{"form":"reminder.edit"},"context":{"theme":"dark"}}""", true)]
    [InlineData("""{"data":"reminder.edit"}""", false)]
    [InlineData("""{"context":{"theme":"dark"}}""", false)]
    [InlineData("""null""", false)]
    [InlineData("""[{}]""", false)]
    public void Only_data_that_is_an_object_opens_a_dialog(string value, bool opens)
    {
        var dialog = DialogInvoke.From(Make.Invoke("task/fetch", value));
        (dialog is not null).ShouldBe(opens);
        if (opens)
            dialog!.Theme.ShouldBe("dark");
    }

    [Fact]
    public void Settings_of_a_group_have_their_own_wrapping()
    {
        var answer = ConfigAnswer.Card("群里", Card).Body();
        answer["responseType"]!.GetValue<string>().ShouldBe("config");
        answer["config"]!["type"]!.GetValue<string>().ShouldBe("continue");
        answer["config"]!["value"]!["card"]!["contentType"]!.GetValue<string>().ShouldBe(CardAttachment.ContentType);
        ConfigAnswer.Message("好").Body()["config"]!["value"]!.GetValue<string>().ShouldBe("好");
    }

    // What the documented shape of a dialog requires; the first member that is wrong.
    private static string? Fault(JsonObject answer)
    {
        var card = answer["task"]?["value"]?["card"] as JsonObject;
        if (answer["task"]?["type"]?.GetValue<string>() != "continue") return "type";
        if (card?["contentType"]?.GetValue<string>() != "application/vnd.microsoft.card.adaptive") return "contentType";
        return card["content"]?["type"]?.GetValue<string>() == "AdaptiveCard" ? null : "content";
    }
}
