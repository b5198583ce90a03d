using System.Buffers;
using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>it was Ken I spoke to; wait, I talked with their CTO, not Hank, under a contact.</summary>
internal static class SpokenToFix
{
    private const int MostNames = 2;

    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    public static JsonObject Read(Section section, Frame preview) =>
        section.Has("patch.spoke") && Who(section, preview) is { } who ? new() { ["who"] = who } : [];

    private static string? Who(Section section, Frame preview) =>
        Known(section) ?? Capital(section) ?? (NamesOld(section, preview) ? NewName(section) : null);

    /// <summary>Somebody who is none of ours, and not the one who is denied.</summary>
    private static string? Known(Section section) => section.People.Find(person => person.Colleagues.Count == 0
        && !section.Cues.Exists(hit => hit.Is("deny") && person.Whole.Start - hit.End is 0 or 1))?.Written;

    /// <summary>it was Ken I spoke to: the word with a capital right behind, where no person is recognised.</summary>
    private static string? Capital(Section section)
    {
        foreach (var hit in section.All("patch.spoke"))
        {
            var rest = section.Text.Folded.AsSpan(hit.End, section.Span.End - hit.End).TrimStart();
            if (rest.StartsWith("their ", StringComparison.Ordinal)) rest = rest["their ".Length..];
            if (rest.Length == 0 || !char.IsAsciiLetterUpper(rest[0])) continue;
            var end = rest.IndexOfAnyExcept(Letters);
            return (end < 0 ? rest : rest[..end]).ToString();
        }

        return null;
    }

    /// <summary>not hank, it was dana wu from finance: who was noted is denied, so that a name follows even without a capital.</summary>
    private static bool NamesOld(Section section, Frame preview) => preview.Text("who") is { } old && section.First("deny") is { } not
        && section.Lower.AsSpan(not.End, section.Span.End - not.End).TrimStart().StartsWith(old, StringComparison.OrdinalIgnoreCase);

    private static string? NewName(Section section)
    {
        var at = section.All("patch.spoke").Max(static hit => hit.End);
        var clause = section.Clauses.Find(clause => clause.Contains(at));
        var words = section.Text.Folded[at..Math.Max(at, clause.End)].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var name = words.TakeWhile(static word => word.All(char.IsLetter) && !Nearby.Words("name.stop").Is(word.ToLowerInvariant()))
            .ToList();
        return name.Count is > 0 and <= MostNames ? string.Join(' ', name) : null;
    }
}
