using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Deals;

/// <summary>What one clause says of an open deal: stage, amount, day of signing, chance, competitor, what it is stuck on.</summary>
/// <param name="clause">The clause.</param>
/// <param name="draft">Takes what is said; a slot that is set stays.</param>
/// <param name="among">Whether the clause stands among others that speak of the deal: then a bare amount or share does too.</param>
internal sealed partial class DealClause(Section clause, FrameDraft draft, bool among)
{
    private const int MostDistance = 8;

    /// <summary>True when the clause says something of the deal.</summary>
    public bool Read()
    {
        if (ReadRivalPrice() || ReadRivalNote() || ReadRival() || ReadBlocker()) return true;
        var read = ReadYes() | ReadStage();
        var closes = ReadClose(read);
        var chance = ReadChance(read | closes);
        read |= ReadAmount(read || ((closes || chance) && (among || clause.Has("deal.set"))));
        return read | closes | chance | (!chance && ReadChance(read));
    }

    /// <summary>legal's holding it up: a department, or a person without a name, right before the words.</summary>
    private string? HeldBy()
    {
        if (draft.Has("blocker") || clause.First("deal.holding") is not { } holding || IsColleagueBefore(holding.Start)) return null;
        var start = clause.Span.Start;
        foreach (var mention in clause.Customers)
        {
            if (mention.Span.End <= holding.Start) start = Phrasing.Around(clause, mention.Span).End;
        }

        var text = Phrasing.Trim(clause.Text.Cut(TextSpan.Between(start, holding.Start))).TrimEnd('\'');
        text = Whose.Behind(text);
        return text.Length is > 1 and <= LongestHolder && !text.EndsWith("n't", StringComparison.Ordinal)
                && !text.EndsWith(" not", StringComparison.Ordinal) && !text.EndsWith(" longer", StringComparison.Ordinal)
                && !text.EndsWith("nothing", StringComparison.Ordinal) && text is not ("what" or "what's" or "who" or "whats")
            ? text
            : null;
    }

    private bool IsColleagueBefore(int at) => clause.People.Exists(person => person.Span.End <= at && person.Colleagues.Count > 0);

    private const int LongestHolder = 30;

    private static readonly Nearby Whose = Nearby.Words("whose");

    /// <summary>Nothing is left of the clause beside it.</summary>
    private bool IsBare(TextSpan span)
    {
        var words = clause.Cues.Where(hit => hit.IsOf("deal") || hit.Is("then.so") || hit.Is("also") || hit.Is("merge.link")
            || hit.Is("speaker.me") || hit.Is("pronoun")).Select(hit => hit.Span);
        return NameRest.IsEmpty(Phrasing.Trim(
            clause.Cut([span, .. words, .. clause.Times.Select(time => time.Span), .. clause.Amounts.Select(spot => spot.Span),
                .. clause.Customers.Select(mention => Phrasing.Around(clause, mention.Span)),
                .. Persons.Contacts(clause).Select(static person => person.Whole),
                .. clause.CodesOf(CodeKind.Stage).Select(code => code.Span)])));
    }
}
