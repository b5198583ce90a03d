using CrmBot.Runtime.People;
using CrmBot.Runtime.Places;

namespace CrmBot.Runtime.Policies;

/// <summary>What a decision is about: a record's kind, whose it is, which team's and in which region.</summary>
public sealed record Subject(string Kind, Guid? Owner = null, string? Team = null, string? Region = null);

/// <summary>Yes with the fields to hide, or no with a reason (a key of the word files).</summary>
public sealed record Decision(bool Allowed, string? ReasonKey, IReadOnlySet<string> Masked)
{
    private static readonly IReadOnlySet<string> Nothing = new HashSet<string>();

    public static Decision Yes { get; } = new(true, null, Nothing);

    public static Decision YesWithout(params string[] fields) => new(true, null, new HashSet<string>(fields, StringComparer.Ordinal));

    public static Decision No(string reasonKey) => new(false, reasonKey, Nothing);
}

/// <summary>One feature's rules for one kind of record.</summary>
public interface IPolicyRule
{
    string Kind { get; }

    /// <param name="actor">Null: the least-privileged reader of a group.</param>
    /// <param name="action">e.g. <c>see</c>, <c>change</c>, <c>assign</c>, <c>erase</c>.</param>
    Decision Decide(Actor? actor, string action, Subject subject);
}

/// <summary>
/// The one place that decides what a person may see or do; list, card, search, digest, API and export all ask here.
/// A kind without a rule is refused.
/// </summary>
public sealed class Policy(IEnumerable<IPolicyRule> rules)
{
    private readonly Dictionary<string, IPolicyRule> rules = rules.ToDictionary(rule => rule.Kind, StringComparer.Ordinal);

    public Decision Decide(Actor? actor, string action, Subject subject) =>
        rules.TryGetValue(subject.Kind, out var rule) ? rule.Decide(actor, action, subject) : Decision.No("policy.unknown");

    /// <summary>As <see cref="Decide(Actor?, string, Subject)"/>, for the least-privileged reader when the place is a group.</summary>
    public Decision Decide(Actor actor, Place place, string action, Subject subject) =>
        Decide(action == "see" && place.IsGroup ? null : actor, action, subject);
}
