using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>
/// 恒达签了62万，不对，是26万: who takes back in one breath what was just said means what comes behind. A value takes the place of the one of its
/// kind, a whole statement that of what was said before; the message is then read as it was meant.
/// </summary>
internal static class SelfRepair
{
    /// <summary>Nobody corrects himself in the middle of a list; every clause of one would be looked at.</summary>
    private const int MostClauses = 16;

    /// <returns>The message as it was meant, recognised; null when nothing in it is taken back.</returns>
    public static Section? Meant(Section section, Rereading rereading)
    {
        if (section.Clauses.Count is < 2 or > MostClauses || section.Has("injected")) return null;
        if (section.Utterance.Preview is not null && OfPreview(section, rereading) is { } corrected) return corrected;
        for (var at = 1; at < section.Clauses.Count; at++)
        {
            if (Mark(section, at) is { } instead && Text(section, at, instead, rereading) is { } meant)
                return Answers(section) ? null : rereading.Read(meant);
        }

        return null;
    }

    /// <summary>Under an open preview what is taken back may be what that shows; then it is a correction of it.</summary>
    private static bool Answers(Section section) =>
        section.Utterance.Preview is not null && Interpreter.Read(section).Any(static frame => frame.Intent == "patch");

    /// <summary>scratch that, it's Initech, under an open preview: what is corrected stands behind.</summary>
    private static Section? OfPreview(Section section, Rereading rereading) =>
        CalledOff.Behind(section) is null
            && Nearby.Words("repair.lead").Is(section.Lower.AsSpan(section.Clauses[0].Start, section.Clauses[0].Length))
            ? rereading.Read(section.Text.Original[section.Text.ToOriginal(section.Clauses[1]).Start..]) : null;

    /// <summary>The clause, or the rest of it, that takes the place of what was said: it stands behind a word that takes back.</summary>
    private static TextSpan? Mark(Section section, int at)
    {
        var clause = section.Clauses[at];
        if (section.Quotes.Exists(quote => quote.Overlaps(clause))) return null;
        var words = section.Lower.AsSpan(clause.Start, clause.Length);
        var mark = Nearby.Words("repair").LengthAt(words);
        if (mark == 0 && Nearby.Words("repair.value").Is(words) && IsValue(section, at + 1)) mark = clause.Length;
        if (mark == 0) return null;
        if (mark < clause.Length) return TextSpan.Between(clause.Start + mark, clause.End);
        return at + 1 < section.Clauses.Count ? section.Clauses[at + 1] : null;
    }

    /// <summary>close 5101 - no, 5104: behind a no only a ticket's number is sure to be meant instead.</summary>
    private static bool IsValue(Section section, int at) => at < section.Clauses.Count
        && Values(section.Within(section.Clauses[at])) is [{ Kind: PartKind.Ticket }];

    private static string? Text(Section section, int at, TextSpan instead, Rereading rereading)
    {
        var piece = section.Within(instead);
        var tail = section.Text.Original[section.Text.ToOriginal(instead).End..];
        var typed = section.Text.Original[..section.Text.ToOriginal(section.Clauses[at]).Start];
        if (TicketAtHead(section, at, piece) is { } ticket)
            return string.Concat(typed.AsSpan(0, ticket.Typed.Start), ticket.Meant, typed.AsSpan(ticket.Typed.End)) + tail;
        if (Values(piece) is { Count: > 0 } values)
        {
            foreach (var value in values)
            {
                if (RepairedValue.In(section, at, value, rereading) is not { } repair) return null;
                typed = string.Concat(typed.AsSpan(0, repair.Typed.Start), repair.Meant, typed.AsSpan(repair.Typed.End));
            }

            return typed + tail;
        }

        if (RepairedNumber.In(section, at, piece) is { } number)
            return string.Concat(typed.AsSpan(0, number.Typed.Start), number.Meant, typed.AsSpan(number.Typed.End)) + tail;
        return Statement(section, piece, tail);
    }

    /// <summary>是26万, 后天, at 4: values and nothing else.</summary>
    private static List<SaidPart> Values(Section piece)
    {
        var parts = SaidPart.In(Bare(piece));
        return Nearby.Words("repair.fill").AreAll(piece.Cut(parts.Select(static part => part.Span))) ? parts : [];
    }

    /// <summary>5101 sorry 5104 to urgent: right behind one number another takes its place, and the words go on.</summary>
    private static Repair? TicketAtHead(Section section, int at, Section piece)
    {
        piece = Bare(piece);
        if (piece.Tickets is not [var meant] || section.Tickets is not [var old, ..] || old.Span.Start >= meant.Span.Start) return null;
        var start = piece.Span.Start + piece.Words.Length - piece.Words.TrimStart().Length;
        if (meant.Span.Start != start || IsMore(section, old.Span.End, section.Clauses[at].Start)) return null;
        return new Repair(section.Text.ToOriginal(old.Span), section.Text.Cut(TextSpan.Between(start, piece.Span.End)));
    }

    private static bool IsMore(Section section, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (char.IsLetterOrDigit(section.Lower[at])) return true;
        }

        return false;
    }

    /// <summary>5104 i mean, I meant 5104: the "i" is nobody of whom something is said.</summary>
    private static Section Bare(Section piece)
    {
        var words = piece.Words;
        var head = words.Length - words.TrimStart().Length;
        head += Nearby.Words("repair.is").LengthAt(words[head..]);
        var tail = Nearby.Words("repair.is").LengthBefore(words);
        return head + tail == 0 || head + tail >= words.Length
            ? piece : piece.Within(TextSpan.Between(piece.Span.Start + head, piece.Span.End - tail));
    }

    /// <summary>没续签，不对，是还没谈续签: said anew of the same customer.</summary>
    private static string? Statement(Section section, Section piece, string tail)
    {
        var name = piece.Customers.Count > 0 ? "" : null;
        var words = piece.Words.TrimStart();
        var behind = Nearby.Words("repair.is").LengthAt(words);
        if (name is null && behind == 0) return null;
        var said = section.Text.Original[section.Text.ToOriginal(
            TextSpan.Between(piece.Span.End - words.Length + behind, piece.Span.End)).Start..];
        var end = said.Length - tail.Length;
        if (end <= 0) return null;
        name ??= section.Customers is [var first, ..] ? section.Text.Cut(first.Span) : section.Text.Original[..Head(section)];
        return name + said;
    }

    /// <summary>A customer nobody knows stands at the head, before the first cue.</summary>
    private static int Head(Section section) =>
        section.Guess is { } guess && guess.Span.Start == section.Span.Start ? section.Text.ToOriginal(guess.Span).End : 0;
}

/// <summary>What was typed, and what was meant in its place.</summary>
internal readonly record struct Repair(TextSpan Typed, string Meant);
