using System.Globalization;
using CrmBot.Cards;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Runtime.Erasing;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CrmBot.Features.Privacy.Erasing;

/// <summary>
/// Carries out a confirmed erasure. Steps that can each be done again: what is looked for is sealed into the request;
/// the list of the erased learns of it; identity goes in one transaction; every text is masked a little at a time; what
/// could prove or bring back goes; the file is written anew; and in the end everything is searched once more.
/// </summary>
internal sealed partial class ErasePerson(
    IStore store, IEnumerable<IPersonalData> parts, SweepStore sweep, SealedWords seals, ShredDeleted shred, IErasedList list,
    IPersonDirectory people, CardLibrary cards,
    Clocks clocks, ILogger<ErasePerson> log)
{
    private const int PerWrite = 100;

    /// <returns>What was still found afterwards, by table; empty as it should be.</returns>
    public async Task<IReadOnlyDictionary<string, int>> RunAsync(Guid requestId, CancellationToken cancellationToken)
    {
        var (request, subject, words) = await store.ReadAsync((view, token) => ReadAsync(view, requestId, token), cancellationToken);
        if (request.Sealed is null)
        {
            Note(subject);
            await WriteAsync((work, token) => IdentityAsync(work, requestId, words, token), cancellationToken);
        }

        var masked = await sweep.RunAsync(words, cancellationToken);
        await ForgetTracesAsync(subject, words, cancellationToken);
        if (!await shred.RunAsync(cancellationToken)) Log.LogNotEmptied(log);
        var left = await sweep.LeftAsync(words, cancellationToken);
        if (left.Count > 0) Log.Left(log, requestId, string.Join(", ", left.Keys));
        await WriteAsync((work, token) => FinishAsync(work, requestId, subject, masked, token), cancellationToken);
        return left;
    }

    private async Task<(PrivacyRequest Request, DataSubject Subject, ErasedWords Words)> ReadAsync(
        ReadView view, Guid requestId, CancellationToken cancellationToken)
    {
        var request = (await view.Records.ReadAsync<PrivacyRequest>(requestId, cancellationToken))!;
        var (subject, words) = await WordsAbout.OfAsync(view, request.CustomerId!.Value, request.ContactId, cancellationToken);
        // After an interruption the names are gone already.
        return request.Sealed is { } text && seals.Read(requestId, text) is { } kept ? (request, subject, kept) : (request, subject, words);
    }

    // Stable, and says nothing: the end of a random id.
    private static string Code(Guid id) => id.ToString("N", CultureInfo.InvariantCulture)[^6..].ToUpperInvariant();

    private void Note(DataSubject subject)
    {
        var known = list.Read();
        var salt = known is [var first, ..] ? first.Salt : ErasedEntry.NewSalt();
        list.Add(Entries(subject, salt));
    }

    private List<ErasedEntry> Entries(DataSubject subject, string salt) =>
    [
        .. subject.Contacts.Select(contact => ErasedEntry.Of("contact", salt, contact.Id, clocks.SystemNow)),
        .. subject.IsWhole ? subject.Customers.Select(customer => ErasedEntry.Of("customer", salt, customer.Id, clocks.SystemNow)) : [],
    ];

    // In one transaction: either somebody is still there, or they are on the list and nameless, and what is looked for is kept.
    private async Task IdentityAsync(UnitOfWork work, Guid requestId, ErasedWords words, CancellationToken cancellationToken)
    {
        var request = (await work.Records.FindAsync<PrivacyRequest>(requestId, cancellationToken))!;
        request.Sealed = seals.Write(requestId, words);
        var subject = await WordsAbout.SubjectAsync(work, request.CustomerId!.Value, request.ContactId, cancellationToken);
        var locale = request.AskedBy is { } asked ? (await people.FindAsync(work, asked, cancellationToken))?.Locale ?? "zh-CN" : "zh-CN";
        var names = subject.Customers.Select(one => (one.Id, "privacy.erasedCustomer"))
            .Concat(subject.Contacts.Select(one => (one.Id, "privacy.erasedContact")))
            .ToDictionary(one => one.Id, one => cards.Words(locale, one.Item2, ("code", Code(one.Id))));
        foreach (var part in parts) await part.EraseAsync(work, subject with { NewNames = names }, cancellationToken);
        await ListAsync(work, subject, cancellationToken);
    }

    private async Task ListAsync(UnitOfWork work, DataSubject subject, CancellationToken cancellationToken)
    {
        var known = (await work.Db.Set<ErasedSubject>().Select(one => one.Digest).ToListAsync(cancellationToken))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var entry in list.Read().Where(
            entry =>
                subject.Contacts.Any(one => entry.IsOf("contact", one.Id)) || subject.Customers.Any(one => entry.IsOf("customer", one.Id))))
            if (known.Add(entry.Digest))
                work.Db.Add(
                    new ErasedSubject { SubjectKind = entry.Kind, Salt = entry.Salt, Digest = entry.Digest, ErasedAt = entry.ErasedAt });
    }

    private async Task ForgetTracesAsync(DataSubject subject, ErasedWords words, CancellationToken cancellationToken)
    {
        var records = await store.ReadAsync(
            (view, token) => RecordReach.OfAsync(view, subject.Records, WordsAbout.Kept, token),
            cancellationToken);
        // Records that are gone now had salts too.
        var gone = words.Records.Except(records.Select(record => record.Id))
            .SelectMany(id => (RecordRef[])[new("contact_method", id), new("chain_member", id)]);
        foreach (var some in records.Concat(gone).Chunk(PerWrite))
            await WriteAsync((work, token) => ForgetTraces.OfAsync(work, some, token), cancellationToken);
    }

    private async Task FinishAsync(
        UnitOfWork work, Guid requestId, DataSubject subject, IReadOnlyDictionary<string, int> masked, CancellationToken cancellationToken)
    {
        // What the customer is found by follows from what is left of the file.
        foreach (var customer in subject.Customers) await KeepCustomerInStep.DeriveAsync(work, customer.Id, cancellationToken);
        var request = (await work.Records.FindAsync<PrivacyRequest>(requestId, cancellationToken))!;
        var erased = request.Counts.Where(one => one.Kind is "contact" or "contact_method");
        request.Counts = [.. erased, .. masked.Where(
            one => one.Key is not ("contact" or "contact_method" or "search_text" or "search_term")).Select(one => (one.Key, one.Value))];
        request.Finish(work.Now, clocks.SystemNow);
        await work.Audit.NoteAsync("privacy.erased", PrivacyRequest.Ref(requestId), null, cancellationToken);
    }

    private Task<bool> WriteAsync(Func<UnitOfWork, CancellationToken, Task> write, CancellationToken cancellationToken) => store.WriteAsync(
        "erase",
        async (work, token) =>
        {
            await write(work, token);
            await work.SaveAsync(token);
            await ForgetTraces.RedrawChangedAsync(work, token);
            return true;
        },
        cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "After the erasure {Request} something is still found in: {Tables}")]
        public static partial void Left(ILogger log, Guid request, string tables);

        [LoggerMessage(2, LogLevel.Warning,
            "The database was read all the time, so its log could not be emptied after an erasure; the next checkpoints do that.")]
        public static partial void LogNotEmptied(ILogger log);
    }
}
