using System.Text.Json;
using System.Text.Json.Nodes;
using CrmBot.Features.Contracts;
using CrmBot.Features.Customers;
using CrmBot.Features.Deals.Cases;
using CrmBot.Features.Deals.Forecasts;
using CrmBot.Features.Demo;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Deals;

/// <summary>
/// The demo company's deals: open, won, lost and on hold, with contracts, stories and what was forecast (<c>demo-deals.json</c>).
/// </summary>
internal sealed class DealsInDemo(
    FillDeal fill, WinFactors factors, DealTimers timers, ContractTimers contractTimers, TakeForecast forecasts) : IDemoPart
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
    private static readonly long Day = (long)TimeSpan.FromDays(1).TotalMilliseconds;

    public async Task SeedAsync(UnitOfWork work, IReadOnlyList<DemoEvent> events, CancellationToken cancellationToken)
    {
        var story = Read();
        var customers = (await work.Db.Set<Customer>().ToListAsync(cancellationToken)).ToDictionary(customer => customer.Name);
        var people = (await work.Db.Set<Person>().ToListAsync(cancellationToken)).ToDictionary(person => person.Id);
        foreach (var told in story.Deals)
            if (customers.GetValueOrDefault(told.Customer) is { OwnerId: { } owner } customer)
                await AddAsync(work, told, customer, people[owner], cancellationToken);
        foreach (var told in story.Forecasts) work.Db.Add(Taken(work, told, people.Values.First(person => person.Name == told.Owner)));
        await forecasts.PlanAsync(work, cancellationToken);
    }

    public static DemoDeals Read()
    {
        using var stream = typeof(DealsInDemo).Assembly.GetManifestResourceStream("demo-deals.json")!;
        return JsonSerializer.Deserialize<DemoDeals>(stream, Json)!;
    }

    private async Task AddAsync(UnitOfWork work, DemoDeal told, Customer customer, Person owner, CancellationToken cancellationToken)
    {
        var zone = Zones.Find(owner.Zone);
        var (opened, ended) = (work.Now - (told.Opened * Day), work.Now - (told.Ended * Day));
        var deal = new Deal
        {
            Number = await work.Numbers.NextAsync(OpenDeal.Sequence, cancellationToken),
            CustomerId = customer.Id,
            Name = told.Name,
            OwnerId = owner.Id,
            Team = owner.Team,
            Stage = told.Stage,
            StageSince = told.End is null ? work.Now - (told.StageFor * Day) : opened,
            MovedAt = told.End is null ? work.Now - (told.StageFor * Day) : ended,
            OpenedAt = opened,
            OpenedBy = owner.Id,
            Products = told.Products,
        };
        work.Db.Add(deal);
        Fill(deal, told, DateOnly.FromDateTime(work.LocalNow(zone)));
        Tell(work, deal, DealMoveKind.Opened, opened, zone, null, "lead");
        if (told.Stage != "lead")
            Tell(work, deal, DealMoveKind.Stage, told.End is null ? deal.StageSince : (opened + ended) / 2, zone, "lead", told.Stage);
        if (told.End is not null) await EndAsync(work, deal, told, ended, zone, cancellationToken);
        await timers.SetAsync(work, deal, cancellationToken);
    }

    private void Fill(Deal deal, DemoDeal told, DateOnly today)
    {
        var slots = new JsonObject { ["amt"] = told.Amount?.DeepClone(), ["rival"] = told.Rival, ["rival_note"] = told.RivalNote,
            ["blocker"] = told.Blocker };
        fill.PutFacts(deal, new Language.Frame("deal_upd", slots));
        if (told.CloseIn is { } days) deal.CloseOn = DayCode.Of(today.AddDays(days));
    }

    private async Task EndAsync(
        UnitOfWork work, Deal deal, DemoDeal told, long ended, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var day = Instants.DayOf(ended, zone);
        var stage = deal.Stage;
        switch (told.End)
        {
            case "won":
                deal.Win(DayCode.Of(day), ended);
                factors.Put(deal, told.Factors);
                deal.Kind = told.Kind;
                if (told.Months > 0) await SignAsync(work, deal, told, day, cancellationToken);
                break;
            case "held":
                deal.Hold(DayCode.Of(day), ended);
                deal.RevisitOn = DayCode.Of(DateOnly.FromDateTime(work.LocalNow(zone)).AddDays(told.RevisitIn));
                break;
            default:
                deal.Lose(DayCode.Of(day), ended);
                deal.Reason = told.Reason;
                break;
        }

        deal.ClosingNote = told.Note;
        Tell(work, deal, told.End switch { "won" => DealMoveKind.Won, "held" => DealMoveKind.Held, _ => DealMoveKind.Lost }, ended, zone,
            stage, told.End);
        if (told.Case is { } text) await StoryAsync(work, deal, told, text, ended, cancellationToken);
    }

    private async Task SignAsync(UnitOfWork work, Deal deal, DemoDeal told, DateOnly day, CancellationToken cancellationToken)
    {
        var contract = new Contract
        {
            Number = await work.Numbers.NextAsync("contract", cancellationToken),
            CustomerId = deal.CustomerId,
            DealId = deal.Id,
            OwnerId = deal.OwnerId,
            Team = deal.Team,
            StartOn = DayCode.Of(day),
            Term = told.Months % 12 == 0 ? $"P{told.Months / 12}Y" : $"P{told.Months}M",
            EndOn = DayCode.Of(day.AddMonths(told.Months).AddDays(-1)),
            CreatedAt = deal.MovedAt,
            CreatedBy = deal.OwnerId,
        };
        contract.PriceAs(deal);
        work.Db.Add(contract);
        await contractTimers.SetAsync(work, contract, cancellationToken);
    }

    private static async Task StoryAsync(
        UnitOfWork work, Deal deal, DemoDeal told, string text, long at, CancellationToken cancellationToken)
    {
        var industry = (await work.Records.FindAsync<Customer>(deal.CustomerId, cancellationToken))?.Industry;
        var story = new SaleCase
        {
            DealId = deal.Id,
            Title = PrintCustomer.Joined(told.Customer, told.Name),
            Text = text,
            Industry = industry,
            IsWon = deal.State == DealState.Won,
            Reason = deal.Reason,
            WrittenBy = deal.OwnerId!.Value,
            CreatedAt = at,
        };
        work.Db.Add(story);
        await WriteCase.IndexAsync(work, story, cancellationToken);
    }

    private static void Tell(UnitOfWork work, Deal deal, DealMoveKind kind, long at, TimeZoneInfo zone, string? from, string? to) =>
        DealHistory.Add(
            work, deal, kind, new DealTeller(deal.OwnerId, at, DayCode.Of(Instants.DayOf(at, zone))), from, to);

    private static ForecastTaken Taken(UnitOfWork work, DemoForecast told, Person owner)
    {
        var month = DateOnly.FromDateTime(work.LocalNow(Zones.Find(owner.Zone))).AddMonths(-told.MonthsAgo);
        return new ForecastTaken
        {
            Month = DayCode.Of(month) / 100,
            OwnerId = owner.Id,
            Team = owner.Team,
            Currency = told.Cur,
            Commit = told.Commit * 100,
            BestCase = told.Best * 100,
            Weighted = told.Weighted * 100,
            Count = told.Count,
            TakenAt = work.Now - (told.MonthsAgo * 30 * Day),
        };
    }
}

/// <summary>The file as it is written.</summary>
internal sealed record DemoDeals(IReadOnlyList<DemoDeal> Deals, IReadOnlyList<DemoForecast> Forecasts);

/// <summary>
/// Days count back from the start (<c>Opened</c>, <c>Ended</c>, <c>StageFor</c>) or ahead of it (<c>CloseIn</c>, <c>RevisitIn</c>).
/// </summary>
internal sealed record DemoDeal(string Customer, string Name, string Stage, int Opened)
{
    /// <summary>An amount as the language contract writes it.</summary>
    public JsonObject? Amount { get; init; }

    public int StageFor { get; init; }

    public int? CloseIn { get; init; }

    public string? Rival { get; init; }

    public string? RivalNote { get; init; }

    public string? Blocker { get; init; }

    public string[] Products { get; init; } = [];

    /// <summary>won, lost, held; null while it is open.</summary>
    public string? End { get; init; }

    public int Ended { get; init; }

    public string? Reason { get; init; }

    public string[] Factors { get; init; } = [];

    public string? Kind { get; init; }

    public int Months { get; init; }

    public int RevisitIn { get; init; }

    public string? Note { get; init; }

    public string? Case { get; init; }
}

/// <summary>Amounts in whole units.</summary>
internal sealed record DemoForecast(int MonthsAgo, string Owner, string Cur, long Commit, long Best, long Weighted, int Count);
