using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Leads;

/// <summary>
/// 佳美转给李静, assign 1024 to Bobby: somebody nobody here knows is to have it; who is meant is asked for, and nothing is noted down.
/// </summary>
internal static class UnknownReceiver
{
    private const int MostCharacters = 3;
    private const int MostWords = 2;

    private static readonly Nearby Verbs = Nearby.Words("receiver.verb");
    private static readonly Nearby TicketVerbs = Nearby.Words("receiver.ticket");
    private static readonly Nearby Orders = Nearby.Words("receiver.order");
    private static readonly Nearby Tasks = Nearby.Words("receiver.task");

    public static bool Is(Section section) => Name(section) is { } name && IsUnknown(section, name);

    private static bool IsUnknown(Section section, TextSpan name) => !section.People.Exists(person => person.Whole.Overlaps(name))
        && !section.Customers.Exists(mention => mention.Span.Overlaps(name))
        && !section.Codes.Exists(code => code.Span.Overlaps(name));

    private static TextSpan? Name(Section section)
    {
        var end = section.Span.Start + section.Lower.AsSpan(section.Span.Start, section.Span.Length).TrimEnd(" .。!！~").Length;
        return ChineseName(section, end) ?? LatinName(section, end);
    }

    /// <summary>A family name and one or two characters behind the verb, and behind them at most what is to be done.</summary>
    private static TextSpan? ChineseName(Section section, int end)
    {
        for (var start = end - 1; start > section.Span.Start; start--)
        {
            if (!WordEdge.IsChinese(section.Lower[start]) && section.Lower[start] is not (' ' or '@')) return null;
            var before = section.Lower.AsSpan(section.Span.Start, start - section.Span.Start).TrimEnd(" @");
            if (!Verbs.Ends(before) && !(section.Tickets.Count > 0 && TicketVerbs.Ends(before))) continue;
            if (PersonWords.LengthAt("surname", section.Lower, start) is not (> 0 and var family)) return null;
            for (var length = MostCharacters; length > family; length--)
            {
                if (start + length <= end && (start + length == end
                    || Tasks.Is(section.Lower.AsSpan(start + length, end - start - length)))) return new TextSpan(start, length);
            }

            return null;
        }

        return null;
    }

    /// <summary>One or two words in capitals behind the last "to" of an order.</summary>
    private static TextSpan? LatinName(Section section, int end)
    {
        var words = section.Lower.AsSpan(section.Span.Start, end - section.Span.Start);
        if (!Orders.Begins(words) || words.LastIndexOf(" to ", StringComparison.Ordinal) is not (> 0 and var to)) return null;
        var name = TextSpan.Between(section.Span.Start + to + " to ".Length, end);
        var parts = section.Text.CutFolded(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length is > 0 and <= MostWords
            && Array.TrueForAll(parts, static part => part.All(char.IsAsciiLetter) && char.IsAsciiLetterUpper(part[0]) && part.Length > 1)
                ? name : null;
    }
}
