using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Notes;

/// <summary>Roles of whoever was spoken of before: 跟童总通了电话 采购他说了算; 她是使用的人 支持我们.</summary>
internal static class SpokenOf
{
    private const int LeastStance = 3;

    /// <summary>Adds to the notes what a clause that names nobody says of the person before; false when it says nothing.</summary>
    public static bool Read(Section clause, LogNotes notes)
    {
        if (notes.Spoken is not { } who || clause.People.Count > 0 || KinHolder.IsSpokenOf(clause) || !clause.Cues.Exists(IsPart))
            return false;
        var pronoun = clause.Cues.FindIndex(hit => IsOne(clause, hit));
        if (pronoun < 0 && !(notes.RoleBefore && IsOnlyParts(clause)) && !IsHimself(clause.Words)) return false;
        var start = pronoun < 0 ? clause.Span.Start : clause.Cues[pronoun].Start;
        var said = notes.Roles.Find(role => role["who"]?.GetValue<string>() == who);
        var found = said ?? new JsonObject { ["who"] = who };
        foreach (var hit in clause.Cues)
        {
            if (hit.Start >= start && IsPart(hit) && !RoleWords.IsDenied(clause, hit))
                found.TryAdd(RoleWords.IsRole(hit) ? "role" : "stance", hit.Leaf);
        }

        if (found.Count < 2) return false;
        if (said is null) notes.Roles.Add(found);
        return true;
    }

    /// <summary>nadia said to tag them as vip: what a customer's person says at the head is told, not ordered.</summary>
    public static bool ByContact(Section section) =>
        section.People is [{ Colleagues.Count: 0, Customers.Count: > 0 } first, ..] && first.Whole.Start <= section.Span.Start
        && section.First("said") is { } said && said.Start - first.Whole.End is >= 0 and <= 1;

    /// <summary>nadia will send the signed contract friday; 雷总周五会把合同寄回来: what their person does at the head is no task of ours.</summary>
    public static bool WillDo(Section section)
    {
        var at = section.People is [{ Colleagues.Count: 0, Customers.Count: > 0 } person, ..]
            && person.Whole.Start <= section.Span.Start + LongestLead ? person.Whole.End
            : section.Customers is [var first, ..] && first.Span.Start == section.Span.Start
            ? Phrasing.Around(section, first.Span).End
            : -1;
        if (at < 0) return false;
        for (var moved = true; moved;)
        {
            moved = false;
            while (at < section.Span.End && section.Lower[at] == ' ') at++;
            foreach (var time in section.Times)
            {
                if (time.Span.Start != at) continue;
                at = time.Span.End;
                moved = true;
            }
        }

        return section.Cues.Exists(hit => hit.Is("theirs.will") && hit.Start == at);
    }

    /// <summary>Before the person stands nothing but whom they are with: 鼎盛那边雷总.</summary>
    private const int LongestLead = 12;

    /// <summary>支持 alone may be said of anything.</summary>
    private static bool IsPart(CueHit hit) => RoleWords.IsRole(hit) || (hit.IsOf("stance") && hit.Length >= LeastStance);

    /// <summary>人是自己人了: he, whoever was spoken of.</summary>
    private static bool IsHimself(ReadOnlySpan<char> words) => words.StartsWith("人是") || words.StartsWith("人家") || words.StartsWith("本人");

    private static bool IsOne(Section clause, CueHit hit) =>
        hit.Is("pronoun")
            && clause.Lower.AsSpan(hit.Start, hit.Length) is "他" or "她" or "he" or "she" or "hes" or "shes" or "he's" or "she's"
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
