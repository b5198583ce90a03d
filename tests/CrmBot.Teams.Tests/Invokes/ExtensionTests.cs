using System.Text.Json.Nodes;

namespace CrmBot.Teams.Tests.Invokes;

public sealed class ExtensionTests
{
    [Fact]
    public void A_search_from_the_compose_box_is_read()
    {
        var query = ExtensionQuery.From(Make.Invoke(
            "composeExtension/query",
            """{"commandId":"customers","parameters":[{"name":"text","value":"恒达"}],"queryOptions":{"skip":25,"count":25}}"""))
                .ShouldNotBeNull();
        (query.Command, query.Text, query.IsInitial, query.Skip, query.Count).ShouldBe(("customers", "恒达", false, 25, 25));
    }

    [Fact]
    public void Opening_the_box_is_a_search_for_nothing()
    {
        var query = ExtensionQuery.From(Make.Invoke(
            "composeExtension/query",
            """{"commandId":"customers","parameters":[{"name":"initialRun","value":"true"}],"queryOptions":{"skip":0,"count":90}}"""))
                .ShouldNotBeNull();
        (query.Text, query.IsInitial, query.Count).ShouldBe(("", true, 25));
    }

    [Theory]
    [InlineData("""null""")]
    [InlineData("""{"parameters":[]}""")]
    [InlineData("""{"commandId":7}""")]
    [InlineData("""{"commandId":"customers","parameters":"text"}""")]
    [InlineData("""{"commandId":"customers","queryOptions":[]}""")]
    public void A_search_of_another_shape_is_none(string value) =>
        ExtensionQuery.From(Make.Invoke("composeExtension/query", value)).ShouldBeNull();

    [Theory]
    [InlineData("edit", true)]
    [InlineData("send", true)]
    [InlineData("", true)]
    [InlineData("foo", false)]
    [InlineData("EDIT", false)]
    public void Case_130_Only_two_preview_actions_exist(string action, bool known) =>
        (ExtensionCommand.From(Make.Invoke(
            "composeExtension/submitAction",
            $$"""{"commandId":"interaction.log","data":{},"botMessagePreviewAction":"{{action}}"}""")) is not null).ShouldBe(known);

    [Fact]
    public void The_message_whose_menu_was_used_comes_without_markup()
    {
        var command = ExtensionCommand.From(Make.Invoke("composeExtension/fetchTask", """
            {"commandId":"interaction.log","commandContext":"message","messagePayload":{"id":"1","from":{"user":{"id":"aad-1","displayName":"林晓"}},
             "body":{"contentType":"html","content":"<div>刚跟<b>恒达</b>王工&nbsp;通了电话 &amp; 聊了交期</div><p>下周三再打<br/>带样品</p><style>p{}</style>"}}}
            """)).ShouldNotBeNull();
        command.Context.ShouldBe("message");
        command.Message!.Text.ShouldBe("刚跟恒达王工 通了电话 & 聊了交期\n下周三再打\n带样品");
        (command.Message.Sender, command.Message.SenderId).ShouldBe(("林晓", "aad-1"));
    }

    [Fact]
    public void A_plain_message_stays_as_it_is() =>
        ExtensionCommand.From(Make.Invoke(
            "composeExtension/fetchTask",
            """{"commandId":"interaction.log","messagePayload":{"body":{"contentType":"text","content":"a <b> c"}}}"""))!.Message!.Text.ShouldBe("a <b> c");

    [Fact]
    public void A_hundred_kilobytes_of_brackets_are_read_in_no_time()
    {
        var text = string.Concat(Enumerable.Repeat("<<p", 33_000));
        var value = new JsonObject
        {
            ["commandId"] = "x",
            ["messagePayload"] = new JsonObject { ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = text } },
        };
        ExtensionCommand.From(Make.Invoke("composeExtension/fetchTask", value.ToJsonString())).ShouldNotBeNull();
    }

    [Fact]
    public void Results_are_a_list_whose_names_are_names_and_whose_tap_brings_the_id()
    {
        var answer = ExtensionAnswer.Results(Enumerable.Range(0, 30).Select(number =>
            new ExtensionResult("<b>恒达</b>", "报价 · 林涛", new JsonObject { ["id"] = $"{number}" }))).Body()["composeExtension"]!;
        answer["type"]!.GetValue<string>().ShouldBe("result");
        answer["attachmentLayout"]!.GetValue<string>().ShouldBe("list");
        var results = answer["attachments"]!.AsArray();
        results.Count.ShouldBe(25);
        results[0]!["content"]!["title"]!.GetValue<string>().ShouldBe("&lt;b&gt;恒达&lt;/b&gt;");
        results[0]!["preview"]!["content"]!["tap"]!.ToJsonString().ShouldBe("""{"type":"invoke","value":{"id":"0"}}""");
    }

    [Fact]
    public void A_chosen_card_goes_into_the_compose_box_with_its_preview()
    {
        var answer = ExtensionAnswer.Card(new JsonObject { ["type"] = "AdaptiveCard" }, "客户").Body()["composeExtension"]!;
        var attachment = answer["attachments"]!.AsArray().ShouldHaveSingleItem()!;
        attachment["contentType"]!.GetValue<string>().ShouldBe(CardAttachment.ContentType);
        attachment["preview"]!["content"]!["title"]!.GetValue<string>().ShouldBe("客户");
        ExtensionAnswer.Message("忙").Body()["composeExtension"]!.ToJsonString()
            .ShouldBe(new JsonObject { ["type"] = "message", ["text"] = "忙" }.ToJsonString());
    }
}
