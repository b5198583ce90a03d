using System.Diagnostics;
using System.Globalization;
using CrmBot.Features.Company;
using CrmBot.Features.Deals;
using CrmBot.Features.Digests;
using CrmBot.Features.Leads;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Features.Reports;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Tests.TestApp;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Digests;

/// <summary>
/// Every number of digests and reports over random stores: it counts what a recount by hand counts, and opens a list of exactly that
/// length for whoever may see it all.
/// </summary>
public sealed class ReconcileDigestTests : IAsyncLifetime
{
    private static readonly string[] Zones = ["Asia/Shanghai", "Europe/Berlin", "America/New_York"];
    private static readonly string[] Groupings = ["stage", "grade", "src", "reason", "industry", "region", "owner", "month", "week"];
    private CrmBotTestApp app = null!;
    private List<Person> people = [];
    private RandomStore stores = null!;
    private int numbers;

    public async ValueTask InitializeAsync()
    {
        app = await CrmBotTestApp.StartAsync(settings: [("Demo:Enabled", "false"), ("Demo:People", "false")]);
        stores = new RandomStore(app.Services.GetRequiredService<IStore>());
        people = await stores.PeopleAsync();
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public Task Ten_stores() => CheckAsync(10);

    [Fact]
    [Trait("Tier", "Long")]
    public async Task A_thousand_stores()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CRMBOT_LONG") == "1", "A long run: set CRMBOT_LONG=1.");
        await CheckAsync(1_000);
    }

    private async Task CheckAsync(int count)
    {
        var clock = Stopwatch.StartNew();
        for (var seed = 0; seed < count; seed++)
        {
            var random = new Random(seed);
            var all = await stores.FillAsync(random);
            foreach (var kind in (DigestKind[])[DigestKind.Daily, DigestKind.Weekly, DigestKind.Monthly])
                await CheckDigestAsync(all, random, kind, people[random.Next(3)], $"seed {seed}");
            await CheckReportsAsync(all, random, $"seed {seed}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{count} stores, {numbers} numbers in {clock.Elapsed.TotalSeconds:F1} s");
    }

    private async Task CheckDigestAsync(WholeStore all, Random random, DigestKind kind, Person person, string where)
    {
        var zone = TimeZones.Find(Zones[random.Next(3)]);
        var (region, grade) = (random.Next(3) == 0 ? random.Next(2) == 0 ? "上海" : "华东" : null, random.Next(4) == 0 ? "A" : null);
        var (period, before) = Periods(random, kind, zone, all.Now);
        var actor = Asker(person);
        var order = new DigestOrder(kind, actor, new DigestFilter(region, null, grade, null), [], period, before, zone);
        var recount = new Recount(all, IsMine(person), region is null ? null : region == "华东" ? ["华东", "上海", "江苏", "浙江"] : ["上海"], grade,
            zone);
        var content = DigestContent.Read(
            (await ReadAsync(view => app.Services.GetRequiredService<MakeDigest>().MakeAsync(view, order, default))).Body);
        foreach (var number in content.Blocks.SelectMany(block => block.Numbers))
        {
            numbers++;
            var which = $"{where}: {kind} of {person.Name}, {region} {grade}, {period.First} to {period.Last} in {zone.Id}: {number.Name}";
            if (number.Name == "health_doubles") number.Ids.Count.ShouldBe(recount.Doubles(), which);
            else number.Ids.ShouldBe(recount.Of(number.Name, period.From, period.To).ShouldNotBeNull(which), ignoreOrder: true, which);
            if (number.Before is { } was) was.ShouldBe(recount.Of(number.Name, before.From, before.To)!.Count, which);
            if (number.Sums.Count > 0) number.Sums.ToDictionary().ShouldBe(recount.Worth(number.Ids), ignoreOrder: true, which);
            await OpensAsync(number, actor, which);
        }
    }

    private async Task CheckReportsAsync(WholeStore all, Random random, string where)
    {
        var person = people[random.Next(3)];
        var (from, to) = (new DateOnly(2026, 1, 1).AddDays(random.Next(70)), new DateOnly(2026, 3, 11).AddDays(-random.Next(20)));
        if (from > to) (from, to) = (to, from);
        var zone = TimeZones.Find(Zones[random.Next(3)]);
        List<Guid> owners = [.. people.Where(one => IsMine(person)(one.Id)).Select(one => one.Id)];
        var scope = new ReportScope(from, to, zone, owners, person.Role == Roles.Manager);
        var period = DigestPeriod.Days(from, to, zone);
        foreach (var source in app.Services.GetServices<IReportSource>()
            .Where(source => source.Measure is "revenue" or "win" or "loss" or "pipeline" or "funnel" or "new_leads" or "conversion"))
        {
            var by = Groupings[random.Next(Groupings.Length)];
            var question = new ReportQuestion(source.Measure, by, null, null, null, [], [], null, null);
            var report =
                await ReadAsync(view => MakeReport.MakeAsync(view, source, question, scope, null, Asker(person), false, "", default));
            var groups = Groups(all, source.Measure, by, IsMine(person), (from, to), period, zone);
            var found = DigestContent.Read(report.Body).Blocks.SelectMany(block => block.Numbers).ToList();
            var which = $"{where}: {source.Measure} by {by} of {person.Name}, {from} to {to} in {zone.Id}";
            found.Where(number => number.Name.StartsWith("n|", StringComparison.Ordinal)).Select(number => number.Name[2..])
                .ShouldBe(groups.Keys, ignoreOrder: true, which);
            foreach (var number in found)
            {
                numbers++;
                var items = groups[number.Name[(number.Name.IndexOf('|', StringComparison.Ordinal) + 1)..]];
                var counted = source.IsRate && number.Name.StartsWith("n|", StringComparison.Ordinal)
                    ? items.Where(item => item.Hit)
                    : items;
                number.Ids.ShouldBe(counted.Select(item => item.Id), ignoreOrder: true, $"{which}: {number.Name}");
                await OpensAsync(number, Asker(person), which);
            }
        }
    }

    // By hand: every record of the measure, put under its keys.
    private static Dictionary<string, List<(Guid Id, bool Hit)>> Groups(
        WholeStore all, string measure, string by, Func<Guid?, bool> isMine, (DateOnly From, DateOnly To) days, DigestPeriod period,
        TimeZoneInfo zone)
    {
        DateOnly Local(long at) =>
            DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(at), zone).DateTime);
        bool Within(int code) => DayCode.Read(code) is { } day && day >= days.From && day <= days.To;
        var items = measure switch
        {
            "revenue" or "win" => all.Deals.Where(deal => deal.State == DealState.Won && Within(deal.ClosedOn) && isMine(deal.OwnerId))
                .Select(deal => Of(deal, DayCode.Read(deal.ClosedOn)!.Value)),
            "loss" => all.Deals.Where(deal => deal.State == DealState.Lost && Within(deal.ClosedOn) && isMine(deal.OwnerId))
                .Select(deal => Of(deal, DayCode.Read(deal.ClosedOn)!.Value)),
            "pipeline" or "funnel" => all.Deals.Where(deal => deal.State == DealState.Open && isMine(deal.OwnerId))
                .Select(deal => Of(deal, Local(deal.OpenedAt))),
            _ => all.Leads.Where(lead => lead.CreatedAt >= period.From && lead.CreatedAt < period.To && isMine(lead.OwnerId))
                .Select(lead => (
                    lead.Id, lead.CustomerId, Owner: lead.OwnerId, Day: Local(lead.CreatedAt), Stage: LeadStates.Word(lead.State),
                    Reason: (string?)null, lead.Source, lead.Grade,
                    Hit: lead.State == LeadState.Converted
                        || all.Deals.Exists(deal =>
                            deal.CustomerId == lead.CustomerId && deal.State == DealState.Won
                                && DayCode.Read(deal.ClosedOn) >= Local(lead.CreatedAt)))),
        };
        return items.GroupBy(item => Key(all, item, by))
            .ToDictionary(group => group.Key, group => group.Select(item => (item.Id, item.Hit)).ToList());
    }

    private static (Guid Id, Guid CustomerId, Guid? Owner, DateOnly Day, string Stage, string? Reason, string? Source, string? Grade, bool Hit) Of(Deal deal, DateOnly day) =>
        (deal.Id, deal.CustomerId, deal.OwnerId, day, deal.Stage, deal.Reason, null, null, false);

    private static string Key(
        WholeStore all,
        (Guid Id, Guid CustomerId, Guid? Owner, DateOnly Day, string Stage, string? Reason, string? Source, string? Grade, bool Hit) item,
        string by)
    {
        var customer = all.Customers.Single(one => one.Id == item.CustomerId);
        return by switch
        {
            "stage" => item.Stage,
            "grade" => item.Grade ?? customer.Grade ?? "",
            "src" => item.Source ?? customer.Source ?? "",
            "reason" => item.Reason ?? "",
            "industry" => Industries.Key(customer.Industry) ?? "",
            "region" => customer.Region ?? "",
            "owner" => item.Owner?.ToString("N") ?? "",
            "month" => $"{item.Day.Year:0000}-{item.Day.Month:00}",
            _ => string.Create(CultureInfo.InvariantCulture,
                $"{ISOWeek.GetYear(item.Day.ToDateTime(default))}-W{ISOWeek.GetWeekOfYear(item.Day.ToDateTime(default)):00}"),
        };
    }

    // A contact with another team's customer counts for who had it; whom
    // that customer does not concern is told how many lines are not shown.
    private async Task OpensAsync(DigestNumber number, Actor reader, string which)
    {
        if (!Roles.SeesEverything(reader.Role)) return;
        var kind = app.Services.GetServices<IListedRecords>().Single(one => one.Kind == number.Kind);
        (await ReadAsync(view => kind.ListAsync(view, number.Ids, reader, default))).Count.ShouldBe(number.Ids.Count, which + ": its list");
    }

    private static (DigestPeriod Period, DigestPeriod Before) Periods(Random random, DigestKind kind, TimeZoneInfo zone, long now)
    {
        var day = Instants.DayOf(now, zone).AddDays(-random.Next(60));
        var monday = DigestPeriods.Monday(day);
        return kind switch
        {
            DigestKind.Daily => (DigestPeriod.Days(day, day, zone), DigestPeriod.Days(day.AddDays(-1), day.AddDays(-1), zone)),
            DigestKind.Weekly => (DigestPeriods.Week(monday, zone), DigestPeriods.Week(monday.AddDays(-7), zone)),
            _ => (DigestPeriods.Month(day, zone), DigestPeriods.Month(day.AddDays(-day.Day), zone)),
        };
    }

    private Func<Guid?, bool> IsMine(Person reader)
    {
        if (reader.Role == Roles.Manager) return _ => true;
        var mine = people.Where(one => one.Id == reader.Id || (reader.Role == Roles.Lead && one.Team == reader.Team)).Select(one => one.Id)
            .ToHashSet();
        return id => id is { } known && mine.Contains(known);
    }

    private static Actor Asker(Person person) =>
        new(person.Id, person.Name, person.Role, person.Team, "zh-CN", TimeZones.Find("Asia/Shanghai"), "");

    private Task<T> ReadAsync<T>(Func<ReadView, Task<T>> read) =>
        app.Services.GetRequiredService<IStore>().ReadAsync((view, _) => read(view), CancellationToken.None);
}
