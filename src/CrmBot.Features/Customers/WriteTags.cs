using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Customers;

/// <summary>Stores tags of a customer, and says which it has now.</summary>
internal sealed class WriteTags(PrintCustomer print)
{
    public async Task<Reply> AddAsync(Turn turn, Customer customer, IReadOnlyList<string> tags, CancellationToken cancellationToken)
    {
        var added = 0;
        foreach (var tag in tags) added += await PutAsync(turn.Work, customer.Id, tag, turn.Actor.Id, cancellationToken) ? 1 : 0;
        if (added == 0) return new Reply.Say("customer.tag.already");
        return await NotedAsync(turn, customer, "customer.tag.added", cancellationToken);
    }

    public async Task<Reply> RemoveAsync(Turn turn, Customer customer, IReadOnlyList<string> tags, CancellationToken cancellationToken)
    {
        var ids = tags.Select(tag => CustomerTag.IdOf(customer.Id, Tag.IdOf(tag))).ToList();
        var held = await turn.Db.Set<CustomerTag>().Where(one => ids.Contains(one.Id)).ToListAsync(cancellationToken);
        if (held.Count == 0) return new Reply.Say("customer.tag.notThere");
        turn.Db.RemoveRange(held);
        return await NotedAsync(turn, customer, "customer.tag.removed", cancellationToken);
    }

    /// <summary>False when the customer has the tag already.</summary>
    public static async Task<bool> PutAsync(UnitOfWork work, Guid customerId, string name, Guid? by, CancellationToken cancellationToken)
    {
        var tag = await work.Records.FindAsync<Tag>(Tag.IdOf(name), cancellationToken);
        if (tag is null)
        {
            tag = Tag.Named(name);
            work.Db.Add(tag);
            await work.World.ChangedAsync("tag", tag.Id, cancellationToken);
        }

        if (await work.Records.FindAsync<CustomerTag>(CustomerTag.IdOf(customerId, tag.Id), cancellationToken) is not null) return false;
        work.Db.Add(CustomerTag.Of(customerId, tag.Id, work.Now, by));
        tag.Uses++;
        return true;
    }

    private async Task<Reply> NotedAsync(Turn turn, Customer customer, string titleKey, CancellationToken cancellationToken)
    {
        await KeepCustomerInStep.ChangedAsync(turn.Work, customer, cancellationToken);
        var file = await CustomerFile.LoadAsync(turn.Work, customer.Id, cancellationToken);
        var now = file is { Tags: [_, ..] tags } ? string.Join(" · ", tags) : print.Words(turn.Locale, "customer.tag.none");
        return print.Noted(turn, customer, titleKey, [CardRow.Of(print.Label("tags", turn.Locale), now)], "");
    }
}
