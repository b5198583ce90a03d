namespace CrmBot.Features.Rules;

/// <summary>What a rule's number counts.</summary>
internal enum RuleUnit
{
    /// <summary>Minutes; said in hours or days where that is whole.</summary>
    Minutes,

    Days,

    /// <summary>A number of things.</summary>
    Count,

    /// <summary>Whole units of the company's currency.</summary>
    Money,
}

/// <summary>
/// A number of the company that admins may change. Each feature registers its own; the words stand under <c>rules.name.{Code}</c>.
/// </summary>
/// <param name="Code">The language contract's <c>config.rule</c> where it has one.</param>
/// <param name="Usual">What holds until somebody changes it.</param>
/// <param name="Least">0 where the rule can be switched off.</param>
internal sealed record KnownRule(string Code, RuleUnit Unit, int Usual, int Least, int Most)
{
    /// <summary>Finer rules that are set together with this one.</summary>
    public IReadOnlyList<string> Covers { get; init; } = [];

    /// <summary>The rule whose number has to be higher where both are set; <c>rules.crossed.{Code}</c> says so.</summary>
    public string? Below { get; init; }
}

/// <summary>Learns that a rule changed, also by undo: what depends on it is planned anew.</summary>
internal interface IRuleListener
{
    Task ChangedAsync(Runtime.Store.UnitOfWork work, string code, CancellationToken cancellationToken);
}
