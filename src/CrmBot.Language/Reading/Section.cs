using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Numbers;
using CrmBot.Language.Spots;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Reading;

/// <summary>
/// A message, or a part of it, with everything recognised in it. Spans are spans of the folded text of the whole message.
/// </summary>
internal sealed record Section
{
    public required World World { get; init; }

    public required Utterance Utterance { get; init; }

    public required FoldedText Text { get; init; }

    public required LocalMoment Now { get; init; }

    public required TextSpan Span { get; init; }

    public IReadOnlyList<TextSpan> Clauses { get; init; } = [];

    public IReadOnlyList<CustomerMention> Customers { get; init; } = [];

    public IReadOnlyList<PersonMention> People { get; init; } = [];

    public IReadOnlyList<TimeMention> Times { get; init; } = [];

    public IReadOnlyList<MoneySpot> Amounts { get; init; } = [];

    public IReadOnlyList<Spot> Phones { get; init; } = [];

    public IReadOnlyList<Spot> Emails { get; init; } = [];

    public IReadOnlyList<Spot> Wechats { get; init; } = [];

    public IReadOnlyList<CodeMention> Codes { get; init; } = [];

    public IReadOnlyList<TextSpan> Quotes { get; init; } = [];

    public IReadOnlyList<TicketMention> Tickets { get; init; } = [];

    public IReadOnlyList<CueHit> Cues { get; init; } = [];

    /// <summary>The customer an earlier part of the message spoke of, for parts that name none.</summary>
    public CustomerMention? Carried { get; init; }

    /// <summary>The first clause of the whole message, when it speaks for all parts (今天跑了两家).</summary>
    public Section? Lead { get; init; }

    public string Lower => Text.Lower;

    public DateOnly Today => Now.Today;

    /// <summary>What is recognised within <paramref name="span"/>, clauses cut to it.</summary>
    public Section Within(TextSpan span) => this with
    {
        Span = span,
        Clauses = [.. Clauses.Where(span.Overlaps).Select(clause => TextSpan.Between(Math.Max(clause.Start, span.Start), Math.Min(clause.End, span.End)))],
        Customers = [.. Customers.Where(mention => span.Contains(mention.Span))],
        People = [.. People.Where(mention => span.Contains(mention.Span))],
        Times = [.. Times.Where(mention => span.Contains(mention.Span))],
        Amounts = [.. Amounts.Where(spot => span.Contains(spot.Span))],
        Phones = [.. Phones.Where(spot => span.Contains(spot.Span))],
        Emails = [.. Emails.Where(spot => span.Contains(spot.Span))],
        Wechats = [.. Wechats.Where(spot => span.Contains(spot.Span))],
        Codes = [.. Codes.Where(code => span.Contains(code.Span))],
        Quotes = [.. Quotes.Where(quote => span.Contains(quote))],
        Tickets = [.. Tickets.Where(ticket => span.Contains(ticket.Span))],
        Cues = [.. Cues.Where(hit => hit.Start >= span.Start && hit.End <= span.End)],
    };

    public bool Has(string cue) => First(cue) is not null;

    public bool HasFamily(string family) => FirstOf(family) is not null;

    public CueHit? First(string cue)
    {
        foreach (var hit in Cues)
        {
            if (hit.Is(cue)) return hit;
        }

        return null;
    }

    public CueHit? FirstOf(string family)
    {
        foreach (var hit in Cues)
        {
            if (hit.IsOf(family)) return hit;
        }

        return null;
    }

    public IEnumerable<CueHit> All(string cue) => Cues.Where(hit => hit.Is(cue));

    public IEnumerable<CueHit> AllOf(string family) => Cues.Where(hit => hit.IsOf(family));

    public IEnumerable<CodeMention> CodesOf(CodeKind kind) => Codes.Where(code => code.Kind == kind);

    /// <summary>The section as typed, without the given stretches, edges and spaces tidied.</summary>
    public string Cut(params IEnumerable<TextSpan> without) => TextCutter.Cut(Text, Span, without);
}
