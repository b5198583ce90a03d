using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.Privacy.Erasing;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Privacy;

/// <summary>Puts a request before a second person. Until that one says yes nothing is touched, and nothing is made.</summary>
internal sealed class AskPrivacy(Deciders deciders)
{
    public const string Notice = "privacy.ask";

    public async Task<Reply> AskAsync(Turn turn, string act, CustomerBrief customer, Contact? contact, CancellationToken cancellationToken)
    {
        if (Refusal(turn, customer) is { } refusal) return refusal;
        return await PutAsync(turn, customer.Team,
            new PrivacyRequest { Act = act, CustomerId = customer.Id, ContactId = contact?.Id, AskedBy = turn.Actor.Id,
                AskedAt = turn.Now }, cancellationToken);
    }

    /// <summary>Null when the person may ask for it.</summary>
    public static Reply? Refusal(Turn turn, CustomerBrief customer) =>
        Deciders.MayAsk(turn.Actor, customer.Team) ? null : new Reply.Refuse("privacy.notYours");

    /// <summary>导出我的个人数据.</summary>
    public Task<Reply> AskOwnAsync(Turn turn, CancellationToken cancellationToken) =>
        PutAsync(turn, turn.Actor.Team, new PrivacyRequest { Act = PrivacyRequest.Export, AskedBy = turn.Actor.Id, AskedAt = turn.Now },
            cancellationToken);

    private async Task<Reply> PutAsync(Turn turn, string? team, PrivacyRequest request, CancellationToken cancellationToken)
    {
        if (await OpenAsync(turn, request, cancellationToken) is { } open) return new Reply.OfRecord(PrivacyRequest.Ref(open));
        var asked = await deciders.ListAsync(turn.Work, turn.Actor.Id, team, cancellationToken);
        if (asked.Count == 0) return new Reply.Refuse("privacy.nobodyElse");
        request.Counts = request.IsOwn ? [] : await PreviewErasure.CountAsync(turn.Work, request, cancellationToken);
        turn.Db.Add(request);
        await turn.Work.SaveAsync(cancellationToken);
        await turn.Work.Audit.NoteAsync("privacy.asked", PrivacyRequest.Ref(request.Id), request.Act, cancellationToken);
        await ExpireRequest.SetAsync(turn.Work, request, cancellationToken);
        foreach (var person in asked) await TellAsync(turn.Work, request, person, cancellationToken);
        return new Reply.OfRecord(PrivacyRequest.Ref(request.Id));
    }

    private static Task TellAsync(UnitOfWork work, PrivacyRequest request, Colleague person, CancellationToken cancellationToken) =>
        work.Outbox.ToPersonAsync(
            person.Id, new Reply.OfRecord(PrivacyRequest.Ref(request.Id)), $"{Notice}:{request.Id:N}:{person.Id:N}", Delivery.AtLeastOnce,
            Priority.Notice, cancellationToken);

    private static async Task<Guid?> OpenAsync(Turn turn, PrivacyRequest wanted, CancellationToken cancellationToken) =>
        await turn.Db.Set<PrivacyRequest>()
            .Where(known => known.State == PrivacyState.Open && known.Act == wanted.Act && known.CustomerId == wanted.CustomerId
                && known.ContactId == wanted.ContactId)
            .Where(known => wanted.CustomerId != null || known.AskedBy == wanted.AskedBy)
            .Select(known => (Guid?)known.Id).FirstOrDefaultAsync(cancellationToken);
}
