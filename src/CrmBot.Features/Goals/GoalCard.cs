using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.Digests;
using CrmBot.Features.People;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Goals;

/// <summary>How a goal stands, as it was counted last: the number opens exactly what was counted.</summary>
internal sealed class GoalCard(PrintGoal print, GoalWords words, DigestWords digests, Reading.WhenWords when, Policy policy) : IRecordCard
{
    public string Kind => "goal";

    public async Task<CardContent?> RenderAsync(ReadView view, Guid id, CardView cardView, CancellationToken cancellationToken)
    {
        if (await view.Records.ReadAsync<Goal>(id, cancellationToken) is not { } goal
            || !policy.Decide(cardView.Viewer, "see", goal.Subject).Allowed) return null;
        var digest = await LastAsync(view, goal, cardView, cancellationToken);
        var content = digest is null ? null : DigestContent.Read(digest.Body);
        var standing = CountGoal.Stand(goal, content?.Find(CountGoal.Counted)?.Goals is [var kept, ..] ? kept.Now : null,
            digest?.MadeAt ?? view.Now);
        var (name, ours) = await print.HolderAsync(view, goal, cardView.Locale, cancellationToken);
        var mayOpen = digest is not null && (digest.InGroup || digest.ReaderId == cardView.Viewer?.Id
            || (cardView.Viewer is { } viewer && Roles.SeesEverything(viewer.Role)));
        var (counted, all) = (content?.Find(CountGoal.Counted)?.Ids.Count ?? 0, content?.Find(CountGoal.All)?.Ids.Count ?? 0);
        var hidesMoney = goal.Unit == GoalUnit.Money && cardView.Viewer is null;
        var data = new JsonObject
        {
            ["name"] = name,
            ["mood"] = Mood(goal, standing, view),
            ["digest"] = digest?.Id.ToString("N") ?? "",
            ["counted"] = CountGoal.Counted,
            ["all"] = CountGoal.All,
            ["opens"] = mayOpen && counted > 0,
            ["opensAll"] = mayOpen && goal.Unit == GoalUnit.Share && all > 0,
            ["mayChange"] = goal.EndedAt is null && cardView.Viewer is not null,
            ["rows"] = CardRow.List(Rows(view, goal, digest, cardView.Locale, hidesMoney, all - counted)),
            ["say"] = Say(view, goal, standing, cardView.Locale, ours, hidesMoney, counted, all),
        };
        return new CardContent("goal", data, "goal.summary");
    }

    // The viewer's own count when there is one: of somebody else's they could not open the list.
    private static Task<Digest?> LastAsync(ReadView view, Goal goal, CardView cardView, CancellationToken cancellationToken)
    {
        var reader = cardView.Viewer?.Id;
        return view.Db.Set<Digest>().AsNoTracking().Where(digest => digest.PlanId == goal.Id && digest.Kind == DigestKind.Goal)
            .OrderByDescending(digest => digest.MadeAt).ThenByDescending(digest => digest.ReaderId == reader)
            .ThenByDescending(digest => digest.Id).FirstOrDefaultAsync(cancellationToken);
    }

    private JsonObject Say(
        ReadView view, Goal goal, GoalStanding standing, string locale, string ours, bool hidesMoney, int counted, int all) => new()
        {
            ["title"] = print.Words(locale, "goal.title", ("measure", words.Measure(goal.Measure, locale))),
            ["who"] = ours,
            ["days"] = PrintCustomer.Joined(print.Days(view, goal, locale), Left(view, goal, locale)),
            ["now"] = hidesMoney ? GoalWords.Done(standing)
                : standing.Now is { } now ? GoalWords.Value(goal.Unit, goal.Currency, now, locale) : "–",
            ["target"] = hidesMoney
                ? ""
                : print.Words(locale, "goal.ofTarget", ("target", GoalWords.Value(goal.Unit, goal.Currency, goal.Target, locale))),
            ["done"] = hidesMoney || goal.Unit == GoalUnit.Share
                ? ""
                : print.Words(locale, "goal.done", ("done", GoalWords.Done(standing))),
            ["state"] = State(view, goal, standing, locale, hidesMoney),
            ["open"] = print.Words(locale, "goal.open", ("count", counted)),
            ["openAll"] = print.Words(locale, "goal.openAll", ("count", all)),
        };

    private string State(ReadView view, Goal goal, GoalStanding standing, string locale, bool hidesMoney)
    {
        if (goal.EndedAt is not null) return print.Words(locale, "goal.state.ended");
        if (PrintGoal.Today(view, goal) < goal.First) return print.Words(locale, "goal.state.ahead");
        if (standing.Now is not { } now) return print.Words(locale, "goal.state.nothing");
        if (standing.IsReached) return print.Words(locale, "goal.state.reached");
        if (hidesMoney) return words.Beside(standing, inGroup: true, locale);
        if (PrintGoal.Today(view, goal) > goal.Last)
            return print.Words(locale, "goal.state.missed", ("by", words.Difference(standing, goal.Target - now, locale)));
        if (PrintGoal.Today(view, goal) == goal.First) return print.Words(locale, "goal.state.firstDay");
        // what is missing is what should be there
        if (now == 0 && standing.IsBehind) return print.Words(locale, "goal.state.behindAll", ("pace", words.Pace(standing, locale)));
        var expected = goal.Unit == GoalUnit.Money ? GoalWords.Rough(standing.Expected) : standing.Expected;
        return print.Words(
            locale, standing.IsBehind ? "goal.state.behind" : "goal.state.on",
            ("expected", GoalWords.Value(goal.Unit, goal.Currency, expected, locale)), ("pace", words.Pace(standing, locale)));
    }

    private static string Mood(Goal goal, GoalStanding standing, ReadView view) => (goal.EndedAt, standing.Now) switch
    {
        (not null, _) or (_, null) => "Default",
        _ when PrintGoal.Today(view, goal) < goal.First => "Default",
        _ => standing.IsBehind ? "Attention" : "Accent",
    };

    private string Left(ReadView view, Goal goal, string locale)
    {
        var left = goal.Last.DayNumber - PrintGoal.Today(view, goal).DayNumber;
        return goal.EndedAt is not null || left < 0 ? ""
            : left == 0 ? print.Words(locale, "goal.lastDay")
            : print.Words(locale, "goal.left", ("days", left));
    }

    private IEnumerable<JsonObject> Rows(ReadView view, Goal goal, Digest? digest, string locale, bool hidesMoney, int others)
    {
        var (first, last) = GoalPeriods.Before(goal.First, goal.Last);
        var today = PrintGoal.Today(view, goal);
        if (!hidesMoney)
        {
            var baseline = goal.Baseline is { } before
                ? GoalWords.Value(goal.Unit, goal.Currency, before, locale)
                : print.Words(locale, "goal.noneBefore");
            yield return Row("baseline", baseline, digests.Days(first, last, today, locale), locale);
        }

        yield return Row("means", print.Words(locale, "goal.means." + goal.Measure), "", locale);
        if (goal.Unit == GoalUnit.Money && others > 0)
            yield return Row("others", print.Words(locale, "goal.otherCurrency", ("count", others)), "", locale);
        if (digest is not null)
            yield return Row("at",
                when.Moment(Runtime.Time.Instants.ToLocal(digest.MadeAt, goal.TimeZone), view.LocalNow(goal.TimeZone), locale), "", locale);
    }

    private JsonObject Row(string label, string text, string note, string locale) => new()
    {
        ["say"] = new JsonObject { ["label"] = print.Words(locale, "goal.label." + label), ["text"] = PrintCustomer.Joined(text, note) },
    };
}
