namespace CrmBot.Cards;

/// <summary>What a function's result may carry into a card; judged by the check that keeps user text out of Markdown.</summary>
internal enum ResultText
{
    /// <summary>A number, a boolean or a date: never somebody's text.</summary>
    Never,
    /// <summary>May carry the text of any argument.</summary>
    FromArguments,
    /// <summary>May carry the text of any argument but the first, which is only a condition.</summary>
    FromBranches,
}

/// <summary>A function of the expression language. Exactly one of <see cref="Eager"/> and <see cref="Lazy"/> is set.</summary>
internal sealed record Function(string Name, int Least, int Most, ResultText Carries)
{
    public Func<Value[], Value>? Eager { get; init; }

    /// <summary>Evaluates only the arguments it needs.</summary>
    public Func<Expression[], Scope, Value>? Lazy { get; init; }

    /// <summary>A path that leads nowhere counts as null here instead of failing the card.</summary>
    public bool TakesMissing { get; init; }

    public bool Accepts(int arguments) => arguments >= Least && arguments <= Most;
}
