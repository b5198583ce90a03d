using CrmBot.Language.Text;

namespace CrmBot.Language.Reading;

/// <summary>Parts of a section: what lies within a stretch, or within some of the clauses.</summary>
internal sealed partial record Section
{
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

    /// <summary>Whether one of the clauses fits.</summary>
    public bool HasClause(Predicate<Section> fits)
    {
        foreach (var clause in Clauses)
        {
            if (fits(Within(clause))) return true;
        }

        return false;
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
        Birthdays = Inside(span, Birthdays, static spot => spot.Date),
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
            Birthdays = Inside(clauses, Birthdays, static spot => spot.Date),
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
}
