using CrmBot.Features.Customers;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Privacy;

/// <summary>A second person's yes or no to a request.</summary>
internal abstract class DecideRequest(PrivacySubject subjects) : ICardVerb
{
    public const string Notice = "privacy.answer";

    public abstract string Verb { get; }

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (action.Record is not { Kind: "privacy_request", Id: var id } record
            || await turn.Work.Records.FindAsync<PrivacyRequest>(id, cancellationToken) is not { } request)
            return new Reply.Refuse("privacy.gone");
        if (!await Deciders.MayDecideAsync(turn.Work, turn.Actor, request, await subjects.TeamAsync(turn.Work, request, cancellationToken),
            cancellationToken))
            return new Reply.Refuse(request.AskedBy == turn.Actor.Id ? "privacy.notYourself" : "privacy.notSecond");
        if (request.State != PrivacyState.Open || turn.Now >= request.Until) return new Reply.OfRecord(record);
        if (await DecideAsync(turn, request, action, cancellationToken) is { } refusal) return refusal;
        await turn.Work.Timers.CancelAsync(ExpireRequest.RuleName, request.Id, null, cancellationToken);
        await turn.Work.Audit.NoteAsync(Verb, record, request.Act, cancellationToken);
        if (request.AskedBy is { } asked)
            await turn.Work.Outbox.ToPersonAsync(asked, new Reply.OfRecord(record), $"{Notice}:{request.Id:N}", Delivery.AtLeastOnce,
                Priority.Notice, cancellationToken);
        return new Reply.OfRecord(record);
    }

    /// <returns>Why it cannot be decided so; null when it was.</returns>
    protected abstract Task<Reply?> DecideAsync(Turn turn, PrivacyRequest request, CardAction action, CancellationToken cancellationToken);
}

/// <summary>确认删除, 同意导出.</summary>
internal sealed class ConfirmRequest(PrivacySubject subjects) : DecideRequest(subjects)
{
    public override string Verb => "privacy.confirm";

    protected override Task<Reply?> DecideAsync(Turn turn, PrivacyRequest request, CardAction action, CancellationToken cancellationToken)
    {
        request.Confirm(turn.Actor.Id, turn.Now);
        return Task.FromResult<Reply?>(null);
    }
}

/// <summary>不同意, with the reason.</summary>
internal sealed class RefuseRequest(PrivacySubject subjects) : DecideRequest(subjects)
{
    public override string Verb => "privacy.refuse";

    protected override Task<Reply?> DecideAsync(Turn turn, PrivacyRequest request, CardAction action, CancellationToken cancellationToken)
    {
        if (Clip.Optional(action.Text("reason-" + ProfileData.KeyOf(request.Id)), PrivacyRequest.ReasonLength) is not { } reason)
            return Task.FromResult<Reply?>(new Reply.Refuse("privacy.reasonMissing"));
        request.Refuse(turn.Actor.Id, reason, turn.Now);
        return Task.FromResult<Reply?>(null);
    }
}
