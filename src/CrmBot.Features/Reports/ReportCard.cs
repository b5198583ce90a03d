using System.Text.Json.Nodes;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.Digests;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;

namespace CrmBot.Features.Reports;

/// <summary>Draws the answer to a question about numbers.</summary>
internal sealed class ReportCard(
    ReportWords words, DigestWords digests, IEnumerable<IReportSource> sources, IEnumerable<IReportBody> bodies, CompanySettings settings)
{
    private const int MostRows = 12;

    private readonly Dictionary<string, IReportSource> sources = sources.ToDictionary(source => source.Measure, StringComparer.Ordinal);

    public async Task<CardContent> RenderAsync(ReadView view, Digest report, CardView cardView, CancellationToken cancellationToken)
    {
        var question = ReportQuestion.Parse(report.Question!);
        if (bodies.FirstOrDefault(body => body.Grouping == question.By) is { } own) return own.Render(view, report, question, cardView);
        var source = sources[question.Measure];
        var content = DigestContent.Read(report.Body);
        var locale = cardView.Locale;
        var lines = ReportLine.Of(content.Blocks[0], source, question, [.. settings.Stages.Select(stage => stage.Code)]);
        List<JsonObject> rows = [];
        foreach (var line in lines.Take(MostRows))
            rows.Add(await RowAsync(view, line, question, source, report, lines, locale, cancellationToken));
        var today = Instants.DayOf(view.Now, report.TimeZone);
        var period = source.IsState
            ? ""
            : digests.Days(SaidTime.Read(report.First)!.Value.Day, SaidTime.Read(report.Last)!.Value.Day, today, locale);
        return new CardContent("report", new JsonObject
        {
            ["scope"] = report.Scope,
            ["rows"] = CardRow.List(rows),
            ["bars"] =
                CardRow.List(lines.Count > 1 ? lines.Take(MostRows).Select((line, at) => Bar(line, source, (JsonObject)rows[at])) : []),
            ["say"] = new JsonObject
            {
                ["title"] = words.Title(question, locale),
                ["line"] = PrintCustomer.Joined(period, words.Compared(question, today, locale)),
                ["total"] = lines.Count == 0 ? "" : words.Total(lines, source, report.InGroup, locale),
                ["more"] = lines.Count > MostRows ? words.Say(locale, "report.moreGroups", ("count", lines.Count - MostRows)) : "",
                ["empty"] = lines.Count > 0 ? "" : period.Length == 0 ? words.Say(locale, "report.empty")
                    : words.Say(locale, "report.emptyIn", ("what", words.Say(locale, "report.measure." + source.Measure))),
                ["weak"] = await WeakAsync(view, lines, question, source, locale, cancellationToken),
            },
        }, "report.summary");
    }

    private async Task<JsonObject> RowAsync(
        ReadView view, ReportLine line, ReportQuestion question, IReportSource source, Digest report, IReadOnlyList<ReportLine> lines,
        string locale,
        CancellationToken cancellationToken)
    {
        var name = await words.NameAsync(view, question.By, line.Key, locale, cancellationToken);
        return new JsonObject
        {
            // A person's or an industry's name is typed by somebody; codes are our words.
            ["name"] = name.IsTyped ? name.Text : "",
            ["number"] = line.Now.Name,
            ["opens"] = line.Now.Ids.Count > 0,
            ["all"] = line.All?.Name ?? "",
            ["opensAll"] = line.All is { Ids.Count: > 0 },
            ["say"] = new JsonObject
            {
                ["name"] = name.IsTyped ? "" : name.Text,
                ["value"] = words.Value(line, source, report.InGroup, locale),
                ["count"] = words.Count(line.Now.Ids.Count, locale),
                ["ofAll"] = line.All is { } all ? words.Say(locale, "report.ofAll", ("count", all.Ids.Count)) : "",
                ["note"] = words.Note(line, lines, source, report.InGroup, locale),
            },
        };
    }

    private static JsonObject Bar(ReportLine line, IReportSource source, JsonObject row) => new()
    {
        ["value"] = source.IsRate ? Math.Round(line.Rate * 100, 1) : line.Weight(source),
        ["name"] = row["name"]!.GetValue<string>(),
        ["say"] = new JsonObject { ["name"] = row["say"]!["name"]!.GetValue<string>() },
    };

    private async Task<string> WeakAsync(
        ReadView view, IReadOnlyList<ReportLine> lines, ReportQuestion question, IReportSource source, string locale,
        CancellationToken cancellationToken)
    {
        if (source.Measure == "conversion" && lines.Count == 1) return words.Say(locale, "report.means");
        if (!source.IsRate || WeakestLink.Find(lines) is not { } weak) return "";
        var name = await words.NameAsync(view, question.By, weak.Key, locale, cancellationToken);
        if (name.IsTyped) return "";
        var (hits, all) = (lines.Sum(line => line.Now.Ids.Count), lines.Sum(line => line.All!.Ids.Count));
        return words.Say(
            locale, "report.weak", ("what", name.Text), ("rate", ReportWords.Percent(weak.Rate)), ("hits", weak.Now.Ids.Count),
            ("all", weak.All!.Ids.Count),
            ("usual", ReportWords.Percent((decimal)hits / all)));
    }
}

/// <summary>One row of a report.</summary>
internal sealed record ReportLine(string Key, DigestNumber Now, DigestNumber? All, DigestNumber? Was, DigestNumber? WasAll)
{
    public decimal Rate => All is { Ids.Count: > 0 and var all } ? (decimal)Now.Ids.Count / all : 0;

    public decimal? RateBefore => WasAll is { Ids.Count: > 0 and var all } ? (decimal)Was!.Ids.Count / all : null;

    /// <summary>What rows are ordered by.</summary>
    public decimal Weight(IReportSource source) =>
        source.IsRate ? Rate : source.IsMoney ? Now.Sums.Values.DefaultIfEmpty().Max() / 100m : Now.Ids.Count;

    /// <summary>Largest first; periods and stages in their own order.</summary>
    public static IReadOnlyList<ReportLine> Of(DigestBlock block, IReportSource source, ReportQuestion question, List<string> stages)
    {
        var numbers = block.Numbers.ToDictionary(number => number.Name, StringComparer.Ordinal);
        var keys = numbers.Keys.Select(name => name[(name.IndexOf('|', StringComparison.Ordinal) + 1)..]).Distinct().ToList();
        var lines = keys.Select(key => new ReportLine(
            key, numbers.GetValueOrDefault("n|" + key) ?? new DigestNumber("n|" + key, source.Kind, []),
            source.IsRate ? numbers.GetValueOrDefault("all|" + key) ?? new DigestNumber("all|" + key, source.Kind, []) : null,
            numbers.GetValueOrDefault("was|" + key), numbers.GetValueOrDefault("wasAll|" + key)));
        return question.By switch
        {
            "month" or "week" => [.. lines.OrderBy(line => line.Key, StringComparer.Ordinal)],
            "stage" => [.. lines.OrderBy(line => stages.IndexOf(line.Key))],
            _ => [.. lines.OrderByDescending(line => line.Weight(source))],
        };
    }
}
