using System.Globalization;
using CrmBot.Cards;
using CrmBot.Features.Company;
using CrmBot.Features.Digests;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Goals;

/// <summary>本月业绩目标100万 sets a goal; 达标了吗 asks how the goals stand (intent <c>goal</c>).</summary>
internal sealed class SetGoal(
    GoalMeasures measures, GoalHolders holders, CountGoal count, AskGoals ask, Policy policy, CompanySettings settings, CardLibrary cards)
    : IFrameHandler
{
    private static readonly string[] Offered = ["revenue", "won_count", "new_leads", "conversion", "first_contact", "repurchase"];

    public string Intent => "goal";

    public Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken) =>
        frame.Is("act", "get") ? ask.AnswerAsync(turn, frame.Text("m"), cancellationToken) : SetAsync(turn, frame, cancellationToken);

    public Task<DraftView> DescribeAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (frame.Text("m") is { } measure && cards.HasWords("goal.measure." + measure))
            return Task.FromResult(
                new DraftView("goal.draft", [new DraftLine("goal.label.measure", cards.Words(turn.Locale, "goal.measure." + measure))]));
        return Task.FromResult(new DraftView("goal.draft",
            []) { Choices = [.. Offered.Select(name => new DraftChoice(cards.Words(turn.Locale, "goal.measure." + name), "m", name))] });
    }

    private async Task<Reply> SetAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (measures.Find(frame.Text("m")) is not { } measure) return new Reply.Refuse(MissingKey(frame.Text("m")));
        if (frame.Is(Frame.Whose, GoalHolders.Each)) return new Reply.Refuse("goal.each");
        var holder = await holders.SaidAsync(turn, frame.Text(Frame.Whose), cancellationToken)
            ?? await holders.NamedAsync(turn, cancellationToken) ?? GoalHolders.Usual(turn);
        if (policy.Decide(turn.Actor, "change", holder.Subject) is { Allowed: false } no) return new Reply.Refuse(no.ReasonKey!);
        var (first, last) = GoalPeriods.Of(turn.Text, SaidTime.Read(frame.Text("by"))?.Day, DateOnly.FromDateTime(turn.LocalNow));
        if (last < DateOnly.FromDateTime(turn.LocalNow)) return new Reply.Refuse("goal.past");
        if (!decimal.TryParse(frame.Text("target"), NumberStyles.Float, CultureInfo.InvariantCulture, out var said))
            return new Reply.Refuse("goal.noTarget");
        var goal = await FindAsync(turn, measure, holder, first, last, cancellationToken);
        return await FillAsync(turn, goal, said, cancellationToken) ?? await ShowAsync(turn, goal, cancellationToken);
    }

    private static string MissingKey(string? measure) => measure is "csat" or "nps" ? "goal.missing." + measure : "goal.missing.other";

    // Said again it is the same goal with another target.
    private async Task<Goal> FindAsync(
        Turn turn, GoalMeasure measure, GoalHolder holder, DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        var currency = measure.Unit == GoalUnit.Money ? SaidCurrency.Of(turn.Text ?? "") ?? settings.DefaultCurrency : null;
        var (from, to) = (DayCode.Of(first), DayCode.Of(last));
        var id = await turn.Db.Set<Goal>().Where(
            goal => goal.Measure == measure.Name && goal.PersonId == holder.Person && goal.EndedAt == null && goal.StartOn == from
                && goal.EndOn == to
                    && goal.Currency == currency && (holder.Person != null || goal.Team == holder.Team))
            .Select(goal => (Guid?)goal.Id).FirstOrDefaultAsync(cancellationToken);
        if (id is { } known && await turn.Work.Records.FindAsync<Goal>(known, cancellationToken) is { } same) return same;
        return new Goal
        {
            Measure = measure.Name, Unit = measure.Unit, Currency = currency, PersonId = holder.Person, Team = holder.Team, StartOn = from,
            EndOn = to,
            Zone = turn.Actor.Zone.Id, CreatedBy = turn.Actor.Id, CreatedAt = turn.Now,
        };
    }

    private async Task<Reply.Refuse?> FillAsync(Turn turn, Goal goal, decimal said, CancellationToken cancellationToken)
    {
        goal.Baseline = await count.BaselineAsync(turn.Work, goal, cancellationToken);
        var relative = GoalTargets.IsRelative(turn.Text, said, goal.Unit);
        var target = relative
            ? GoalTargets.Raise(goal.Baseline, said < 1 ? said : said / 100, goal.Unit)
            : GoalTargets.Read(said, goal.Unit, goal.Currency);
        if (target is null)
            return new Reply.Refuse(relative ? "goal.noBaseline" : "goal.badTarget." + goal.Unit.ToString().ToLowerInvariant());
        goal.Target = target.Value;
        return null;
    }

    private async Task<Reply> ShowAsync(Turn turn, Goal goal, CancellationToken cancellationToken)
    {
        if (goal.Version == 0) turn.Db.Add(goal);
        await count.KeepAsync(turn, goal, cancellationToken);
        turn.Memory.LastRecord = new RecordRef("goal", goal.Id);
        return new Reply.OfRecord(new RecordRef("goal", goal.Id));
    }
}
