using CrmBot.Runtime.Time;

namespace CrmBot.Features.Reading;

/// <summary>A calendar day of a zone as a span of instants: from its first moment to the next day's, which no longer counts.</summary>
internal static class LocalDay
{
    public static (long From, long To) Of(DateOnly day, TimeZoneInfo zone) => Between(day, day, zone);

    /// <summary>Both days count.</summary>
    public static (long From, long To) Between(DateOnly first, DateOnly last, TimeZoneInfo zone) =>
        (Instants.FromLocal(first.ToDateTime(default), zone), Instants.FromLocal(last.AddDays(1).ToDateTime(default), zone));
}
