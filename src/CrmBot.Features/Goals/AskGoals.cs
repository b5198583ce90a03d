using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.Digests;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Goals;

/// <summary>How the goals stand that somebody asks about: one as its card, several as a list.</summary>
internal sealed class AskGoals(GoalHolders holders, CountGoal count, PrintGoal print, GoalWords words, Policy policy)
{
    private const int Most = 8;

    public async Task<Reply> AnswerAsync(Turn turn, string? measure, CancellationToken cancellationToken)
    {
        var named = await holders.NamedAsync(turn, cancellationToken);
        if (named is not null && policy.Decide(turn.Actor, "see", named.Subject) is { Allowed: false } no)
            return new Reply.Refuse(no.ReasonKey!);
        var goals = await FindAsync(turn, measure, named, cancellationToken);
        List<(Goal Goal, GoalStanding Standing)> standings = [];
        foreach (var goal in goals) standings.Add((goal, await count.KeepAsync(turn, goal, cancellationToken)));
        if (goals is [var only]) turn.Memory.LastRecord = new RecordRef("goal", only.Id);
        return goals.Count switch
        {
            0 => new Reply.Say(measure is null ? "goal.none" : "goal.noneOf",
                ("measure", measure is null ? "" : words.Measure(measure, turn.Locale))),
            1 => new Reply.OfRecord(new RecordRef("goal", goals[0].Id)),
            _ => await ListAsync(turn, standings, cancellationToken),
        };
    }

    // Those that run; when none does, those that ended last. In a group nobody's own goal comes up but the asker's.
    private async Task<IReadOnlyList<Goal>> FindAsync(Turn turn, string? measure, GoalHolder? named, CancellationToken cancellationToken)
    {
        var today = DayCode.Of(DateOnly.FromDateTime(turn.LocalNow));
        var found = turn.Db.Set<Goal>().AsNoTracking().Where(goal => goal.EndedAt == null);
        if (measure is not null) found = found.Where(goal => goal.Measure == measure);
        if (named is { Person: { } person }) found = found.Where(goal => goal.PersonId == person);
        else if (named is not null) found = found.Where(goal => goal.PersonId == null && goal.Team == named.Team);
        var seen = (await found.OrderByDescending(goal => goal.EndOn).Take(500).ToListAsync(cancellationToken))
            .Where(goal => policy.Decide(turn.Actor, "see", goal.Subject).Allowed
                && (!turn.Place.IsGroup || goal.PersonId is null || goal.PersonId == turn.Actor.Id)).ToList();
        var running = seen.Where(goal => goal.EndOn >= today).ToList();
        if (running.Count == 0) running = [.. seen.Where(goal => goal.EndOn == seen[0].EndOn)];
        return [.. running.OrderBy(goal => goal.PersonId == turn.Actor.Id ? 0 : goal.PersonId is null ? 1 : 2).ThenBy(goal => goal.EndOn)
            .ThenBy(goal => goal.Id).Take(Most)];
    }

    private async Task<Reply> ListAsync(Turn turn, List<(Goal Goal, GoalStanding Standing)> goals, CancellationToken cancellationToken)
    {
        List<JsonObject> rows = [];
        foreach (var (goal, standing) in goals) rows.Add(await RowAsync(turn, goal, standing, cancellationToken));
        return new Reply.Card("goals", new JsonObject
        {
            ["rows"] = CardRow.List(rows),
            ["say"] = new JsonObject { ["title"] = print.Words(turn.Locale, "goal.list.title", ("count", goals.Count)) },
        });
    }

    private async Task<JsonObject> RowAsync(Turn turn, Goal goal, GoalStanding standing, CancellationToken cancellationToken)
    {
        var (name, ours) = await print.HolderAsync(turn.Work, goal, turn.Locale, cancellationToken);
        return new JsonObject
        {
            ["record"] = new RecordRef("goal", goal.Id).ToString(),
            ["name"] = name,
            ["behind"] = standing.IsBehind,
            ["say"] = new JsonObject
            {
                ["what"] = PrintCustomer.Joined(words.Measure(goal.Measure, turn.Locale), ours),
                ["how"] = PrintCustomer.Joined(words.Beside(standing, turn.Place.IsGroup, turn.Locale),
                    print.Days(turn.Work, goal, turn.Locale)),
            },
        };
    }
}
