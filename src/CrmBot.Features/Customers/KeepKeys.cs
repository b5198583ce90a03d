using CrmBot.Runtime.Store;

namespace CrmBot.Features.Customers;

/// <summary>Keeps the keys of a customer in step with its file: takes what is free, gives back what is no longer its own.</summary>
internal static class KeepKeys
{
    public static async Task InStepAsync(UnitOfWork work, CustomerFile file, CancellationToken cancellationToken)
    {
        var held = await work.Records.ListAsync<CustomerKey>(nameof(CustomerKey.CustomerId), file.Customer.Id, cancellationToken);
        // A customer that was merged away is found by its names as before; its numbers moved.
        var wanted = CustomerKey.Of(file).ToHashSet();
        work.Db.RemoveRange(held.Where(key => !wanted.Contains(key.Id)));
        wanted.ExceptWith(held.Select(key => key.Id));
        foreach (var id in wanted)
        {
            if (await work.Records.ReadAsync<CustomerKey>(id, cancellationToken) is null)
                work.Db.Add(new CustomerKey { Id = id, CustomerId = file.Customer.Id });
        }
    }
}
