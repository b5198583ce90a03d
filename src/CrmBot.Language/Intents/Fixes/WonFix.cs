using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>it's a three-year deal; signed yesterday, not today; wrong number sorry, 208, under a deal that was won.</summary>
internal static class WonFix
{
    public static JsonObject Read(Section section, Frame preview)
    {
        if (section.Has("outcome.wrong_number") && section.Amounts is [{ Money: { } sum }] && preview.Object("amt") is { } old)
            return new() { ["amt"] = MoneyForm.Of(AmountScale.Of(sum, old["v"]?.GetValue<decimal>()).OrIn(old["cur"]?.GetValue<string>() ?? section.World.Settings.DefaultCurrency)) };
        if (Whole(preview) is { } whole && section.Amounts.TrueForAll(static spot => spot.Bare) && (Installments.Shares(section) ?? Installments.ByTen(section)) is { } shares)
            return new() { ["parts"] = Installments.Split(whole, shares) };
        if (section.Has("patch.term") && Term(section) is { } term) return new() { ["term"] = term };
        return section.Has("won.word") && section.Has("deny") && section.Amounts.Count == 0 && SignedOn(section) is { } day
            ? new() { ["at"] = SlotForm.Of(day) } : [];
    }

    private static decimal? Whole(Frame preview) => decimal.TryParse(preview.Object("amt")?["v"]?.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var whole) && whole > 0 ? whole : null;

    private static string? Term(Section section) => section.Times.Find(static time => time.AsDuration() is not null)?.AsDuration();

    private static DateOnly? SignedOn(Section section) => section.Times is [{ Tendency: TimeTendency.Past } past, ..] ? past.AsPastDate() : null;
}
