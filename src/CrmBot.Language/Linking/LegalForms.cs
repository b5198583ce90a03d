namespace CrmBot.Language.Linking;

/// <summary>The part of a company's name that tells it apart: without a leading city and the legal form at its end.</summary>
internal static class LegalForms
{
    private static readonly string[] Forms =
    [
        "有限责任公司", "股份有限公司", "集团有限公司", "有限公司", "集团公司", "集团", "股份", "公司",
        "co., ltd.", "co.,ltd.", "co., ltd", "co.,ltd", "inc.", "inc", "ltd.", "ltd", "llc", "gmbh", "corp.", "corp", "co.", "co",
    ];

    /// <summary>The folded name without legal forms, with and without its leading city.</summary>
    public static IEnumerable<string> Cores(string folded)
    {
        var core = WithoutForm(folded);
        yield return core;
        var city = Places.CityLengthAt(core, 0);
        if (city > 0 && core[city..].TrimStart('市', '省', ' ') is { Length: > 1 } rest) yield return rest;
    }

    public static string WithoutForm(string folded)
    {
        var name = folded.Trim();
        while (Array.Find(Forms, form => EndsWith(name, form)) is { } found) name = name[..^found.Length].TrimEnd(' ', ',', '.');
        return name;
    }

    private static bool EndsWith(string name, string form) =>
        name.Length > form.Length && name.EndsWith(form, StringComparison.Ordinal) && (form[0] > 0x80 || !char.IsLetterOrDigit(name[name.Length - form.Length - 1]));
}
