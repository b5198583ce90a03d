using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Deals;
using CrmBot.Features.Digests;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Forms;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Goals;

/// <summary>改目标: another target or other days.</summary>
internal sealed class GoalForm(CardLibrary cards, CountGoal count, Policy policy) : IForm
{
    private const int LongestYears = 5;

    public string Name => "goal.edit";

    public async Task<FormResult> OpenAsync(FormOpening opening, CancellationToken cancellationToken)
    {
        var (goal, no) = await FindAsync(opening.View, opening.Actor, opening.Record, cancellationToken);
        return goal is null
            ? no!
            : Show(goal, Typed(goal, opening.Actor.Locale), SaidTime.Write(goal.First), SaidTime.Write(goal.Last), []);
    }

    public async Task<FormResult> SendAsync(Turn turn, FormInput input, CancellationToken cancellationToken)
    {
        var (goal, no) = await FindAsync(turn.Work, turn.Actor, input.Record, cancellationToken);
        if (goal is null) return no!;
        var errors = new FormErrors(cards, turn.Locale);
        // Whoever leaves the target alone keeps it to the last digit.
        var target = input.Text("target") == Typed(goal, turn.Locale) ? goal.Target : Target(goal, input.Text("target"));
        if (target is null) errors.Add("goal.badTarget." + goal.Unit.ToString().ToLowerInvariant());
        var (first, last) = (SaidTime.Read(input.Text("first"))?.Day, SaidTime.Read(input.Text("last"))?.Day);
        if (first is null || last is null || last < first || last > first.Value.AddYears(LongestYears)) errors.Add("goal.badDays");
        if (!errors.None) return Show(goal, input.Text("target"), input.Text("first"), input.Text("last"), errors.ToJson());
        (goal.Target, goal.StartOn, goal.EndOn) = (target!.Value, DayCode.Of(first!.Value), DayCode.Of(last!.Value));
        goal.Baseline = await count.BaselineAsync(turn.Work, goal, cancellationToken);
        await count.KeepAsync(turn, goal, cancellationToken);
        return new FormResult.Done();
    }

    private async Task<(Goal? Goal, FormResult? No)> FindAsync(
        ReadView view, Actor actor, RecordRef? record, CancellationToken cancellationToken)
    {
        if (record is not { Kind: "goal", Id: var id } || await view.Records.FindAsync<Goal>(id, cancellationToken) is not { } goal)
            return (null, new FormResult.Refuse("goal.gone"));
        return policy.Decide(actor, "change", goal.Subject) is { Allowed: false, ReasonKey: { } reason }
            ? (null, new FormResult.Refuse(reason)) : (goal, null);
    }

    private static string Typed(Goal goal, string locale) => GoalWords.Value(goal.Unit, goal.Currency, goal.Target, locale);

    private static long? Target(Goal goal, string? typed)
    {
        if (goal.Unit == GoalUnit.Money)
            return TypedAmount.Read(typed, goal.Currency ?? "CNY") is { Min: > 0 } money && money.Min == money.Max
                && money.Currency == goal.Currency ? money.Min : null;
        var plain = (typed ?? "").Replace("%", "", StringComparison.Ordinal).Replace("％", "", StringComparison.Ordinal).Trim();
        if (!decimal.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture,
            out var said)) return null;
        return goal.Unit == GoalUnit.Share && plain != typed?.Trim()
            ? GoalTargets.Read(said / 100, goal.Unit, null)
            : GoalTargets.Read(said, goal.Unit, null);
    }

    private static FormResult.Show Show(Goal goal, string? target, string? first, string? last, JsonArray errors) => new(
        "form-goal",
        new JsonObject { ["errors"] = errors, ["target"] = target ?? "", ["first"] = first ?? "", ["last"] = last ?? "" },
        "goal.form.title",
        new RecordRef("goal", goal.Id));
}
