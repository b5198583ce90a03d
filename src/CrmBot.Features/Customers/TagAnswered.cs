using System.Text.Json.Nodes;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Customers;

/// <summary>The answer to "do you mean the tag we have?": puts the chosen tags on the customer.</summary>
internal sealed class TagAnswered(WriteTags write, ICustomerDirectory directory, Policy policy) : ICardVerb
{
    public string Verb => "customer.tag";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (action.Record is not { Kind: "customer" } record
            || await directory.FindAsync(turn.Work, record.Id, cancellationToken) is not { } brief)
            return new Reply.Refuse("customer.which.gone");
        var decision = policy.Decide(turn.Actor, "change", brief.Subject);
        if (!decision.Allowed) return new Reply.Refuse(decision.ReasonKey!, ("owner", brief.OwnerName));
        var tags = (action.Data["tags"] as JsonArray ?? []).OfType<JsonValue>()
            .Select(value => value.TryGetValue<string>(out var tag) ? Clip.To(tag, Tag.NameLength) : "")
            .Where(tag => FoldedName.Of(tag).Length > 0).Take(10).ToList();
        if (tags.Count == 0) return new Reply.Refuse("customer.tag.noTag");
        var customer = await turn.Db.Set<Customer>().FirstAsync(known => known.Id == brief.Id, cancellationToken);
        return await write.AddAsync(turn, customer, tags, cancellationToken);
    }
}
