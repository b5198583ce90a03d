using System.Globalization;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>make it 3, no 10 instead: a bare hour that corrects the clock of an open preview.</summary>
internal static class BareHourFix
{
    private static readonly Nearby Tails = Nearby.Words("hour.tail");

    /// <param name="section">What was said.</param>
    /// <param name="old">The slot as it is; only a date with a clock takes an hour.</param>
    public static string? NewValue(Section section, string? old)
    {
        if (old is null || !DateTime.TryParseExact(old, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var moment)) return null;
        if (section.Customers.Count + section.People.Count + section.Times.Count > 0) return null;
        var text = section.Words.TrimEnd(" .!");
        while (Tails.LengthBefore(text) is > 0 and var tail) text = text[..^tail].TrimEnd();

        foreach (var lead in (ReadOnlySpan<string>)["make it ", "make that ", "no, ", "no ", "actually ", "change it to ", "change to ",
            "i meant ", "sorry, ", "sorry "])
        {
            if (text.EndsWith(HourIn(text, lead, out var hour)) && hour > 0)
                return SlotForm.Of(moment.Date + new ClockExpression(hour).Read().Time.ToTimeSpan());
        }

        return null;
    }

    private static ReadOnlySpan<char> HourIn(ReadOnlySpan<char> text, string lead, out int hour)
    {
        hour = 0;
        var at = text.LastIndexOf(lead);
        if (at < 0) return "";
        var rest = text[(at + lead.Length)..].Trim();
        return rest.Length is 1 or 2 && int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out hour)
            && hour is >= 1 and <= 12 ? rest : "";
    }
}
