using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.Deals.Lists;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Features.Reports;
using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Deals.Forecasts;

/// <summary>
/// 预测: what is as good as signed, what is possible, and what it weighs, by month, owner or team (intent <c>report</c> of
/// <c>forecast</c>). Every number is a button that opens exactly the deals it sums.
/// </summary>
internal sealed class ShowForecast(
    FindScope scopes, DealFilter filter, Forecast forecast, CompanySettings settings, PrintDeal print, IPersonDirectory people)
    : IMeasure, IPhraseHandler
{
    private const int MostLines = 6, MostChecks = 3;

    string IMeasure.Name => "forecast";

    string IPhraseHandler.Name => "forecast";

    public Task<Reply> ReportAsync(Turn turn, Frame frame, CancellationToken cancellationToken) =>
        ShowAsync(turn, Request(frame), cancellationToken);

    public Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) =>
        ShowAsync(turn, Request(new Frame("report")), cancellationToken);

    public async Task<Reply> ShowAsync(Turn turn, ListRequest request, CancellationToken cancellationToken)
    {
        var (scope, no) = await scopes.FindAsync(turn, "deal", request.Whose, cancellationToken);
        if (scope is null) return no!;
        if (!scope.ShowsAmounts) return new Reply.Refuse("deal.list.noAmounts");
        var by = request.Text("by") is "owner" or "team" ? request.Text("by")! : "month";
        var said = InPeriod(turn, request);
        var lines = await forecast.LinesAsync(filter.Of(turn, FromToday(turn, said), scope), by, cancellationToken);
        var card = await CardAsync(turn, request, said, scope, by, lines, cancellationToken);
        return await ListDeals.SendAsync(turn, card, lines.Sum(line => line.BestCase.Count), cancellationToken);
    }

    private static ListRequest Request(Frame frame)
    {
        var slots = new JsonObject();
        foreach (var (slot, name) in new[] { ("of", "whose"), ("by", "by"), ("cur", "cur"), ("from", "from"), ("to", "to") })
            if (frame.Text(slot) is { } text) slots[name] = text;
        if (frame.Is(Frame.By, "team")) slots["by"] = "team";
        return new ListRequest(slots);
    }

    /// <summary>
    /// The list that the whole forecast counts: open deals expected in the period; this month and the next two when none was said.
    /// </summary>
    private static ListRequest InPeriod(Turn turn, ListRequest request)
    {
        var today = DateOnly.FromDateTime(turn.LocalNow);
        var first = new DateOnly(today.Year, today.Month, 1);
        var said = request.Has("from") || request.Has("to");
        var slots = new JsonObject { ["state"] = "open", ["bucket"] = "best" };
        foreach (var slot in (string[])["whose", "cur"])
            if (request.Text(slot) is { } text) slots[slot] = text;
        var (from, to) = said
            ? (request.Text("from"), request.Text("to"))
            : (SaidTime.Write(first), SaidTime.Write(first.AddMonths(3).AddDays(-1)));
        slots["close"] = new JsonArray(from, to);
        return new ListRequest(slots);
    }

    // A day that has passed without a signature forecasts nothing: those deals are told beside it.
    private static ListRequest FromToday(Turn turn, ListRequest said)
    {
        var today = DayCode.Of(DateOnly.FromDateTime(turn.LocalNow));
        var (from, to) = said.Days("close")!.Value;
        var slots = said.ToJson();
        slots["close"] = new JsonArray(SaidTime.Write(DayCode.Read(Math.Max(from ?? today, today))!.Value),
            DayCode.Read(to) is { } last ? SaidTime.Write(last) : null);
        return new ListRequest(slots);
    }

    private async Task<Reply> CardAsync(
        Turn turn, ListRequest request, ListRequest said, SaleScope scope, string by, IReadOnlyList<ForecastLine> lines,
        CancellationToken cancellationToken)
    {
        var period = FromToday(turn, said);
        var page = Math.Clamp(request.Number("page") ?? 0, 0, Math.Max(0, (lines.Count - 1) / MostLines));
        List<JsonObject> rows = [];
        foreach (var line in lines.Skip(page * MostLines).Take(MostLines))
            rows.Add(await RowAsync(turn, period, by, line, cancellationToken));
        var data = new JsonObject
        {
            ["who"] = scope.Name,
            ["rows"] = CardRow.List(rows),
            ["total"] = lines.Count > 1 ? Total(turn, period, lines) : null,
            ["beside"] = CardRow.List(await BesideAsync(turn, said, scope, cancellationToken)),
            ["checks"] = CardRow.List(await ChecksAsync(turn, scope, period.Text("cur") ?? settings.DefaultCurrency, cancellationToken)),
            ["views"] = CardRow.List(Views(turn, request, by, scope)),
            ["pages"] = CardRow.List(Pages(turn, request, page, lines.Count)),
            ["say"] = new JsonObject
            {
                ["title"] = print.Words(turn.Locale, "deal.forecast.title", ("period", Period(turn, said))),
                ["none"] = lines.Count == 0 ? print.Words(turn.Locale, "deal.forecast.none") : "",
                ["rule"] = print.Words(turn.Locale, "deal.forecast.rule", ("chance", settings.CommitProbability)),
            },
        };
        return new Reply.Card("deal-forecast", data);
    }

    private async Task<JsonObject> RowAsync(
        Turn turn, ListRequest period, string by, ForecastLine line, CancellationToken cancellationToken)
    {
        var list = by switch
        {
            "owner" => period.With("owner_id", line.Key),
            "team" => period.With("team", line.Key),
            _ => Within(period, int.Parse(line.Key, CultureInfo.InvariantCulture)),
        };
        return new JsonObject
        {
            ["name"] = await NameAsync(turn, by, line.Key, cancellationToken),
            ["buttons"] = Buttons(turn, list, line),
        };
    }

    private JsonObject Total(Turn turn, ListRequest period, IReadOnlyList<ForecastLine> lines)
    {
        var all = new ForecastLine("");
        foreach (var line in lines)
            foreach (var (to, from) in new[] { (all.Commit, line.Commit), (all.BestCase, line.BestCase), (all.Weighted, line.Weighted) })
                to.Add(from);
        return new JsonObject { ["buttons"] = Buttons(turn, period, all) };
    }

    private JsonArray Buttons(Turn turn, ListRequest list, ForecastLine line) => CardRow.List(
    [
        Button(turn, "commit", line.Commit, list),
        Button(turn, "best", line.BestCase, list),
        Button(turn, "weighted", line.Weighted, list),
    ]);

    private JsonObject Button(Turn turn, string bucket, MoneySums sums, ListRequest list) => new()
    {
        ["ask"] = list.With("bucket", bucket).ToJson(),
        ["say"] = new JsonObject
        {
            ["title"] = print.Words(turn.Locale, "deal.forecast." + bucket, ("sum", Sum(turn, sums)), ("count", sums.Count)),
            ["label"] = print.Words(turn.Locale, "deal.forecast.name." + bucket),
            ["sum"] = Sum(turn, sums),
            ["count"] = print.Words(turn.Locale, "deal.forecast.deals", ("count", sums.Count)),
        },
    };

    private static string Sum(Turn turn, MoneySums sums) => sums.Print(turn.Locale) is { Length: > 0 } sum ? sum : "0";

    /// <summary>
    /// What the forecast does not count: deals whose day has passed or that have none; and what is signed already in these days.
    /// </summary>
    private async Task<List<JsonObject>> BesideAsync(Turn turn, ListRequest period, SaleScope scope, CancellationToken cancellationToken)
    {
        List<JsonObject> rows = [];
        foreach (var (key, list) in new[] { ("signed", Signed(period)), ("overdue", Everything(period, "overdue")),
            ("undated", Everything(period, "undated")) })
        {
            var sums = await ListDeals.SumAsync(filter.Of(turn, list, scope), cancellationToken);
            if (sums.Count == 0) continue;
            rows.Add(new JsonObject
            {
                ["ask"] = list.ToJson(),
                ["say"] = new JsonObject { ["title"] = print.Words(turn.Locale, "deal.forecast." + key, ("count", sums.Count),
                    ("sum", sums.Print(turn.Locale))) },
            });
        }

        return rows;
    }

    private static ListRequest Signed(ListRequest period)
    {
        var slots = period.ToJson();
        (slots["state"], slots["closed"]) = ("won", slots["close"]!.DeepClone());
        slots.Remove("bucket");
        slots.Remove("close");
        return new ListRequest(slots);
    }

    private static ListRequest Everything(ListRequest period, string bucket)
    {
        var slots = period.ToJson();
        slots.Remove("close");
        slots["bucket"] = bucket;
        return new ListRequest(slots);
    }

    private static ListRequest Within(ListRequest period, int month)
    {
        var first = DayCode.Read((month * 100) + 1)!.Value;
        var (from, to) = period.Days("close")!.Value;
        var slots = period.ToJson();
        // The period may begin or end inside the month.
        var (begin, end) = (Math.Max(from ?? 0, DayCode.Of(first)),
            Math.Min(to ?? DayCode.None, DayCode.Of(first.AddMonths(1).AddDays(-1))));
        slots["close"] = new JsonArray(SaidTime.Write(DayCode.Read(begin)!.Value), SaidTime.Write(DayCode.Read(end)!.Value));
        return new ListRequest(slots);
    }

    private async Task<List<JsonObject>> ChecksAsync(Turn turn, SaleScope scope, string currency, CancellationToken cancellationToken)
    {
        var thisMonth = DayCode.Of(DateOnly.FromDateTime(turn.LocalNow)) / 100;
        var checks = await Forecast.ChecksAsync(turn.Work, scope, thisMonth, MostChecks, currency, cancellationToken);
        return [.. checks.Where(check => check.Accuracy is not null).Select(check => new JsonObject
        {
            ["say"] = new JsonObject
            {
                ["line"] = print.Words(
                    turn.Locale, "deal.forecast.check", ("month", Month(turn, check.Month)),
                    ("forecast", PrintDeal.Money(check.Commit, currency, turn.Locale)),
                    ("signed", PrintDeal.Money(check.Signed, currency, turn.Locale)), ("accuracy", check.Accuracy)),
            },
        })];
    }

    private IEnumerable<JsonObject> Views(Turn turn, ListRequest request, string by, SaleScope scope) =>
        ((string[])["month", "owner", "team"])
            .Where(view => view != by && (scope.Owner is null || view == "month") && (scope.Team is null || view != "team"))
            .Select(view => new JsonObject
            {
                ["ask"] = request.With("by", view).ToJson(),
                ["say"] = new JsonObject { ["title"] = print.Words(turn.Locale, "deal.forecast.by." + view) },
            });

    private IEnumerable<JsonObject> Pages(Turn turn, ListRequest request, int page, int count) =>
        new[] { (Page: page - 1, Key: "agenda.previous"), (Page: page + 1, Key: "agenda.next") }
            .Where(other => other.Page >= 0 && other.Page * MostLines < count)
            .Select(other => new JsonObject
            {
                ["ask"] = request.With("page", other.Page.ToString(CultureInfo.InvariantCulture)).ToJson(),
                ["say"] = new JsonObject { ["title"] = print.Words(turn.Locale, other.Key) },
            });

    private async Task<string> NameAsync(Turn turn, string by, string key, CancellationToken cancellationToken)
    {
        if (by == "month") return Month(turn, int.Parse(key, CultureInfo.InvariantCulture));
        if (key == ListRequest.Nothing) return print.Words(turn.Locale, "customer.pool");
        return by == "team"
            ? CompanySettings.Word(settings.Teams, key, turn.Locale)
            : (await people.FindAsync(turn.Work, Guid.ParseExact(key, "N"), cancellationToken))?.Name ?? "";
    }

    private string Month(Turn turn, int month) => print.Words(
        turn.Locale, "deal.forecast.month", ("year", (month / 100).ToString(CultureInfo.InvariantCulture)),
        ("month", print.Words(turn.Locale, $"when.month.{month % 100}")));

    private string Period(Turn turn, ListRequest period)
    {
        var (from, to) = period.Days("close")!.Value;
        var (first, last) = (DayCode.Read(from), DayCode.Read(to));
        if (first is { Day: 1 } start && last is { } end && end.AddDays(1).Day == 1)
        {
            var (begins, ends) = (Month(turn, (start.Year * 100) + start.Month), Month(turn, (end.Year * 100) + end.Month));
            return begins == ends ? begins : $"{begins} – {ends}";
        }

        return $"{(from is { } f ? print.Day(f, turn.LocalNow, turn.Locale) : "")} – {(to is { } l ? print.Day(l, turn.LocalNow, turn.Locale) : "")}";
    }
}

/// <summary>The forecast by another dimension, or its next page.</summary>
internal sealed class TurnForecast(ShowForecast forecast) : ICardVerb
{
    public string Verb => "deal.forecast";

    public bool IsRead => true;

    public bool ReadsMuch => true;

    public Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken) =>
        forecast.ShowAsync(turn, ListRequest.Of(action), cancellationToken);
}
