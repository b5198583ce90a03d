using System.Globalization;

namespace CrmBot.Features.People;

/// <summary>
/// A kind of notice a person does not want (deal, ticket, lead, reminder, digest, survey or all), for good or up to and including a day.
/// </summary>
internal sealed record Mute(string Kind, DateOnly? Until)
{
    public bool CoversOn(string kind, DateOnly day) => (Kind == kind || Kind == "all") && (Until is null || day <= Until);

    public static Mute Parse(string text)
    {
        var parts = text.Split('@', 2);
        return new(parts[0], parts.Length == 2 ? DateOnly.ParseExact(parts[1], "yyyy-MM-dd", CultureInfo.InvariantCulture) : null);
    }

    public override string ToString() =>
        Until is { } day ? $"{Kind}@{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : Kind;
}
