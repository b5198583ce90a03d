using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Rules;

/// <summary>
/// The company's rules as they are now: read from the store each time, so that every instance and timer goes by the newest.
/// </summary>
internal sealed class RuleBook(IEnumerable<KnownRule> rules, IEnumerable<IRuleListener> listeners)
{
    private readonly Dictionary<string, KnownRule> rules = rules.ToDictionary(rule => rule.Code, StringComparer.Ordinal);

    public IReadOnlyCollection<KnownRule> All => rules.Values;

    public KnownRule? Find(string? code) => code is null ? null : rules.GetValueOrDefault(code);

    /// <exception cref="KeyNotFoundException">Nobody has registered that rule.</exception>
    public async Task<int> ValueAsync(ReadView view, string code, CancellationToken cancellationToken) =>
        (await view.Records.ReadAsync<RuleValue>(RuleValue.IdOf(code), cancellationToken))?.Value ?? rules[code].Usual;

    /// <summary>Sets the rule and those it covers.</summary>
    public async Task SetAsync(UnitOfWork work, KnownRule rule, int value, CancellationToken cancellationToken)
    {
        foreach (var code in rule.Covers.Prepend(rule.Code))
        {
            var id = RuleValue.IdOf(code);
            var stored = await work.Records.FindAsync<RuleValue>(id, cancellationToken);
            if (stored is null) work.Db.Add(stored = new RuleValue { Id = id, Code = code });
            stored.Value = value;
        }

        await TellAsync(work, rule.Code, cancellationToken);
    }

    public async Task TellAsync(UnitOfWork work, string code, CancellationToken cancellationToken)
    {
        foreach (var listener in listeners) await listener.ChangedAsync(work, code, cancellationToken);
    }
}

/// <summary>A rule that undo put back counts at once.</summary>
internal sealed class AfterRuleUndo(RuleBook book) : IAfterUndo
{
    public string Kind => "rule_value";

    public Task RestoredAsync(UnitOfWork work, Guid id, CancellationToken cancellationToken) =>
        book.All.FirstOrDefault(rule => RuleValue.IdOf(rule.Code) == id) is { } rule
            ? book.TellAsync(work, rule.Code, cancellationToken)
            : Task.CompletedTask;
}
