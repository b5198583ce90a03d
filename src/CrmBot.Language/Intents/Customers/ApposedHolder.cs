using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Customers;

/// <summary>
/// Priya Nair, CFO at Globex, is the economic buyer: name, job and part of one person. The "is" behind the comma begins no question.
/// </summary>
internal static class ApposedHolder
{
    private static readonly Nearby Links = Nearby.Words("role.employed");

    /// <returns>Null when something else is said.</returns>
    public static JsonObject? Of(Section section)
    {
        if (section.Clauses is not [var name, var job, var told] || section.Lower.Contains('?')) return null;
        if (!LatinName.IsFull(section.Text.CutFolded(name).Trim()) || Title(section, job) is not { } title) return null;
        if (!section.Lower.AsSpan(told.Start, told.Length).TrimStart().StartsWith("is ")) return null;
        foreach (var hit in section.Within(told).Cues)
        {
            if (!RoleWords.IsPart(hit) || RoleWords.IsDenied(section, hit)) continue;
            return new JsonObject
            {
                ["who"] = section.Text.Cut(name).Trim(), ["title"] = title, [RoleWords.IsRole(hit) ? "role" : "stance"] = hit.Leaf,
            };
        }

        return null;
    }

    /// <summary>CFO at Globex: a job, and where.</summary>
    private static string? Title(Section section, TextSpan clause)
    {
        var start = clause.Start;
        while (start < clause.End && section.Lower[start] == ' ') start++;
        if (TitleFinder.At(section, start) is not { } title || title.Start != start) return null;
        var known = section.Within(clause).Customers.ConvertAll(static mention => mention.Span);
        var rest = section.Within(TextSpan.Between(title.End, clause.End)).Cut(known);
        return Links.AreAll(rest) ? section.Text.Cut(title) : null;
    }
}
