using CrmBot.Features.Customers;
using CrmBot.Features.Deals;
using CrmBot.Tests.Customers;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Tests.Deals;

/// <summary>What the store holds about deals, for tests to look at.</summary>
internal static class DealStore
{
    /// <summary>The customer's deals, the last moved first.</summary>
    public static Task<List<Deal>> DealsAsync(this DemoApp demo, string customer) => demo.ReadAsync(view => (
        from deal in view.Db.Set<Deal>()
        join owner in view.Db.Set<Customer>() on deal.CustomerId equals owner.Id
        where owner.Name == customer
        orderby deal.MovedAt descending, deal.Number descending
        select deal).ToListAsync());

    public static async Task<Deal> DealAsync(this DemoApp demo, string customer) => (await demo.DealsAsync(customer))[0];

    /// <summary>The rows of its history, oldest first.</summary>
    public static Task<List<DealMove>> MovesAsync(this DemoApp demo, Guid deal) => demo.ReadAsync(view =>
        view.Db.Set<DealMove>().Where(move => move.DealId == deal).OrderBy(move => move.At).ThenBy(move => move.Id).ToListAsync());
}
