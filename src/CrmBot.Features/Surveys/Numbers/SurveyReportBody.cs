using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Customers;
using CrmBot.Features.Digests;
using CrmBot.Features.Reading;
using CrmBot.Features.Reports;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;

namespace CrmBot.Features.Surveys.Numbers;

/// <summary>
/// Draws a report of surveys: the mean and the share of the satisfied, or the NPS, each with its margin and the number of answers; then
/// numbers that open their lists.
/// </summary>
internal sealed class SurveyReportBody(CardLibrary cards, DigestWords digests, ReportWords words) : IReportBody
{
    private const int MostScenes = 6;

    private static readonly string[] Rows = ["answers", "good", "middle", "low", .. SurveyChannels.All, "asked"];

    public string Grouping => ReportSurveys.Grouping;

    public CardContent Render(ReadView view, Digest report, ReportQuestion question, CardView cardView)
    {
        var (kind, locale) = (question.Measure, cardView.Locale);
        var numbers = DigestContent.Read(report.Body).Blocks[0].Numbers.ToDictionary(number => number.Name, StringComparer.Ordinal);
        var figures = Figures(numbers, "n");
        var today = Instants.DayOf(view.Now, report.TimeZone);
        var days = digests.Days(SaidTime.Read(report.First)!.Value.Day, SaidTime.Read(report.Last)!.Value.Day, today, locale);
        return new CardContent("report", new JsonObject
        {
            ["scope"] = report.Scope,
            ["rows"] = CardRow.List(
                Rows.Where(row => IsShown(row, numbers)).Concat(Scenes(numbers)).Select(row => Row(row, kind, numbers, locale))),
            ["bars"] = new JsonArray(),
            ["say"] = new JsonObject
            {
                ["title"] = Say(locale, "survey.kind." + kind),
                ["line"] = PrintCustomer.Joined(days, words.Compared(question, today, locale)),
                ["total"] = figures.Count == 0 ? "" : Total(kind, figures, numbers, locale),
                ["more"] = figures.Count is > 0 and < SurveyFigures.FewAnswers
                    ? Say(locale, "survey.report.few", ("count", figures.Count))
                    : "",
                ["empty"] = figures.Count == 0 ? Say(locale, "survey.report.none") : "",
                ["weak"] = "",
            },
        }, "report.summary");
    }

    // Of the ways an answer can come those by which some came.
    private static bool IsShown(string row, Dictionary<string, DigestNumber> numbers) =>
        numbers.TryGetValue("n|" + row, out var number) && (number.Ids.Count > 0 || !SurveyChannels.All.Contains(row));

    // The kinds of tickets that were asked about, the most frequent first.
    private static IEnumerable<string> Scenes(Dictionary<string, DigestNumber> numbers) =>
        numbers.Keys.Where(name => name.StartsWith("n|" + ReportWords.TicketType, StringComparison.Ordinal)).Select(name => name[2..])
            .Take(MostScenes);

    private string Total(string kind, SurveyFigures figures, Dictionary<string, DigestNumber> numbers, string locale)
    {
        var text = Value(kind, figures, locale);
        if (numbers.ContainsKey("was|answers") && Figures(numbers, "was") is { Count: > 0 } before)
            text += " " + Say(locale, "survey.report.before", ("value", Value(kind, before, locale)));
        return text;
    }

    private string Value(string kind, SurveyFigures figures, string locale)
    {
        if (kind == SurveyKinds.Nps)
            return Say(locale, "survey.report.nps", ("value", Signed(figures.Nps)), ("margin", Margin(figures.NpsMargin, "0", locale)),
                ("count", figures.Count));
        var (from, to) = figures.ShareInterval;
        return Say(
            locale, "survey.report.csat", ("mean", figures.Mean.ToString("0.00", CultureInfo.InvariantCulture)),
            ("margin", Margin(figures.MeanMargin, "0.00", locale)), ("count", figures.Count),
            ("share", Percent(figures.Share)), ("from", Percent(from)), ("to", Percent(to)));
    }

    private JsonObject Row(string row, string kind, Dictionary<string, DigestNumber> numbers, string locale)
    {
        var number = numbers["n|" + row];
        return CountRow.Of(words.Key(Grouping, Name(row, kind), locale), number, Note(row, kind, number, numbers, locale));
    }

    private string Note(string row, string kind, DigestNumber number, Dictionary<string, DigestNumber> numbers, string locale)
    {
        if (number.Ids.Count == 0) return "";
        if (row == "asked")
            return Say(locale, "survey.report.replied", ("share", Percent((double)numbers["n|replied"].Ids.Count / number.Ids.Count)));
        if (number.Among is { } good)
            return Say(locale, $"survey.report.scene.{kind}", ("share", Percent((double)good / number.Ids.Count)), ("mean", Mean(number)));
        if (!SurveyChannels.All.Contains(row))
            return row == "answers" ? "" : Percent((double)number.Ids.Count / numbers["n|answers"].Ids.Count);
        return kind == SurveyKinds.Csat ? Say(locale, "survey.report.mean", ("mean", Mean(number))) : "";
    }

    private static string Mean(DigestNumber number) =>
        ((double)number.Sums[ReportSurveys.Sum] / number.Ids.Count).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Name(string row, string kind) => row is "good" or "middle" or "low" ? $"{row}_{kind}" : row;

    private static SurveyFigures Figures(Dictionary<string, DigestNumber> numbers, string prefix) =>
        numbers.TryGetValue(prefix + "|answers", out var all)
            ? new SurveyFigures(all.Ids.Count, all.Sums[ReportSurveys.Sum], all.Sums[ReportSurveys.Squares],
                numbers[prefix + "|good"].Ids.Count, numbers[prefix + "|low"].Ids.Count)
            : new SurveyFigures(0, 0, 0, 0, 0);

    private string Say(string locale, string key, params ReadOnlySpan<(string Name, object? Value)> values) =>
        cards.Words(locale, key, values);

    // A single answer has none: nothing is better than a question mark.
    private string Margin(double? margin, string format, string locale) =>
        margin is { } known ? Say(locale, "survey.report.margin", ("value", known.ToString(format, CultureInfo.InvariantCulture))) : "";

    private static string Signed(double value) => value.ToString("+0;-0;0", CultureInfo.InvariantCulture);

    private static string Percent(double share) => ReportWords.Percent(Math.Round((decimal)share, 3));
}
