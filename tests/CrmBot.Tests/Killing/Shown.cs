using System.Text.RegularExpressions;
using CrmBot.Tests.TestApp;

namespace CrmBot.Tests.Killing;

/// <summary>The marks of <see cref="Traffic"/> as cards showed them when they were posted.</summary>
internal static partial class Shown
{
    public static IEnumerable<string> Marks(string text) => Mark().Matches(text).Select(match => match.Value);

    /// <summary>Whether a card says that it may have come before.</summary>
    public static bool IsMarkedAgain(Seen card) => Again().IsMatch(card.PostedWords);

    /// <summary>For each mark its cards, each with whether it is marked as sent again.</summary>
    public static ILookup<string, bool> Of(IEnumerable<Seen> cards) => cards
        .SelectMany(card => Marks(card.PostedWords).Distinct().Select(mark => (mark, Again: IsMarkedAgain(card))))
        .ToLookup(one => one.mark, one => one.Again);

    /// <summary>Marks in the order in which they first appeared.</summary>
    public static IEnumerable<string> Order(IEnumerable<Seen> cards) => cards.SelectMany(card => Marks(card.PostedWords)).Distinct();

    [GeneratedRegex("重发|sent again", RegexOptions.IgnoreCase)]
    private static partial Regex Again();

    [GeneratedRegex(@"KX\d+Z")]
    private static partial Regex Mark();
}
