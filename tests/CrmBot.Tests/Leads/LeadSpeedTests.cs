using System.Diagnostics;
using System.Net;
using CrmBot.Features.Customers;
using CrmBot.Features.Leads;
using CrmBot.Features.Leads.Assigning;
using CrmBot.Features.Leads.FirstContact;
using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Leads;

/// <summary>With 100,000 leads in the store: how long a person waits for the pool, the agenda, and a lead for its owner.</summary>
public sealed class LeadSpeedTests(ITestOutputHelper output)
{
    private const int Leads = 100_000, PerWrite = 1_000, Rounds = 60, People = 40;

    [Theory, EachEngine]
    [Trait("Tier", "Long")]
    public async Task A_hundred_thousand_leads_slow_nobody_down(EngineKind engine)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CRMBOT_LONG") == "1", "A long run: set CRMBOT_LONG=1.");
        var bed = await LeadBed.StartAsync(engine);
        await using var app = bed.App;
        var clock = Stopwatch.StartNew();
        List<Guid> reps = [];
        for (var number = 0; number < People; number++)
            reps.Add(await bed.AddPersonAsync($"销售{number}号", more: one => one.Team = number % 2 == 0 ? LeadBed.Team : "销售二组"));
        await FillAsync(bed, reps);
        output.WriteLine($"{engine}: {Leads:N0} leads stored in {clock.Elapsed.TotalSeconds:F0} s.");

        var rep = bed.Chat("销售0号");
        await GreetAsync(rep);
        var pool = await TurnsAsync(rep, "公海还有啥");
        var agenda = await TurnsAsync(rep, "今天要跟进谁");
        var decision = await DecisionsAsync(bed);
        output.WriteLine(
            $"{engine}: medians: pool list {pool:F1} ms, agenda {agenda:F1} ms (whole turns, answer delivered), assignment decision {decision:F1} ms.");
    }

    // The first turn after so many changes reads them all; on a busy machine the messenger has to bring it again.
    private static async Task GreetAsync(Chat chat)
    {
        var greeting = chat.Message("你好");
        for (var times = 0; times < 5 && await chat.PostAsync(greeting) != HttpStatusCode.Accepted; times++) await Task.Delay(1000);
    }

    // The whole way: message in, parsed, answered, committed, delivered.
    private static async Task<double> TurnsAsync(Chat chat, string said)
    {
        List<double> times = [];
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            await chat.SayAsync(said);
            if (round >= 10) times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return Median(times);
    }

    private static async Task<double> DecisionsAsync(LeadBed bed)
    {
        var decide = bed.App.Services.GetRequiredService<DecideOwner>();
        List<double> times = [];
        for (var round = 0; round < Rounds; round++)
        {
            var took = await bed.WriteAsync(async (work, token) =>
            {
                var lead = await work.Db.Set<Lead>().Where(one => one.State == LeadState.InPool).OrderBy(one => one.Rank).FirstAsync(token);
                var customer = (await work.Records.FindAsync<Customer>(lead.CustomerId, token))!;
                var watch = Stopwatch.StartNew();
                (await decide.DecideAsync(work, lead, customer, token)).To.ShouldNotBeNull();
                return watch.Elapsed.TotalMilliseconds;
            });
            if (round >= 10) times.Add(took);
        }

        return Median(times);
    }

    private static async Task FillAsync(LeadBed bed, List<Guid> reps)
    {
        var now = CrmBotTestApp.Start.ToUnixTimeMilliseconds();
        var customer = await bed.WriteAsync((work, _) =>
        {
            var files = bed.App.Services.GetRequiredService<FileCustomer>();
            List<Guid> ids = [];
            for (var number = 0; number < 1_000; number++)
                ids.Add(files.Build(work, new NewCustomer($"批量{number}公司"), null, "api").Customer.Id);
            return Task.FromResult(ids);
        });
        for (var first = 0; first < Leads; first += PerWrite)
        {
            var from = first;
            await bed.WriteAsync((work, _) =>
            {
                for (var number = from; number < from + PerWrite; number++)
                    Add(work, number, customer[number % customer.Count], number % 10 == 0 ? null : reps[number % reps.Count], now);
                return Task.FromResult(0);
            });
        }
    }

    private static void Add(UnitOfWork work, int number, Guid customer, Guid? owner, long now)
    {
        var lead = new Lead { Number = number + 1, CustomerId = customer, Channel = "api", CreatedAt = now - (number * 1_000L) };
        if (owner is { } id) lead.Give(id, LeadBed.Team, accepted: true, now);
        else lead.PutInPool(null, null, now);
        if (number % 3 > 0) lead.Rate(number % 3 == 1 ? new(5, 4, 4, 4) : new(3, 3, 3, 3), now);
        // A third is settled, as in a company some years old.
        if (owner is not null && number % 3 == 2) lead.MoveTo(LeadState.Converted, null, now);
        work.Db.Add(lead);
        if (owner is null || !lead.IsOpen) return;
        var clock = new LeadClock { Id = lead.Id };
        clock.Give(owner.Value, now);
        if (number % 50 == 1) clock.DueAt = now + number;
        work.Db.Add(clock);
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
