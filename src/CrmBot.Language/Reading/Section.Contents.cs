using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Text;

namespace CrmBot.Language.Reading;

/// <summary>What stands where in a section, which cues it has, and its words without some of them.</summary>
internal sealed partial record Section
{
    /// <summary>Its text, in small letters.</summary>
    public ReadOnlySpan<char> Words => Lower.AsSpan(Span.Start, Span.Length);

    public bool HasCode(CodeKind kind)
    {
        foreach (var code in Codes)
        {
            if (code.Kind == kind) return true;
        }

        return false;
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

    /// <summary>Whether one of the cues stands in it.</summary>
    public bool HasAny(params ReadOnlySpan<string> cues)
    {
        foreach (var cue in cues)
        {
            if (Has(cue)) return true;
        }

        return false;
    }

    /// <summary>
    /// Whether the cue stands somewhere that fits. With a static function nothing is made for it, however often it is asked.
    /// </summary>
    public bool Has(string cue, Func<Section, CueHit, bool> fits)
    {
        if (!_marks.MayHave(cue)) return false;
        foreach (var hit in Cues)
        {
            if (hit.Is(cue) && fits(this, hit)) return true;
        }

        return false;
    }

    /// <summary>Whether the cue begins at this place.</summary>
    public bool HasAt(string cue, int start)
    {
        if (!_marks.MayHave(cue)) return false;
        foreach (var hit in Cues)
        {
            if (hit.Start == start && hit.Is(cue)) return true;
        }

        return false;
    }

    /// <summary>The clause a place lies in; empty where it lies in none.</summary>
    public TextSpan ClauseAt(int at)
    {
        foreach (var clause in Clauses)
            if (clause.Contains(at)) return clause;
        return default;
    }

    /// <summary>Whether the cue ends right before this place, or a space before it.</summary>
    public bool HasRightBefore(string cue, int at)
    {
        if (!_marks.MayHave(cue)) return false;
        foreach (var hit in Cues)
        {
            if (hit.Is(cue) && hit.End <= at && at - hit.End <= 1) return true;
        }

        return false;
    }

    public bool HasFamily(string family) => FirstOf(family) is not null;

    public CueHit? First(string cue)
    {
        if (!_marks.MayHave(cue)) return null;
        foreach (var hit in Cues)
        {
            if (hit.Is(cue)) return hit;
        }

        return null;
    }

    public CueHit? FirstOf(string family)
    {
        if (!_marks.MayHaveFamily(family)) return null;
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

    /// <summary>The section as typed, without the given stretches, edges and spaces tidied.</summary>
    public string Cut(IEnumerable<TextSpan> without) => TextCutter.Cut(Text, Span, [.. without]);

    /// <inheritdoc cref="Cut(IEnumerable{TextSpan})"/>
    public string Cut(List<TextSpan> without) => TextCutter.Cut(Text, Span, without);

    /// <summary>The section as typed, edges and spaces tidied.</summary>
    public string Cut() => TextCutter.Cut(Text, Span, Nothing<TextSpan>.Found);
}
