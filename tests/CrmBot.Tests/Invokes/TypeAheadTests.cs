using System.Net;
using System.Text.Json.Nodes;
using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Invokes;

public sealed class TypeAheadTests(DemoApp demo) : IClassFixture<DemoApp>
{
    [Theory]
    [InlineData("""{"queryText":"恒","queryOptions":{"skip":0,"top":15},"dataset":"customers"}""", 200)]
    [InlineData("""{"queryOptions":{"skip":0,"top":15},"dataset":"customers"}""", 200)]
    [InlineData("""null""", 400)]
    [InlineData("""["customers"]""", 400)]
    [InlineData("""{"queryText":{},"dataset":"customers"}""", 400)]
    public async Task Case_127_A_search_is_answered_by_its_shape(string value, int status)
    {
        var answer = await demo.Chat(DemoPeople.LinTao).InvokeAsync("application/search", JsonNode.Parse(value));
        ((int)answer.Status).ShouldBe(status);
        if (status == 200)
            answer.Body!["value"]!["results"]!.AsArray().Count.ShouldBeInRange(1, 15);
    }

    [Fact]
    public async Task Case_127_An_unknown_dataset_and_a_stranger_find_nothing()
    {
        Results(await SearchAsync(demo.Chat(DemoPeople.Manager), "恒", "passwords")).ShouldBeEmpty();
        Results(await SearchAsync(demo.App.Direct("stranger-2"), "恒", "customers")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_what_one_may_log_on_can_be_chosen()
    {
        Results(await SearchAsync(demo.Chat(DemoPeople.WangLei), "鼎新装备", "customers")).ShouldBeEmpty();
        Results(await SearchAsync(demo.Chat(DemoPeople.Director), "鼎新装备", "customers")).ShouldHaveSingleItem()!["title"]!.GetValue<string>()
            .ShouldContain("鼎新装备");
    }

    private static async Task<Invoked> SearchAsync(Chat chat, string text, string dataset)
    {
        var answer = await chat.InvokeAsync("application/search", new JsonObject { ["queryText"] = text, ["dataset"] = dataset });
        answer.Status.ShouldBe(HttpStatusCode.OK);
        return answer;
    }

    private static JsonArray Results(Invoked answer) => answer.Body!["value"]!["results"]!.AsArray();
}
