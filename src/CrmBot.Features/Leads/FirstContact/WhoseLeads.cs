using CrmBot.Features.People;
using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Watching;

/// <summary>谁还没首联, 小李手上几单: questions of those who look after others, and about oneself (intent <c>watch</c>).</summary>
internal sealed class AnswerWatch(IEnumerable<IWatch> watches, IPersonDirectory people) : IFrameHandler
{
    private readonly ILookup<string, IWatch> watches = watches.ToLookup(watch => watch.K, StringComparer.Ordinal);

    public string Intent => "watch";

    public async Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var asked = watches[frame.Text("k") ?? ""].ToList();
        if (asked.Count == 0) return new Reply.Refuse("watch.notThis");
        var answers = new List<Reply>(asked.Count);
        foreach (var watch in asked) answers.Add(await AnswerAsync(turn, watch, frame, cancellationToken));
        // Who knows nothing, or may not tell, is silent beside one who does.
        if (answers.Exists(answer => answer is not Reply.Refuse)) answers.RemoveAll(answer => answer is Reply.Refuse);
        return answers.Count == 1 || answers[0] is Reply.Refuse ? answers[0] : new Reply.Several(answers);
    }

    private async Task<Reply> AnswerAsync(Turn turn, IWatch watch, Frame frame, CancellationToken cancellationToken)
    {
        if (watch.FindsPeople) return await watch.AnswerAsync(turn, frame, new([], false), cancellationToken);
        var (whose, refusal) = await WhoseAsync(turn, frame.Text("of"), cancellationToken);
        return whose is null ? refusal! : await watch.AnswerAsync(turn, frame, whose, cancellationToken);
    }

    private async Task<(Watched? Whose, Reply? Refusal)> WhoseAsync(Turn turn, string? of, CancellationToken cancellationToken)
    {
        if (of is null) return (await UsualAsync(turn, cancellationToken), null);
        if (await people.ResolveAsync(turn.Work, turn.Actor, of, cancellationToken) is { } one)
            return turn.Actor.ActsFor(one.Id) || Roles.LooksAfter(turn.Actor, one.Team) ? (new([one], false), null) : (null, new Reply.Refuse("agenda.leadsOnly"));
        var team = of == "team" ? turn.Actor.Team : of;
        var members = team is null ? [] : await people.ListAsync(turn.Work, team, cancellationToken);
        if (members.Count == 0) return (null, new Reply.Refuse("agenda.whoIsThat", ("name", of)));
        return Roles.LooksAfter(turn.Actor, team) ? (new(members, false), null) : (null, new Reply.Refuse("agenda.leadsOnly"));
    }

    // Nobody named: a rep's own, a lead's team, a manager's everybody.
    private async Task<Watched> UsualAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (Roles.SeesEverything(turn.Actor.Role)) return new(await people.ListAsync(turn.Work, null, cancellationToken), true);
        if (turn.Actor is { Role: Roles.Lead, Team: { } team }) return new(await people.ListAsync(turn.Work, team, cancellationToken), false);
        return new(await people.FindAsync(turn.Work, turn.Actor.Id, cancellationToken) is { } me ? [me] : [], false);
    }
}
