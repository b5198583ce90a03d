using System.Text.Json;
using System.Text.Json.Serialization;
using CrmBot.Language;

namespace CrmBot.Runtime.Time;

/// <summary>Where a year's days come from.</summary>
internal sealed record CalendarSource(string Title, string? Number, DateOnly? Issued);

/// <summary>One year of a country's holidays, as its data file says (<c>Calendars/&lt;name&gt;-&lt;year&gt;.json</c>).</summary>
/// <param name="Provisional">True while the year's official arrangement is not announced.</param>
/// <param name="Festivals">Festivals with their days off, weekend days included.</param>
/// <param name="Workdays">Weekend days that are worked in exchange.</param>
internal sealed record CalendarYear(
    int Year, CalendarSource Source, bool Provisional, IReadOnlyList<FestivalEntry> Festivals, IReadOnlyList<DateOnly> Workdays)
{
    public static CalendarYear Read(Stream json) =>
        JsonSerializer.Deserialize(json,
            CalendarJson.Default.CalendarYear) is { Source: not null, Festivals: not null, Workdays: not null } year
            ? year
            : throw new FormatException("A calendar file needs source, festivals and workdays.");

    public IEnumerable<DateOnly> DaysOff()
    {
        foreach (var festival in Festivals)
        {
            for (var day = festival.From; day <= festival.To; day = day.AddDays(1)) yield return day;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CalendarYear))]
internal sealed partial class CalendarJson : JsonSerializerContext;
