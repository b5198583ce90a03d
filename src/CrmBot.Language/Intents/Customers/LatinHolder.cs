using System.Buffers;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Customers;

/// <summary>
/// decision maker is Maria Lopez, decision is with their CFO Maria Lopez: two or three capitalised words behind a part, whoever that may
/// be.
/// </summary>
internal static class LatinHolder
{
    private static readonly SearchValues<char> Ends = SearchValues.Create(",.;:!?()");
    private static readonly Nearby Heads = Nearby.Words("role.head");
    private static readonly Nearby Links = Nearby.Words("role.link.latin");

    /// <returns>The name, and the job that stands before it; null when something else stands behind the part.</returns>
    public static (string Name, string? Title)? Behind(Section section, CueHit part)
    {
        if (!char.IsAsciiLetter(section.Lower[part.Start])) return null;
        var (at, title) = (part.End, default(string));
        while (Step(section, at) is > 0 and var step)
        {
            if (JobAt(section, at) is > 0 and var job) title = section.Text.Cut(new TextSpan(at, job));
            at += step;
        }

        return at > part.End && Name(section, at) is { } name ? (name, title) : null;
    }

    /// <summary>How long what only stands between is: a space, a small word, the customer, a job.</summary>
    private static int Step(Section section, int at)
    {
        if (at >= section.Span.End) return 0;
        if (section.Lower[at] is ' ' or ':') return 1;
        if (section.Customers.Find(mention => mention.Span.Start == at) is { } customer) return customer.Span.Length;
        if (section.People.Find(person => person.Whole.Start == at && section.Lower.AsSpan(person.Whole.End).StartsWith("'s ")) is { } head
            // Nora's boss Pete Hall
            && (JobAt(section, head.Whole.End + OwnerLength) is > 0 and var job0
                ? job0
                : Heads.LengthAt(section.Lower.AsSpan(head.Whole.End + OwnerLength))) is > 0 and var theirs)
                    return head.Whole.Length + OwnerLength + theirs;
        return JobAt(section, at) is > 0 and var job ? job : Links.LengthAt(section.Lower.AsSpan(at, section.Span.End - at));
    }

    private const int OwnerLength = 3;   // 's and the space

    private static int JobAt(Section section, int at) =>
        WordEdge.IsStart(section.Lower, at) ? PersonWords.LengthAt("title", section.Lower, at) : 0;

    private static string? Name(Section section, int at)
    {
        var rest = section.Text.CutFolded(TextSpan.Between(at, section.Span.End));
        var end = rest.AsSpan().IndexOfAny(Ends);
        var words = (end < 0 ? rest : rest[..end]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return LatinName.At(words);
    }
}
