using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>Which customer is meant: by its name, by a part of it, by its place in the list that was offered.</summary>
internal static class CustomerAnswer
{
    private const int LongestName = 30;
    private const int LongestPlain = 12;

    public static void Set(JsonObject set, Section section, Frame preview, string asked)
    {
        if (section.Customers.Count > 0) SetNamed(set, section, preview);
        else Answers.Put(set, "cust", Offered(section, preview.Texts("near")) ?? (preview.Intent == "lead_new" ? NewName(section) : null));
    }

    /// <summary>2nd one, 第二个: a place in some list, and nothing that could be stored.</summary>
    public static bool IsOnlyPlace(Section section) => section.HasFamily("nth.one")
        && !section.Cut(section.Cues.FindAll(IsOfPlace).ConvertAll(static hit => hit.Span)).TrimEnd('吧', '的', '啊', '呢')
            .Any(char.IsLetterOrDigit);

    private static bool IsOfPlace(CueHit hit) =>
        hit.IsOf("nth.one") || hit.Is("show.verb") || hit.Is("affirm") || hit.Is("polite") || hit.Is("smalltalk");

    /// <summary>没预算了 是星期六鞋业: beside the name only the reason, if that is asked too.</summary>
    private static void SetNamed(JsonObject set, Section section, Frame preview)
    {
        var mention = section.Customers[0];
        var reason = preview.Ask.Contains("reason") ? section.FirstOf("reason") : null;
        if (reason is { } stated) set["reason"] = stated.Leaf;
        var rest = section.Cut([mention.Span, .. reason is { } why ? new[] { why.Span } : [],
            .. section.People.Select(static person => person.Whole), .. Corrections.Words(section)]);
        if (!NameRest.IsEmpty(rest)) return;
        var near = preview.Texts("near");
        var chosen = mention.Known ?? mention.Candidates.FirstOrDefault(entry => near.Contains(entry.Name));
        Answers.Put(set, "cust", chosen?.Name ?? mention.Written);
    }

    private static string? Offered(Section section, IReadOnlyList<string> near) => ByPart(section, near) ?? ByPlace(section, near);

    /// <summary>印刷那家: the only one offered whose name holds what is said.</summary>
    private static string? ByPart(Section section, IReadOnlyList<string> near)
    {
        var words = section.Cues.FindAll(static hit => hit.Is("which.one") || hit.Is("affirm")).ConvertAll(static hit => hit.Span);
        var said = NameFold.Fold(Phrasing.Trim(section.Cut(words))).TrimEnd('的');
        return said.Length > 1 && near.Where(name => NameFold.Fold(name).Contains(said, StringComparison.Ordinal)).ToList() is [var only]
            ? only : null;
    }

    /// <summary>第一个: by the place in the list that was offered.</summary>
    private static string? ByPlace(Section section, IReadOnlyList<string> near)
    {
        if (section.FirstOf("nth.one") is not { } place || !IsOnlyPlace(section)) return null;
        return int.TryParse(place.Leaf, CultureInfo.InvariantCulture, out var nth) && nth <= near.Count ? near[nth - 1] : null;
    }

    /// <summary>公司叫海川泵业, they're called Tailwind Toys: the name of a company nobody has stored yet, and nothing else.</summary>
    private static string? NewName(Section section)
    {
        if (section.Clauses.Count != 1 || section.Times.Count + section.Phones.Count + section.Emails.Count > 0) return null;
        var name = Phrasing.Trim(section.Cut(section.All("patch.called").Select(static hit => hit.Span)));
        var isCompany = section.Has("patch.called") || CompanyNames.EndsLikeCompany(NameFold.Fold(name)) || IsChineseName(section, name)
            || IsLatinName(name);
        return isCompany && name.Length is > 1 and <= LongestName ? name : null;
    }

    /// <summary>海川泵业: Chinese alone, and no word of ours.</summary>
    private static bool IsChineseName(Section section, string name) =>
        name.Length is >= 3 and <= LongestPlain && name.All(WordEdge.IsChinese)
        && !section.Cues.Exists(static hit => hit.Length > 1 && !hit.Is("company.kind"));

    /// <summary>Tailwind Toys: every word with a capital.</summary>
    private static bool IsLatinName(string name) =>
        name.Contains(' ', StringComparison.Ordinal) && name.Split(' ').All(static word => char.IsAsciiLetterUpper(word[0]));
}
