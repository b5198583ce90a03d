using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Customers;

/// <summary>
/// Who at a customer has a job, told with how to reach them: Marcia Pell is the general counsel at Globex, marcia@…; their IT lead is Rob
/// Stein, rob@….
/// </summary>
internal static class NamedHolder
{
    private const int LongestJob = 30;

    public static JsonObject? Find(Section section)
    {
        if (section.Emails.Count + section.Phones.Count == 0 || section.Has("lead.ask") || section.Has("lead.story")
            || Mood.IsQuestion(section)
            || (section.Customers.Count == 0 ? section.Utterance.LastCustomer is null : section.Customers is not [{ Known: not null }]))
        {
            return null;
        }
        var first = section.Clauses[0];
        return (Behind(section, first) ?? Before(section, first)) is not var (name, job) ? null : Said(section, name, job);
    }

    /// <summary>Marcia Pell is the general counsel.</summary>
    private static (string Name, string Job)? Before(Section section, TextSpan clause)
    {
        var words = section.Text.CutFolded(clause);
        foreach (var link in (ReadOnlySpan<string>)[" is the ", " is their ", " is our "])
        {
            if (words.IndexOf(link, StringComparison.OrdinalIgnoreCase) is not (> 0 and var at) || !LatinName.IsFull(words[..at].Trim()))
                continue;
            var job = words[(at + link.Length)..];
            if (job.IndexOf(" at ", StringComparison.Ordinal) is > 0 and var place) job = job[..place];
            return job.Length is > 1 and <= LongestJob ? (words[..at].Trim(), job.Trim()) : null;
        }

        return null;
    }

    /// <summary>their GC is Marcia Pell.</summary>
    private static (string Name, string Job)? Behind(Section section, TextSpan clause)
    {
        var words = section.Text.CutFolded(clause);
        var lead = Nearby.Words("holder.lead").LengthAt(words.ToLowerInvariant());
        if (lead == 0 || words.IndexOf(" is ", lead, StringComparison.OrdinalIgnoreCase) is not (> 0 and var at)) return null;
        var name = words[(at + 4)..].Trim();
        var job = words[lead..at].Trim();
        return LatinName.IsFull(name) && job.Length is > 1 and <= LongestJob
            ? (name, job.StartsWith("new ", StringComparison.Ordinal) ? job[4..] : job) : null;
    }

    private static JsonObject Said(Section section, string name, string job)
    {
        var one = new JsonObject { ["who"] = name, ["title"] = job };
        if (section.Phones.Count > 0) one["phone"] = section.Phones[0].Value;
        if (section.Emails.Count > 0) one["email"] = section.Emails[0].Value;
        if (section.Clauses.TrueForAll(clause =>
            clause == section.Clauses[0] || !section.Within(clause)
                .Cut([.. section.Emails.Select(static spot => spot.Span), .. section.Phones.Select(static spot => spot.Span)])
                .Any(char.IsLetter)))
            one["only"] = true;
        return one;
    }
}
