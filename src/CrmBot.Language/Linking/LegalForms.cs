using CrmBot.Language.Lexicons;

namespace CrmBot.Language.Linking;

/// <summary>The part of a company's name that tells it apart: without a leading city and the legal form at its end.</summary>
internal static class LegalForms
{
    private static readonly Nearby Forms = Nearby.Words("legal.form");

    /// <summary>The folded name without legal forms, with and without its leading city.</summary>
    public static IEnumerable<string> Cores(string folded)
    {
        var core = WithoutForm(folded);
        var rest = WithoutCity(core);
        return rest.Length == core.Length ? [core] : [core, rest];
    }

    public static string WithoutForm(string folded)
    {
        var core = CoreOf(folded);
        return core.Length == folded.Length ? folded : core.ToString();
    }

    /// <summary>The folded name without legal forms.</summary>
    public static ReadOnlySpan<char> CoreOf(ReadOnlySpan<char> folded)
    {
        var name = folded.Trim();
        while (FormLength(name) is var form and > 0) name = name[..^form].TrimEnd(" ,.");
        return name;
    }

    /// <summary>The name behind its leading city; the name itself when there is none or little would be left.</summary>
    public static string WithoutCity(string core) =>
        Places.CityLengthAt(core, 0) is var city and > 0 && core[city..].TrimStart('市', '省', ' ') is { Length: > 1 } rest ? rest : core;

    private static int FormLength(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty || !CouldEnd(name[^1])) return 0;
        return Forms.LengthBefore(name) is var form && form < name.Length ? form : 0;
    }

    private static bool CouldEnd(char last) => last is '司' or '团' or '份' or '.' or 'd' or 'c' or 'h' or 'p' or 'o';
}
