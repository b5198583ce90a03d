using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>
/// The value of a kind that stands nearest before the word that takes it back; of a time, a day alone keeps the hour and an hour the day
/// (contract 5.18).
/// </summary>
internal static class RepairedValue
{
    public static Repair? In(Section section, int before, SaidPart value, Rereading rereading)
    {
        for (var at = before - 1; at >= 0; at--)
        {
            var own = SaidPart.In(section.Within(section.Clauses[at])).FindIndex(part => part.Kind == value.Kind);
            if (own < 0) continue;
            var old = SaidPart.In(section.Within(section.Clauses[at]))[own];
            var meant = value.Kind == PartKind.Time ? Time(section, old, value, rereading) : value.Text;
            return new Repair(section.Text.ToOriginal(old.Span), meant);
        }

        return null;
    }

    private static string Time(Section section, SaidPart old, SaidPart value, Rereading rereading)
    {
        if (section.Times.Find(time => time.Span == old.Span) is not { HasDay: true } was
            || section.Times.Find(time => time.Span == value.Span) is not { } now) return value.Text;
        if (now.HasDay && !now.HasClock && !now.HasPartOfDay && (was.HasClock || was.HasPartOfDay))
            return value.Text + Without(old.Text, rereading, day: true);
        return !now.HasDay && now.HasClock && (was.HasClock || was.HasPartOfDay)
            ? Without(old.Text, rereading, day: false) + Gap(old.Text) + value.Text : value.Text;
    }

    private static string Gap(string text) => char.IsAscii(text[^1]) && char.IsAsciiLetter(text[0]) ? " " : "";

    /// <summary>明天下午3点 without 明天, or without 3点.</summary>
    private static string Without(string text, Rereading rereading, bool day)
    {
        for (var cut = 1; cut < text.Length; cut++)
        {
            var kept = day ? text[cut..] : text[..^cut];
            if (rereading.ReadAfresh(kept).Times is [var only] && only.Span.Length == kept.Trim().Length && IsKept(only, day))
                return day ? Gap(text) + kept.Trim() : kept.Trim();
        }

        return "";
    }

    private static bool IsKept(TimeMention time, bool day) =>
        day ? !time.HasDay && (time.HasClock || time.HasPartOfDay) : time.HasDay && !time.HasClock;
}
