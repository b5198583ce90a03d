using CrmBot.Features.Reading;

namespace CrmBot.Features.Customers;

/// <summary>
/// Finds the tag somebody probably means when they make up a new one: 意向很强 when 意向强烈 exists. Opposites (决策快, 决策慢;
/// 预算已确认, 预算待确认) look alike and are not alike.
/// </summary>
internal static class SimilarTags
{
    private const double CloseEnough = 0.7;
    private const string StateLetters = "不没无未待已非否";
    private static readonly string[] Opposites = ["快慢", "高低", "大小", "强弱", "多少", "长短", "新老", "新旧", "好差", "松紧", "远近", "贵便"];

    public static string? Closest(string tag, IEnumerable<string> known)
    {
        var typed = FoldedName.Of(tag);
        return known.Select(name => (Name: name, Score: Likeness(typed, FoldedName.Of(name))))
            .Where(candidate => candidate.Score >= CloseEnough)
            .OrderByDescending(candidate => candidate.Score).ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name).FirstOrDefault();
    }

    /// <summary>0 (nothing in common) to 1 (equal), for folded spellings.</summary>
    public static double Likeness(string one, string other)
    {
        if (one == other) return 1;
        if (one.Length == 0 || other.Length == 0 || AreOpposites(one, other)) return 0;
        return one.Any(letter => letter > 0x2E7F) ? Dice(one, 1, other) : Dice(one, 2, other);
    }

    private static bool AreOpposites(string one, string other)
    {
        if (!Letters(one, StateLetters).SequenceEqual(Letters(other, StateLetters))) return true;
        return Opposites.Any(
            pair => (Has(one, other, pair[0]) && Has(other, one, pair[1])) || (Has(one, other, pair[1]) && Has(other, one, pair[0])));
    }

    private static IEnumerable<char> Letters(string text, string wanted) =>
        text.Where(letter => wanted.Contains(letter, StringComparison.Ordinal)).Order();

    private static bool Has(string one, string other, char letter) =>
        one.Contains(letter, StringComparison.Ordinal) && !other.Contains(letter, StringComparison.Ordinal);

    /// <summary>Shared pieces of <paramref name="size"/> letters, counted twice, of all pieces.</summary>
    private static double Dice(string one, int size, string other)
    {
        var left = Pieces(one, size);
        var right = Pieces(other, size);
        var total = left.Count + right.Count;
        return total == 0 ? 0 : 2.0 * left.Count(piece => right.Remove(piece)) / total;
    }

    private static List<string> Pieces(string text, int size) =>
        [.. Enumerable.Range(0, Math.Max(0, text.Length - size + 1)).Select(start => text.Substring(start, size))];
}
