using CrmBot.Language.Text;

namespace CrmBot.Language.Linking;

/// <summary>A customer named in the text.</summary>
/// <param name="Span">Where, in the folded text.</param>
/// <param name="Written">As typed.</param>
/// <param name="Candidates">The customers it may be: one when it is clear, none when it is not known.</param>
/// <param name="IsGuess">True when no candidate is called exactly so: same sound, or one letter apart.</param>
internal sealed record CustomerMention(TextSpan Span, string Written, IReadOnlyList<CustomerEntry> Candidates, bool IsGuess)
{
    /// <summary>The one customer called exactly so, or null.</summary>
    public CustomerEntry? Known => Candidates.Count == 1 && !IsGuess ? Candidates[0] : null;

    public bool IsUnknown => Candidates.Count == 0;

    /// <summary>Whether both mean the same customer, as far as can be told.</summary>
    public bool SameAs(CustomerMention other) =>
        Candidates.Count > 0 ? Candidates.SequenceEqual(other.Candidates) : other.IsUnknown && Written == other.Written;
}

/// <summary>A person named in the text: somebody at a customer, a colleague, or either.</summary>
/// <param name="Span">Where, in the folded text, without a title before the name.</param>
/// <param name="Written">As typed.</param>
/// <param name="Colleagues">The colleagues who may be meant.</param>
/// <param name="Customers">At most a handful of the customers who know a contact of this name.</param>
/// <param name="Title">A job written before the name.</param>
internal sealed record PersonMention(
    TextSpan Span, string Written, IReadOnlyList<ColleagueEntry> Colleagues, IReadOnlyList<CustomerEntry> Customers, string? Title = null)
{
    /// <summary>Where title and name stand together.</summary>
    public TextSpan Whole { get; init; } = Span;

    /// <summary>Which side the words before the name speak for.</summary>
    public PersonSide Side { get; init; }
}

/// <summary>让小王 is one of us, 跟小王 is one of them (contract 6.3).</summary>
internal enum PersonSide
{
    Open,
    Ours,
    Theirs,
}
