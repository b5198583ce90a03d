using System.Text.Json.Nodes;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Customers;

/// <summary>资料有误: notes what is wrong with a customer's file and tells the owner.</summary>
internal sealed class FileCorrection(ICustomerDirectory directory, Policy policy) : ICardVerb
{
    public string Verb => "customer.correct";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (action.Record is not { Kind: "customer" } record
            || await directory.FindAsync(turn.Work, record.Id, cancellationToken) is not { } brief)
            return new Reply.Refuse("customer.which.gone");
        if (!policy.Decide(turn.Actor, "see", brief.Subject).Allowed) return new Reply.Refuse("policy.taken", ("owner", brief.OwnerName));
        if (Clip.Optional(action.Text("wrong-" + ProfileData.KeyOf(brief.Id)), Correction.TextLength) is not { } text)
            return new Reply.Refuse("customer.correct.empty");
        var correction = new Correction { CustomerId = brief.Id, Text = text, FiledBy = turn.Actor.Id, FiledAt = turn.Now };
        turn.Db.Add(correction);
        if (brief.OwnerId is { } owner && owner != turn.Actor.Id) await TellAsync(turn, brief, correction, owner, cancellationToken);
        return new Reply.Say(brief.OwnerId == turn.Actor.Id ? "customer.correct.notedOwn" : "customer.correct.noted");
    }

    private static Task TellAsync(Turn turn, CustomerBrief brief, Correction correction, Guid owner, CancellationToken cancellationToken)
    {
        var card = new Reply.Card("customer-correction", new JsonObject
        {
            ["name"] = brief.Name,
            ["by"] = turn.Actor.Name,
            ["text"] = correction.Text,
            ["correction"] = correction.Id.ToString("N"),
            ["id"] = brief.Id.ToString("N"),
        });
        return turn.Work.Outbox.ToPersonAsync(owner, card, $"customer.correction:{correction.Id:N}", Delivery.AtMostOnce, Priority.Notice,
            cancellationToken);
    }
}

/// <summary>已改好: it has been put right.</summary>
internal sealed class CloseCorrection(ICustomerDirectory directory, Policy policy) : ICardVerb
{
    public string Verb => "customer.corrected";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var correction = Guid.TryParseExact(action.Text("correction"), "N", out var id)
            ? await turn.Work.Records.FindAsync<Correction>(id, cancellationToken)
            : null;
        if (correction is null || await directory.FindAsync(turn.Work, correction.CustomerId, cancellationToken) is not { } brief)
            return new Reply.Refuse("customer.which.gone");
        // The owner, whoever stands in for them and so got the card, and those who look after their customers.
        if (policy.Decide(turn.Actor, "change", brief.Subject) is { Allowed: false } no)
            return new Reply.Refuse(no.ReasonKey!, ("owner", brief.OwnerName));
        correction.ClosedAt ??= turn.Now;
        return new Reply.Say("customer.correct.closed");
    }
}
