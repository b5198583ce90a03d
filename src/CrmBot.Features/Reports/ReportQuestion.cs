using System.Globalization;
using System.Text.Json;
using CrmBot.Features.Reading;
using CrmBot.Language;

namespace CrmBot.Features.Reports;

/// <summary>What was asked, in the codes of the language contract.</summary>
/// <param name="Measure">conversion, funnel, loss, win, revenue, touches, new_leads, pipeline.</param>
/// <param name="By">stage, grade, src, reason, industry, region, owner, month, week; of our own team and rival.</param>
/// <param name="Of"><c>me</c>, <c>team</c>, a colleague, a team; null: everybody the asker may read about.</param>
/// <param name="Only">The groups asked about; empty for all.</param>
/// <param name="Compare">Two period codes, the asked one first; empty for none.</param>
internal sealed record ReportQuestion(
    string Measure, string By, string? Of, string? From, string? To, IReadOnlyList<string> Only, IReadOnlyList<string> Compare, int? Top,
    string? Currency)
{
    /// <summary>Of what was signed only one kind; null for all.</summary>
    public string? Sold { get; init; }

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };
    private static readonly string[] Groupings = ["stage", "grade", "src", "reason", "industry", "region", "owner", "month", "week"];

    public static ReportQuestion Read(Frame frame, IReportSource source) => new(
        source.Measure,
        frame.Text(Frame.By) ?? (frame.Text("by") is { } by && Groupings.Contains(by) ? by : source.UsualGrouping),
        frame.Text("of"), frame.Text("from"), frame.Text("to"), frame.Has(Frame.Only) ? frame.Texts(Frame.Only) : frame.Texts("only"),
        frame.Texts("cmp") is { Count: 2 } both ? both : [],
        int.TryParse(frame.Text("top"), CultureInfo.InvariantCulture, out var top) && top > 0 ? top : null,
        frame.Text("cur")) { Sold = frame.Text(Frame.OfKind) };

    public static ReportQuestion Parse(string json) =>
        JsonSerializer.Deserialize<ReportQuestion>(json, Json) ?? throw new JsonException("A report without a question.");

    public string Write() => JsonSerializer.Serialize(this, Json);
}

/// <summary>Period codes of the contract: <c>2026</c>, <c>2026H1</c>, <c>2026Q1</c>, <c>2026-03</c>, <c>2026-W11</c>, or a day.</summary>
internal static class PeriodCode
{
    /// <summary>First and last day; null when it is no period.</summary>
    public static (DateOnly First, DateOnly Last)? Read(string code)
    {
        if (SaidTime.Read(code) is { HasClock: false } day) return (day.Day, day.Day);
        if (code.Length < 4 || !int.TryParse(code.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || year is < 1 or > 9998) return null;
        return code.Length switch
        {
            4 => Months(year, 1, 12),
            6 when code[4] is 'H' && Digit(code[5]) is { } half and (1 or 2) => Months(year, (half * 6) - 5, 6),
            6 when code[4] is 'Q' && Digit(code[5]) is { } quarter and >= 1 and <= 4 => Months(year, (quarter * 3) - 2, 3),
            7 when code[4] is '-' && Number(code[5..]) is { } month and >= 1 and <= 12 => Months(year, month, 1),
            8 when code[4] is '-' && code[5] is 'W' && Number(code[6..]) is { } week && week >= 1 && week <= ISOWeek.GetWeeksInYear(year) =>
                Week(year, week),
            _ => null,
        };
    }

    private static (DateOnly, DateOnly) Months(int year, int month, int count)
    {
        var first = new DateOnly(year, month, 1);
        return (first, first.AddMonths(count).AddDays(-1));
    }

    private static (DateOnly, DateOnly) Week(int year, int week)
    {
        var monday = DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday));
        return (monday, monday.AddDays(6));
    }

    private static int? Digit(char sign) => char.IsAsciiDigit(sign) ? sign - '0' : null;

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
