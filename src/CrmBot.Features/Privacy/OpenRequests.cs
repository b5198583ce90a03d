using CrmBot.Features.Help.Asides;
using CrmBot.Features.People;
using CrmBot.Language;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Privacy;

/// <summary>
/// 看下那个删除申请, 这个删除我同意: the requests that wait for a second person, each with its buttons; a yes is a tap, never a sentence.
/// </summary>
internal sealed class OpenRequests(PrivacySubject subjects) : IAside
{
    private const int Most = 3;

    public IReadOnlyCollection<string> Codes => ["erasure"];

    public async Task<Reply?> AnswerAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (turn.Place.IsGroup) return new Reply.Refuse("people.pick.inDirectChat");
        var open = await turn.Db.Set<PrivacyRequest>().AsNoTracking().Where(request => request.State == PrivacyState.Open)
            .ToListAsync(cancellationToken);
        List<Reply> shown = [];
        foreach (var request in open.OrderByDescending(request => request.AskedAt))
        {
            if (shown.Count < Most && turn.Now < request.Until && await MayLookAsync(turn, request, cancellationToken))
                shown.Add(new Reply.OfRecord(PrivacyRequest.Ref(request.Id)));
        }

        return shown.Count == 0 ? null : new Reply.Several(shown);
    }

    private async Task<bool> MayLookAsync(Turn turn, PrivacyRequest request, CancellationToken cancellationToken) =>
        request.AskedBy == turn.Actor.Id || Roles.SeesEverything(turn.Actor.Role)
        || await Deciders.MayDecideAsync(turn.Work, turn.Actor, request, await subjects.TeamAsync(turn.Work, request, cancellationToken),
            cancellationToken);
}
