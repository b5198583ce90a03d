using CrmBot.Language.Intents;
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
    private Answered? _answered;

    public required World World { get; init; }

    public required Utterance Utterance { get; init; }

    /// <summary>How many characters of the message as typed were read.</summary>
    public required int TypedLength { get; init; }

    public required FoldedText Text { get; init; }

    public required LocalMoment Now { get; init; }

    public required TextSpan Span { get; init; }

    public List<TextSpan> Clauses { get; init; } = Nothing<TextSpan>.Found;

    public List<CustomerMention> Customers { get; init; } = Nothing<CustomerMention>.Found;

    public List<PersonMention> People { get; init; } = Nothing<PersonMention>.Found;

    public List<TimeMention> Times { get; init; } = Nothing<TimeMention>.Found;

    public List<MoneySpot> Amounts { get; init; } = Nothing<MoneySpot>.Found;

    public List<Spot> Phones { get; init; } = Nothing<Spot>.Found;

    public List<Spot> Emails { get; init; } = Nothing<Spot>.Found;

    public List<Spot> Wechats { get; init; } = Nothing<Spot>.Found;

    public List<CodeMention> Codes { get; init; } = Nothing<CodeMention>.Found;

    public List<TextSpan> Quotes { get; init; } = Nothing<TextSpan>.Found;

    public List<TicketMention> Tickets { get; init; } = Nothing<TicketMention>.Found;

    public List<CueHit> Cues { get; init; } = Nothing<CueHit>.Found;

    /// <summary>The customer an earlier part of the message spoke of, for parts that name none.</summary>
    public CustomerMention? Carried { get; init; }

    /// <summary>The first clause of the whole message, when it speaks for all parts (今天跑了两家).</summary>
    public Section? Lead { get; init; }

    public string Lower => Text.Lower;

    public DateOnly Today => Now.Today;

    /// <summary>What is recognised within <paramref name="span"/>, clauses cut to it. The same stretch gives the same section.</summary>
    public Section Within(TextSpan span)
    {
        if (span == Span) return this;
        foreach (var known in Own.Parts)
        {
            if (known.Span == span) return known;
        }

        var part = Part(span);
        Own.Parts.Add(part);
        return part;
    }

    private Section Part(TextSpan span) => this with
    {
        Span = span,
        Clauses = ClausesIn(span),
        Customers = Inside(span, Customers, static mention => mention.Span),
        People = Inside(span, People, static mention => mention.Span),
        Times = Inside(span, Times, static mention => mention.Span),
        Amounts = Inside(span, Amounts, static spot => spot.Span),
        Phones = Inside(span, Phones, static spot => spot.Span),
        Emails = Inside(span, Emails, static spot => spot.Span),
        Wechats = Inside(span, Wechats, static spot => spot.Span),
        Codes = Inside(span, Codes, static code => code.Span),
        Quotes = Inside(span, Quotes, static quote => quote),
        Tickets = Inside(span, Tickets, static ticket => ticket.Span),
        Cues = Inside(span, Cues, static hit => hit.Span),
    };

    /// <summary>What is recognised within some of the clauses, as if the others had not been said.</summary>
    public Section Keeping(List<TextSpan> clauses)
    {
        return Within(TextSpan.Between(clauses[0].Start, clauses[^1].End)) with
        {
            Clauses = clauses,
            Customers = Inside(clauses, Customers, static mention => mention.Span),
            People = Inside(clauses, People, static person => person.Whole),
            Times = Inside(clauses, Times, static time => time.Span),
            Amounts = Inside(clauses, Amounts, static spot => spot.Span),
            Codes = Inside(clauses, Codes, static code => code.Span),
            Cues = Inside(clauses, Cues, static hit => hit.Span),
        };
    }

    private List<TextSpan> ClausesIn(TextSpan span)
    {
        var count = 0;
        foreach (var clause in Clauses) count += span.Overlaps(clause) ? 1 : 0;
        if (count == 0) return Nothing<TextSpan>.Found;
        var clauses = new List<TextSpan>(count);
        foreach (var clause in Clauses)
        {
            if (span.Overlaps(clause)) clauses.Add(TextSpan.Between(Math.Max(clause.Start, span.Start), Math.Min(clause.End, span.End)));
        }

        return clauses;
    }

    /// <summary>Lists of a section never change, so one that lies inside as a whole is shared.</summary>
    private static List<T> Inside<T>(TextSpan span, List<T> all, Func<T, TextSpan> spanOf)
    {
        var count = 0;
        foreach (var one in all)
        {
            if (span.Contains(spanOf(one))) count++;
        }

        if (count == all.Count) return all;
        if (count == 0) return Nothing<T>.Found;
        var inside = new List<T>(count);
        foreach (var one in all)
        {
            if (span.Contains(spanOf(one))) inside.Add(one);
        }

        return inside;
    }

    private static List<T> Inside<T>(List<TextSpan> clauses, List<T> all, Func<T, TextSpan> spanOf)
    {
        var count = 0;
        foreach (var one in all) count += Holds(clauses, spanOf(one)) ? 1 : 0;
        if (count == all.Count) return all;
        if (count == 0) return Nothing<T>.Found;
        var inside = new List<T>(count);
        foreach (var one in all)
        {
            if (Holds(clauses, spanOf(one))) inside.Add(one);
        }

        return inside;
    }

    private static bool Holds(List<TextSpan> clauses, TextSpan span)
    {
        foreach (var clause in clauses)
        {
            if (clause.Contains(span)) return true;
        }

        return false;
    }

    /// <summary>One empty list for all sections.</summary>
    private static class Nothing<T>
    {
        public static readonly List<T> Found = [];
    }

    public bool IsCustomer(TextSpan span)
    {
        foreach (var mention in Customers)
        {
            if (mention.Span.Overlaps(span)) return true;
        }

        return false;
    }

    public bool IsTime(TextSpan span)
    {
        foreach (var time in Times)
        {
            if (time.Span.Overlaps(span)) return true;
        }

        return false;
    }

    public bool IsPerson(TextSpan span)
    {
        foreach (var person in People)
        {
            if (person.Whole.Overlaps(span)) return true;
        }

        return false;
    }

    /// <summary>Whether a cue, a time or a person starts here.</summary>
    public bool SomethingStarts(int at)
    {
        if (FirstCueAt(at) is var first && first < Cues.Count && Cues[first].Start == at) return true;
        foreach (var time in Times)
        {
            if (time.Span.Start == at) return true;
        }

        foreach (var person in People)
        {
            if (person.Whole.Start == at) return true;
        }

        return false;
    }

    /// <summary>The place in <see cref="Cues"/>, which are in the order of the text, of the first one that starts here or behind.</summary>
    public int FirstCueAt(int at)
    {
        var (low, high) = (0, Cues.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Cues[middle].Start < at) low = middle + 1;
            else high = middle;
        }

        return low;
    }

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

    public IEnumerable<CueHit> All(string cue) => Has(cue) ? Matching(cue) : [];

    public IEnumerable<CueHit> AllOf(string family) => HasFamily(family) ? MatchingFamily(family) : [];

    // Of their own, so that only a section that has the cue pays for looking through it.
    private IEnumerable<CueHit> Matching(string cue) => Cues.Where(hit => hit.Is(cue));

    private IEnumerable<CueHit> MatchingFamily(string family) => Cues.Where(hit => hit.IsOf(family));

    public IEnumerable<CodeMention> CodesOf(CodeKind kind) => Codes.Where(code => code.Kind == kind);

    /// <summary>What the section speaks for, the best first; weighed once.</summary>
    public List<(string Intent, int Weight)> Weights => Own.Weights ??= Evidence.Instance.Weigh(this);

    /// <summary>How many characters are said besides the names of customers.</summary>
    public int LengthWithoutCustomers => Own.Length ??= TextCutter.Length(Text, Span, SpansOf(Customers));

    /// <summary>A customer where no known name is written; looked for once.</summary>
    public CustomerMention? Guess
    {
        get
        {
            if (Own.HasGuess) return Own.Guess;
            Own.Guess = CustomerGuess.Find(this, null);
            Own.HasGuess = true;
            return Own.Guess;
        }
    }

    /// <summary>The score a customer gave; looked for once.</summary>
    public SurveyScore? Rating
    {
        get
        {
            if (Own.HasRating) return Own.Rating;
            Own.Rating = SurveyScore.Find(this);
            Own.HasRating = true;
            return Own.Rating;
        }
    }

    /// <summary>A changed copy (<c>with</c>) takes over the reference, so whose answers these are is written in them.</summary>
    private Answered Own => _answered is { } known && ReferenceEquals(known.Section, this) ? known : _answered = new Answered(this);

    /// <summary>The section as typed, without the given stretches, edges and spaces tidied.</summary>
    public string Cut(IEnumerable<TextSpan> without) => TextCutter.Cut(Text, Span, [.. without]);

    /// <inheritdoc cref="Cut(IEnumerable{TextSpan})"/>
    public string Cut(List<TextSpan> without) => TextCutter.Cut(Text, Span, without);

    /// <summary>The section as typed, edges and spaces tidied.</summary>
    public string Cut() => TextCutter.Cut(Text, Span, Nothing<TextSpan>.Found);

    private static List<TextSpan> SpansOf(List<CustomerMention> customers)
    {
        if (customers.Count == 0) return Nothing<TextSpan>.Found;
        var spans = new List<TextSpan>(customers.Count);
        foreach (var mention in customers) spans.Add(mention.Span);
        return spans;
    }

    /// <summary>Questions that several readers ask of the same section.</summary>
    private sealed class Answered(Section section)
    {
        public Section Section { get; } = section;

        public List<Section> Parts => field ??= [];

        public List<(string Intent, int Weight)>? Weights { get; set; }

        public int? Length { get; set; }

        public bool HasRating { get; set; }

        public SurveyScore? Rating { get; set; }

        public bool HasGuess { get; set; }

        public CustomerMention? Guess { get; set; }
    }
}
