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
        if (Sum(section, preview) is { } sum) return new() { ["amt"] = sum };
        if (Shares(section, preview) is { } parts) return new() { ["parts"] = parts };
        if (section.Has("patch.term") && Term(section) is { } term) return new() { ["term"] = term };
        return Day(section) is { } day ? new() { ["at"] = SlotForm.Of(day) } : [];
    }

    /// <summary>wrong number sorry, 208: in the unit and currency of the old one.</summary>
    private static JsonObject? Sum(Section section, Frame preview)
    {
        if (!section.Has("outcome.wrong_number") || section.Amounts is not [{ Money: { } sum }] || preview.Object("amt") is not { } old)
            return null;
        var currency = old["cur"]?.GetValue<string>() ?? section.World.Settings.DefaultCurrency;
        return MoneyForm.Of(AmountScale.Of(sum, old["v"]?.GetValue<decimal>()).OrIn(currency));
    }

    /// <summary>433: shares of the amount, and no sums.</summary>
    private static JsonArray? Shares(Section section, Frame preview) =>
        Whole(preview) is { } whole && section.Amounts.TrueForAll(static spot => spot.Bare)
        && (Installments.Shares(section) ?? Installments.ByTen(section)) is { } shares ? Installments.Split(whole, shares) : null;

    /// <summary>signed yesterday, not today.</summary>
    private static DateOnly? Day(Section section) =>
        section.Has("won.word") && section.Has("deny") && section.Amounts.Count == 0 ? SignedOn(section) : null;

    private static decimal? Whole(Frame preview) =>
        decimal.TryParse(preview.Object("amt")?["v"]?.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var whole)
            && whole > 0 ? whole : null;

    private static string? Term(Section section) => section.Times.Find(static time => time.AsDuration() is not null)?.AsDuration();

    private static DateOnly? SignedOn(Section section) =>
        section.Times is [{ Tendency: TimeTendency.Past } past, ..] ? past.AsPastDate() : null;
}
