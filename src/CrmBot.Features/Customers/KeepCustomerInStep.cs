using CrmBot.Runtime.Search;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Customers;

/// <summary>After a change: the customer's cards, what it is found by and the parser's world follow, in the same transaction.</summary>
internal static class KeepCustomerInStep
{
    /// <summary>Makes the customer's cards be drawn anew.</summary>
    public static void Touch(UnitOfWork work, Customer customer)
    {
        customer.ChangedAt = work.Now;
        customer.Changes++;
    }

    public static async Task ChangedAsync(UnitOfWork work, Customer customer, CancellationToken cancellationToken)
    {
        Touch(work, customer);
        await work.SaveAsync(cancellationToken);
        await DeriveAsync(work, customer.Id, cancellationToken);
    }

    /// <summary>Also right when the customer no longer exists (undone).</summary>
    public static async Task DeriveAsync(UnitOfWork work, Guid id, CancellationToken cancellationToken)
    {
        if (await CustomerFile.LoadAsync(work, id, cancellationToken) is { } file)
        {
            await DeriveAsync(work, file, cancellationToken);
            return;
        }

        await GoneAsync(work, id, cancellationToken);
    }

    /// <summary>The customer is not there any more.</summary>
    public static async Task GoneAsync(UnitOfWork work, Guid id, CancellationToken cancellationToken)
    {
        await work.Search.RemoveAsync(new("customer", id), cancellationToken);
        await work.World.ChangedAsync("customer", id, cancellationToken);
    }

    public static async Task DeriveAsync(UnitOfWork work, CustomerFile file, CancellationToken cancellationToken)
    {
        await KeepKeys.InStepAsync(work, file, cancellationToken);
        await work.Search.IndexAsync(new("customer", file.Customer.Id), file.Customer.MergedIntoId is null ? Texts(file) : [],
            cancellationToken);
        await work.World.ChangedAsync("customer", file.Customer.Id, cancellationToken);
    }

    private static List<SearchText> Texts(CustomerFile file) =>
    [
        new("name", file.Customer.Name),
        .. file.Customer.Aliases.Select(alias => new SearchText("alias", alias)),
        .. file.Merged.SelectMany(one => one.Aliases.Prepend(one.Name)).Select(name => new SearchText("alias", name)),
        .. file.Contacts.SelectMany(contact => contact.Aka.Prepend(contact.Name)).Select(name => new SearchText("contact", name)),
        .. file.Methods.Select(method => new SearchText(method.Kind.ToString().ToLowerInvariant(), method.Value)),
        .. file.Tags.Select(tag => new SearchText("tag", tag)),
    ];
}
