using CrmBot.Language.Lexicons;

namespace CrmBot.Language.Linking;

/// <summary>A form of address, and beside what it is none.</summary>
/// <param name="Text">As it is written: 李总.</param>
/// <param name="NotAfter">Right behind one of these the family name is the end of another word: 下 before 周总.</param>
/// <param name="NotBefore">Right before one of these the honorific begins another word: 结 behind 周总.</param>
public sealed record FormOfAddress(string Text, IReadOnlyList<string> NotAfter, IReadOnlyList<string> NotBefore);

/// <summary>How somebody is addressed whose name is known: 李红 is 李总, 李工, 李姐 (<c>Lexicon/titles.txt</c>).</summary>
public static class FormsOfAddress
{
    private static readonly ILookup<string, string> Words = LexiconFile.Phrases("titles.txt")
        .ToLookup(line => line.Name, line => line.Phrase, StringComparer.Ordinal);

    /// <returns>Empty for a name that does not begin with a Chinese family name.</returns>
    public static IReadOnlyList<FormOfAddress> Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var family = Words["surname"].Concat(Words["surname.formal"]).Where(one => name.Length > one.Length
            && name.StartsWith(one, StringComparison.Ordinal)).MaxBy(one => one.Length);
        if (family is null) return [];
        List<string> notAfter = [.. Words["notfamily"].Where(word => word.EndsWith(family, StringComparison.Ordinal)
            && word.Length > family.Length).Select(word => word[..^family.Length]).Distinct()];
        return [.. Words["honorific"].Distinct()
            .Select(honorific => new FormOfAddress(family + honorific, notAfter, NotBefore(honorific)))];
    }

    private static List<string> NotBefore(string honorific) =>
        [.. Words["notname"].Where(word => word.StartsWith(honorific, StringComparison.Ordinal)
            && word.Length > honorific.Length).Select(word => word[honorific.Length..]).Distinct()];
}
