using CrmBot.Language.Lexicons;

namespace CrmBot.Language.Linking;

/// <summary>
/// What people call a company whose whole name is too long to type: 博远 for 昆山博远自动化, wingtip
/// for Wingtip Robotics. Nothing where that would be an everyday word (今天 for 今天便利).
/// </summary>
public static class ShortName
{
    private const int LeastChinese = 2, LongestChinese = 4, LeastLatin = 5, MostKinds = 2;
    private static readonly Nearby Kinds = Nearby.Words("name.kind");
    private static readonly Nearby Common = Nearby.Words("name.common");

    public static string? Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var folded = NameFold.Fold(name);
        var found = folded.Length > 0 && WordEdge.IsChinese(folded[0]) ? Chinese(folded) : Latin(folded);
        return found is null || found == folded || Common.Is(found) ? null : found;
    }

    private static string? Latin(string folded)
    {
        var end = folded.IndexOf(' ', StringComparison.Ordinal);
        return end >= LeastLatin && KnownWords.IsStrange(folded.AsSpan(0, end)) ? folded[..end] : null;
    }

    private static string? Chinese(string folded)
    {
        var core = LegalForms.WithoutCity(LegalForms.WithoutForm(folded));
        for (var i = 0; i < MostKinds && KindLength(core) is > 0 and var kind && core.Length - kind >= LeastChinese; i++)
            core = core[..^kind];
        return core.Length is >= LeastChinese and <= LongestChinese && core.All(WordEdge.IsChinese) && !IsEveryday(core) ? core : null;
    }

    private static int KindLength(string core)
    {
        var known = Kinds.LengthBefore(core);
        for (var length = Math.Min(core.Length - 1, 4); length > known; length--)
        {
            if (PersonWords.LengthAt("company.end", core, core.Length - length) == length) return length;
        }

        return known;
    }

    /// <summary>A word that means something by itself, a time or a place.</summary>
    private static bool IsEveryday(string core) => Places.CityLengthAt(core, 0) > 0
        || CueLexicon.Instance.Find(core).Exists(hit => hit.Length == core.Length);
}
