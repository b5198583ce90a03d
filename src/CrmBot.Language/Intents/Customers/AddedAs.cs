using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Customers;

/// <summary>
/// add Ben Foster as a second contact at Northwind, he runs IT: the name between the two, and what he does in a clause of its own.
/// </summary>
internal static class AddedAs
{
    private const string Add = "add ";

    public static string? Name(Section section)
    {
        if (section.First("added.as") is not { } order || !section.Words.StartsWith(Add)) return null;
        var name = section.Text
            .CutFolded(TextSpan.Between(section.Span.Start + Add.Length, Math.Max(section.Span.Start + Add.Length, order.Start))).Trim();
        return LatinName.IsFull(name) ? name : null;
    }

    /// <summary>runs IT, head of purchasing.</summary>
    public static string? Job(Section section)
    {
        if (!section.Has("added.as")) return null;
        foreach (var clause in section.Clauses)
        {
            if (clause.Start == section.Span.Start
                || section.Within(clause) is not { Emails.Count: 0, Phones.Count: 0, Customers.Count: 0 } part) continue;
            if (Lexicons.Nearby.Words("does.lead").Behind(section.Text.Cut(clause)) is var job && job.Length < clause.Length
                && job.Length > 1) return job;
        }

        return null;
    }
}
