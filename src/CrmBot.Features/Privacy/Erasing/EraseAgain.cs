using CrmBot.Features.Customers;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CrmBot.Features.Privacy.Erasing;

/// <summary>
/// Before the doors open: whoever is on the list of the erased and is there all the same
/// (an older backup was restored) is erased again, and what was interrupted is finished.
/// </summary>
internal sealed partial class EraseAgain(IStore store, ErasePerson erase, IErasedList list, Clocks clocks, ILogger<EraseAgain> log)
{
    /// <returns>How many people and customers were erased again.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var inStore = await store.ReadAsync((view, token) => view.Db.Set<ErasedSubject>().AsNoTracking().ToListAsync(token),
            cancellationToken);
        var (known, listed) = (inStore.Select(one => one.Digest).ToHashSet(StringComparer.Ordinal), list.Read());
        var unlisted = inStore.Where(one => !listed.Any(entry => entry.Digest == one.Digest)).Select(one => one.Entry).ToList();
        if (unlisted.Count > 0) list.Add(unlisted);
        var missing = listed.Where(entry => !known.Contains(entry.Digest)).ToList();
        if (missing.Count == 0) return 0;
        var back = await store.ReadAsync((view, token) => BackAsync(view, missing, token), cancellationToken);
        foreach (var (customer, contact) in back)
            await erase.RunAsync(await RequestAsync(customer, contact, cancellationToken), cancellationToken);
        await LearnAsync(missing, cancellationToken);
        if (back.Count > 0) Log.Again(log, back.Count);
        return back.Count;
    }

    // A whole customer takes its contacts along.
    private static async Task<List<(Guid Customer, Guid? Contact)>> BackAsync(
        ReadView view, List<ErasedEntry> missing, CancellationToken cancellationToken)
    {
        var digests = missing.Select(entry => (entry.Kind, entry.Digest)).ToHashSet();
        var salts = missing.Select(entry => entry.Salt).Distinct().ToList();
        bool Listed(string kind, Guid id) => salts.Exists(salt => digests.Contains((kind, ErasedEntry.DigestOf(salt, id))));
        var customers = (await view.Db.Set<Customer>().Where(one => one.MergedIntoId == null).Select(one => one.Id)
            .ToListAsync(cancellationToken)).Where(id => Listed("customer", id)).ToHashSet();
        var contacts = (await view.Db.Set<Contact>().Select(one => new { one.Id, one.CustomerId }).ToListAsync(cancellationToken))
            .Where(one => !customers.Contains(one.CustomerId) && Listed("contact", one.Id));
        return [.. customers.Select(id => (id, (Guid?)null)), .. contacts.Select(one => (one.CustomerId, (Guid?)one.Id))];
    }

    private Task<Guid> RequestAsync(Guid customer, Guid? contact, CancellationToken cancellationToken) => store.WriteAsync(
        "erase",
        async (work, token) =>
        {
            var request = new PrivacyRequest { Act = PrivacyRequest.Erase, CustomerId = customer, ContactId = contact, AskedAt = work.Now,
                LeaseUntil = clocks.SystemNow + 600_000 };
            request.Confirm(null, work.Now);
            work.Db.Add(request);
            await work.SaveAsync(token);
            return request.Id;
        },
        cancellationToken);

    // Those who are not in the restored store, so that nobody looks for them at every start.
    private Task<bool> LearnAsync(List<ErasedEntry> missing, CancellationToken cancellationToken) => store.WriteAsync(
        "erase",
        async (work, token) =>
        {
            var known = (await work.Db.Set<ErasedSubject>().Select(one => one.Digest).ToListAsync(token)).ToHashSet(StringComparer.Ordinal);
            foreach (var entry in missing.Where(entry => known.Add(entry.Digest)))
                work.Db.Add(
                    new ErasedSubject { SubjectKind = entry.Kind, Salt = entry.Salt, Digest = entry.Digest, ErasedAt = entry.ErasedAt });
            await work.SaveAsync(token);
            return true;
        },
        cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning,
            "{Count} people or customers that had been erased were in the restored database; they are erased again.")]
        public static partial void Again(ILogger log, int count);
    }
}
