using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using CrmBot.Features.Leads.Assigning;
using CrmBot.Features.People;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Places;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using CrmBot.Tests.TestApp;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Leads;

/// <summary>Many people want one lead at the same moment: one gets it, everybody else is told who, and no request fails.</summary>
[Collection(Alone.Name)]
public sealed class PoolRaceTests(ITestOutputHelper output)
{
    [Theory, EachEngine]
    public Task Sixty_claims_of_one_lead_at_once_have_one_winner(EngineKind engine) => RaceAsync(engine, people: 60, each: 1);

    [Theory, EachEngine]
    [Trait("Tier", "Long")]
    public Task A_thousand_claims_of_one_lead_by_two_hundred_people_at_once_have_one_winner(EngineKind engine)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CRMBOT_LONG") == "1", "A long run: set CRMBOT_LONG=1.");
        return RaceAsync(engine, people: 200, each: 5);
    }

    private async Task RaceAsync(EngineKind engine, int people, int each)
    {
        var bed = await LeadBed.StartAsync(engine);
        await using var app = bed.App;
        var names = Enumerable.Range(0, people).Select(number => $"销售{number}号").ToList();
        await HireAsync(bed, names);
        var id = await PoolTests.PutAsync(bed, "北辰仪表");
        var copies = await PostCopiesAsync(bed, id, names);

        var clock = Stopwatch.StartNew();
        var statuses = new ConcurrentBag<HttpStatusCode>();
        var toasts = new ConcurrentBag<(string Name, string Text)>();
        await Task.WhenAll(
            Enumerable.Range(0, people * each).Select(number => ClaimAsync(bed, names[number % people], number, copies, statuses, toasts)));
        clock.Stop();

        statuses.ShouldAllBe(status => (int)status < 300);
        var lead = await bed.LeadAsync(id);
        var winner = await bed.ReadAsync(
            view => view.Db.Set<Person>().Where(person => person.Id == lead.OwnerId).Select(person => person.Name).SingleAsync());
        (await bed.ReadAsync(view => view.Db.Set<Assignment>().CountAsync(one => one.LeadId == id && one.How == How.Claimed))).ShouldBe(1);
        // Everybody has got an answer that names the winner: in the direct chat, or beside the button.
        foreach (var name in names.Where((name, number) => name != winner && !Presses(number)))
            await app.Teams.WaitAsync(bed.Chat(name).Conversation,
                seen => seen.FirstOrDefault(one => one.Words.Contains(winner, StringComparison.Ordinal)),
                $"{name} to be told that {winner} has it");
        // Who waited longer than the client does was told so, and gets the rest in the conversation. The winner alone is told that it is
        // done already: the button names no record, and the card that it was copied from is not in that chat, so there is nothing to show.
        toasts.ShouldAllBe(one => one.Text.Contains(winner, StringComparison.Ordinal) || one.Text.Contains("正在处理", StringComparison.Ordinal)
            || (one.Name == winner && one.Text.Contains("处理过了", StringComparison.Ordinal)));
        toasts.Count.ShouldBe(copies.Clicks);
        await ShouldEndTakenAsync(app, copies, winner);
        output.WriteLine(
            $"{engine}: {people * each} claims by {people} people in {clock.Elapsed.TotalSeconds:F1} s, {copies.All.Count} copies of the card; won by {winner}.");
    }

    private static Task<int> HireAsync(LeadBed bed, List<string> names) => bed.WriteAsync(async (work, token) =>
    {
        foreach (var name in names)
        {
            var person = new Person { Name = name, Role = Roles.Rep, Team = LeadBed.Team, DirectoryId = LeadBed.IdOf(name), Weight = 0 };
            work.Db.Add(person);
            work.Db.Add(DirectoryBinding.Of(LeadBed.IdOf(name), person.Id));
            await work.World.ChangedAsync("person", person.Id, token);
        }

        return 0;
    });

    // Every copy of the card ends in the same state: taken, by the winner,
    // nothing left to press. The winner's own points to the newer one below.
    private static async Task ShouldEndTakenAsync(CrmBotTestApp app, Copies copies, string winner)
    {
        foreach (var (conversation, message) in copies.All)
        {
            var end = await app.Teams.WaitAsync(
                conversation,
                seen => seen.FirstOrDefault(one =>
                    one.Id == message
                        && (one.Words.Contains(winner, StringComparison.Ordinal) || one.Words.Contains("最新一版", StringComparison.Ordinal))),
                $"the card in {conversation} to name {winner}");
            CardWords.Buttons(end.Card).ShouldNotContain(button => (string?)button["verb"] == "pool.claim");
        }
    }

    private sealed record Copies(Seen Group, List<(string Conversation, string Message)> All)
    {
        public int Clicks;
    }

    // The lead's card in the sales group, and in the direct chats of the first ten.
    private static async Task<Copies> PostCopiesAsync(LeadBed bed, Guid id, List<string> names)
    {
        await bed.App.InGroup(LeadBed.IdOf(names[0])).SayAsync("帮助");
        foreach (var name in names) await bed.Chat(name).SayAsync("你好");
        await bed.WriteAsync(async (work, token) =>
        {
            var card = new Reply.OfRecord(new RecordRef("lead", id));
            await work.Outbox.ToPlaceAsync(PlaceKeys.Of(CrmBotTestApp.Tenant, CrmBotTestApp.SalesGroup), card, "race:group",
                Delivery.AtLeastOnce, Priority.Answer, token);
            foreach (var name in names.Take(10))
            {
                var person = await work.Db.Set<Person>().SingleAsync(one => one.Name == name, token);
                await work.Outbox.ToPersonAsync(person.Id, card, $"race:{person.Id:N}", Delivery.AtLeastOnce, Priority.Answer, token);
            }

            return 0;
        });
        var posted = await bed.App.Teams.WaitAsync(CrmBotTestApp.SalesGroup, HasClaim, "the lead's card in the group");
        List<(string, string)> all = [(CrmBotTestApp.SalesGroup, posted.Id)];
        foreach (var name in names.Take(10))
            all.Add((bed.Chat(name).Conversation,
                (await bed.App.Teams.WaitAsync(bed.Chat(name).Conversation, HasClaim, "the lead's card")).Id));
        return new(posted, all);
    }

    private static Seen? HasClaim(IReadOnlyList<Seen> seen) =>
        seen.LastOrDefault(one => CardWords.Buttons(one.Card).Any(button => (string?)button["verb"] == "pool.claim"));

    // Three of four say it in their direct chat, one of four presses the button. (People are a multiple of four.)
    private static bool Presses(int number) => number % 4 == 3;

    private static async Task ClaimAsync(
        LeadBed bed, string name, int number, Copies copies, ConcurrentBag<HttpStatusCode> statuses,
        ConcurrentBag<(string Name, string Text)> toasts)
    {
        if (!Presses(number))
        {
            statuses.Add(await bed.Chat(name).PostAsync(bed.Chat(name).Message("抢北辰仪表")));
            return;
        }

        // The first ones in the group, where all wait for each other; the others in their own chat.
        var chat = number < 8 ? bed.App.InGroup(LeadBed.IdOf(name)) : bed.Chat(name);
        var data = (System.Text.Json.Nodes.JsonObject)CardWords.Button(copies.Group.Card!, "pool.claim")["data"]!.DeepClone();
        using var response = await bed.App.Http.PostAsJsonAsync("/api/messages",
            chat.Click(number < 8 ? copies.Group.Id : chat.Messages[^1].Id, "pool.claim", data));
        statuses.Add(response.StatusCode);
        Interlocked.Increment(ref copies.Clicks);
        toasts.Add((name, await response.Content.ReadAsStringAsync()));
    }
}
