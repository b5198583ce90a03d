using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Demo;

/// <summary>Reps and customers by the thousand, for measuring: everybody has a number, nobody has a history.</summary>
internal sealed class CrowdCompany(IStore store, FileCustomer files)
{
    private const int PerWrite = 250;

    /// <param name="customers">Named by <see cref="CrowdNames"/>, with one contact each.</param>
    /// <param name="people">Directory ids <c>load-{n}</c>, from 0; the customers are dealt out among them.</param>
    public async Task SeedAsync(int customers, int people, CancellationToken cancellationToken)
    {
        var reps = await store.WriteAsync("crowd", (work, _) => Task.FromResult(AddPeople(work, people)), cancellationToken);
        for (var first = 0; first < customers; first += PerWrite)
        {
            var (from, to) = (first, Math.Min(first + PerWrite, customers));
            await store.WriteAsync("crowd", (work, token) => AddCustomersAsync(work, reps, from, to, token), cancellationToken);
        }
    }

    private static List<Guid> AddPeople(UnitOfWork work, int count)
    {
        var ids = new List<Guid>(count);
        for (var number = 0; number < count; number++)
        {
            var person = new Person { Name = $"负载员{number}", Role = Roles.Rep, DirectoryId = $"load-{number}" };
            work.Db.Add(person);
            work.Db.Add(DirectoryBinding.Of($"load-{number}", person.Id));
            ids.Add(person.Id);
        }

        return ids;
    }

    private static char First(int number) => CrowdNames.Of(number)[0];

    private async Task<bool> AddCustomersAsync(UnitOfWork work, List<Guid> reps, int from, int to, CancellationToken cancellationToken)
    {
        List<CustomerFile> added = [];
        for (var number = from; number < to; number++)
        {
            var owner = reps[number % reps.Count];
            added.Add(files.Build(work, new NewCustomer(CrowdNames.Of(number)) { OwnerId = owner,
                Contacts = [new NewContact($"王{First(number)}", "总经理") { Aka = ["王总"] }] }, owner, "crowd"));
        }

        await work.SaveAsync(cancellationToken);
        foreach (var file in added) await KeepCustomerInStep.DeriveAsync(work, file, cancellationToken);
        return true;
    }
}
