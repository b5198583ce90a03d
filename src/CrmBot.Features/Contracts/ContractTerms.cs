using System.Globalization;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.Deals;
using CrmBot.Features.Reading;
using CrmBot.Language;

namespace CrmBot.Features.Contracts;

/// <summary>Puts what was said into a contract, and counts with its spans.</summary>
internal sealed class ContractTerms(CompanySettings settings)
{
    public void Put(Contract contract, Frame frame)
    {
        contract.Price(Budget.Read(frame.Object("amt"), contract.Currency ?? settings.DefaultCurrency));
        contract.StartOn = DayCode.Of(frame.Text("start")) ?? contract.StartOn;
        contract.Term = Span(frame.Text("term")) ?? contract.Term;
        contract.Notice = Span(frame.Text("notice")) ?? contract.Notice;
        if (DayCode.Of(frame.Text("end")) is { } end) contract.EndOn = end;
        else if (frame.Has("term") && DayCode.Read(contract.StartOn) is { } start) contract.EndOn = DayCode.Of(End(start, contract.Term!));
        if (!frame.Has("term") && !Holds(contract)) contract.Term = null;
        if (PartList.Of(frame, contract.Currency ?? settings.DefaultCurrency) is { Count: > 0 } parts) contract.Parts = parts;
    }

    // A year that would end in September is none any more when the contract is said to end in June.
    private static bool Holds(Contract contract) => contract.Term is not { } term || DayCode.Read(contract.StartOn) is not { } start
        || DayCode.Read(contract.EndOn) is not { } end || Math.Abs(End(start, term).DayNumber - end.DayNumber) <= 1;

    /// <summary>The last day of what begins on <paramref name="start"/>.</summary>
    public static DateOnly End(DateOnly start, string term) => Later(start, term, 1).AddDays(-1);

    /// <summary>So long before a day.</summary>
    public static DateOnly Before(DateOnly day, string span) => Later(day, span, -1);

    /// <summary>Null for what is no span of days, weeks, months or years.</summary>
    private static string? Span(string? said) => said is not null && Read(said) is not null ? said : null;

    private static DateOnly Later(DateOnly day, string span, int sign) => Read(span) switch
    {
        (var count, 'W') => day.AddDays(sign * 7 * count),
        (var count, 'M') => day.AddMonths(sign * count),
        (var count, 'Y') => day.AddYears(sign * count),
        (var count, _) => day.AddDays(sign * count),
        null => day,
    };

    private static (int Count, char Unit)? Read(string span) =>
        span.Length is >= 3 and <= 8 && span[0] == 'P' && span[^1] is 'D' or 'W' or 'M' or 'Y'
        && int.TryParse(span[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= 3660
        && (span[^1] != 'Y' || count <= 50)
            ? (count, span[^1])
            : null;
}
