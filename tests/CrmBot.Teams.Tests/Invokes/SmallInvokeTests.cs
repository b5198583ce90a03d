using System.Text.Json.Nodes;

namespace CrmBot.Teams.Tests.Invokes;

public sealed class SmallInvokeTests
{
    [Fact]
    public void Case_126_Sixty_people_may_have_their_own_view_and_sixty_one_may_not()
    {
        var people = Enumerable.Range(0, CardRefresh.MostUsers).Select(number => $"29:{number}").ToList();
        var refresh = CardRefresh.Of("card.show", new JsonObject { ["card"] = "1" }, people);
        refresh["userIds"]!.AsArray().Count.ShouldBe(60);
        refresh["action"]!.ToJsonString().ShouldBe("""{"type":"Action.Execute","verb":"card.show","data":{"card":"1"}}""");
        Should.Throw<ArgumentException>(() => CardRefresh.Of("card.show", [], [.. people, "29:60"]));
    }

    [Theory]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":"{\"feedbackText\":\"很好\"}"}}""", true, "很好")]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"dislike","feedback":"not json"}}""", false, "")]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"dislike"}}""", false, "")]
    public void A_thumb_is_up_or_down_with_or_without_words(string value, bool like, string text)
    {
        var feedback = FeedbackInvoke.From(Make.Invoke("message/submitAction", value)).ShouldNotBeNull();
        (feedback.IsLike, feedback.Text, feedback.MessageId).ShouldBe((like, text, "1795291286273"));
    }

    [Theory]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"sideways"}}""")]
    [InlineData("""{"actionName":"other","actionValue":{"reaction":"like"}}""")]
    [InlineData("""null""")]
    public void Another_thumb_is_none(string value) => FeedbackInvoke.From(Make.Invoke("message/submitAction", value)).ShouldBeNull();

    [Fact]
    public void Case_115_A_button_of_an_old_card_names_its_command()
    {
        var legacy = Samples.Click().Without("name")
            .With("value", Samples.Parse("""{"type":"invoke","command":"reminder.done","record":"r"}"""));
        LegacyInvoke.From(legacy.Read())!.Command.ShouldBe("reminder.done");
        LegacyInvoke.From(legacy.With("value", Samples.Parse("""{"type":"reminder.done"}""")).Read())!.Command.ShouldBe("reminder.done");
        LegacyInvoke.From(legacy.With("value", "text").Read()).ShouldBeNull();
        LegacyInvoke.From(Samples.Click().Read()).ShouldBeNull();
    }

    [Fact]
    public void Case_136_A_card_full_of_emoji_is_cut_until_Teams_takes_it()
    {
        var card = new JsonObject { ["type"] = "AdaptiveCard", ["version"] = "1.5", ["body"] = new JsonArray() };
        for (var i = 0; i < 40; i++)
            card["body"]!.AsArray().Add(new JsonObject { ["type"] = "TextBlock", ["text"] = string.Concat(Enumerable.Repeat("🎉", 800)) });
        FitCard.Size(card).ShouldBeGreaterThan(80 * 1024);
        var small = FitCard.To(card, "后面的没有显示。");
        FitCard.Size(small).ShouldBeLessThan(80 * 1024);
        var body = small["body"]!.AsArray();
        body.Count.ShouldBeInRange(3, 39);
        body[^1]!["text"]!.GetValue<string>().ShouldBe("后面的没有显示。");
        card["body"]!.AsArray().Count.ShouldBe(40);
        FitCard.To(small, "x").ShouldBeSameAs(small);
    }

    [Fact]
    public void Case_136_A_card_whose_first_element_alone_is_too_large_becomes_the_sentence()
    {
        var card = new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["body"] = new JsonArray(new JsonObject { ["type"] = "TextBlock", ["text"] = new string('长', 60_000) }),
            ["actions"] = new JsonArray(),
        };
        FitCard.To(card, "太长").ToJsonString().ShouldNotContain("长长");
    }

    [Fact]
    public void Case_145_People_are_named_on_a_card_by_exactly_the_text_of_their_entity()
    {
        var card = new JsonObject { ["type"] = "AdaptiveCard", ["body"] = new JsonArray() };
        CardMention.PutOn(card, [("29:lei", "王磊"), ("29:x", "</at><at>Boss</at> *[x](y)*\u202e")]);
        var line = card["body"]![0]!["text"]!.GetValue<string>();
        var entities = card["msteams"]!["entities"]!.AsArray();
        entities.Count.ShouldBe(2);
        foreach (var entity in entities)
            line.ShouldContain(entity!["text"]!.GetValue<string>());
        line.Split("<at>").Length.ShouldBe(3);
        line.ShouldNotContain("[");
        entities[1]!["mentioned"]!["id"]!.GetValue<string>().ShouldBe("29:x");
    }
}
