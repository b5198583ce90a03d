using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents;

/// <summary>Roles of whoever was spoken of before: 跟童总通了电话 采购他说了算; 她是使用的人 支持我们.</summary>
internal static class SpokenOf
{
    private const int LeastStance = 3;

    /// <summary>Adds to the notes what a clause that names nobody says of the person before; false when it says nothing.</summary>
    public static bool Read(Section clause, LogNotes notes)
    {
        if (notes.Spoken is not { } who || clause.People.Count > 0 || !clause.Cues.Exists(IsPart)) return false;
        var pronoun = clause.Cues.FindIndex(hit => IsOne(clause, hit));
        if (pronoun < 0 && !(notes.RoleBefore && IsOnlyParts(clause)) && !IsHimself(clause.Words)) return false;
        var start = pronoun < 0 ? clause.Span.Start : clause.Cues[pronoun].Start;
        var said = notes.Roles.Find(role => role["who"]?.GetValue<string>() == who);
        var found = said ?? new JsonObject { ["who"] = who };
        foreach (var hit in clause.Cues)
        {
            if (hit.Start >= start && IsPart(hit) && !RoleWords.IsDenied(clause, hit)) found.TryAdd(RoleWords.IsRole(hit) ? "role" : "stance", hit.Leaf);
        }

        if (found.Count < 2) return false;
        if (said is null) notes.Roles.Add(found);
        return true;
    }

    /// <summary>nadia said to tag them as vip: what a customer's person says at the head is told, not ordered.</summary>
    public static bool ByContact(Section section) => section.People is [{ Colleagues.Count: 0, Customers.Count: > 0 } first, ..] && first.Whole.Start <= section.Span.Start
        && section.First("said") is { } said && said.Start - first.Whole.End is >= 0 and <= 1;

    /// <summary>支持 alone may be said of anything.</summary>
    private static bool IsPart(CueHit hit) => RoleWords.IsRole(hit) || (hit.IsOf("stance") && hit.Length >= LeastStance);

    /// <summary>人是自己人了: he, whoever was spoken of.</summary>
    private static bool IsHimself(ReadOnlySpan<char> words) => words.StartsWith("人是") || words.StartsWith("人家") || words.StartsWith("本人");

    private static bool IsOne(Section clause, CueHit hit) => hit.Is("pronoun") && clause.Lower.AsSpan(hit.Start, hit.Length) is "他" or "她" or "he" or "she"
        && !(hit.End < clause.Span.End && clause.Lower[hit.End] == '们');

    private static bool IsOnlyParts(Section clause)
    {
        var gaps = new List<TextSpan>();
        foreach (var hit in clause.Cues)
        {
            if (IsPart(hit) || hit.Is("also") || hit.Is("but")) gaps.Add(hit.Span);
        }

        return Phrasing.Trim(clause.Cut(gaps)).Length <= 1;
    }
}
