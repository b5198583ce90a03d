using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Talk;

/// <summary>can Ma Chao take the Umbrella ticket: asked so, it is an order to give it to the colleague.</summary>
internal static class AskedOfColleague
{
    private const string Ticket = "ticket";

    /// <returns>The same as a plain order; null when nothing of the kind is asked.</returns>
    public static string? Order(Section section)
    {
        var text = section.Utterance.Text;
        if (section.People is not [{ Colleagues.Count: 1, Customers.Count: 0 } one, ..]
            || !section.Words.StartsWith("can ") && !section.Words.StartsWith("could ")) return null;
        var typed = section.Text.ToOriginal(one.Whole);
        if (text.AsSpan(0, typed.Start).TrimStart().IndexOf(' ') != text.AsSpan(0, typed.Start).Trim().Length) return null;
        var rest = text[typed.End..].Trim(' ', '?', '.');
        var verb = Nearby.Words("takes.on").LengthAt(rest);
        return verb > 0 && rest.Contains(Ticket, StringComparison.OrdinalIgnoreCase)
            ? $"give{rest[verb..]} to {text[typed.Start..typed.End]}" : null;
    }
}
