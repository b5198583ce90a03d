using CrmBot.Features.Company;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using CrmBot.Runtime.WorldSnapshot;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Tickets.Queues;

/// <summary>A kind of problem that an admin has added to the company's own.</summary>
[RecordKind("ticket_type")]
internal sealed class TicketKind : Record
{
    public const int NameLength = 30;

    /// <summary>What people call it, which is its code too.</summary>
    public required string Name { get; init; }

    public string WordText { get; private set; } = "";

    /// <summary>Other words people use for it.</summary>
    public IReadOnlyList<string> Words
    {
        get => WordList.Read(WordText);
        set => WordText = WordList.Write(value);
    }

    public static Guid IdOf(string name) => StableId.Of("ticket_type", FoldedName.Of(name));
}

/// <summary>All kinds of problems: the company's own and those added.</summary>
internal sealed class TicketKinds(CompanySettings settings)
{
    public async Task<IReadOnlyList<CodeWord>> ListAsync(ReadView view, CancellationToken cancellationToken)
    {
        var added = await view.Db.Set<TicketKind>().AsNoTracking().OrderBy(kind => kind.Id).ToListAsync(cancellationToken);
        return [.. settings.TicketTypes,
            .. added.Select(kind => new CodeWord(kind.Name) { Zh = kind.Name, En = kind.Name, Words = kind.Words })];
    }

    /// <summary>Of the company's settings; kinds that admins added are for people.</summary>
    public IReadOnlyCollection<string> Codes => [.. settings.TicketTypes.Select(known => known.Code)];

    public bool IsOwn(string code) => settings.TicketTypes.Any(known => known.Code == code);

    /// <summary>Our word for a code; added kinds are called by their code.</summary>
    public string Word(string code, string locale) => CompanySettings.Word(settings.TicketTypes, code, locale);
}

/// <summary>Teaches the parser the kinds of problems and the queues that were added here.</summary>
internal sealed class QueuesInWorld(CompanySettings settings, TicketKinds kinds, QueueTable queues) : IWorldPart, IAfterUndo
{
    public string Kind => "ticket_queue";

    public async Task LoadAsync(ReadView view, World world, CancellationToken cancellationToken)
    {
        var types = (await kinds.ListAsync(view, cancellationToken)).Select(kind => new NamedCode(kind.Code, kind.Words));
        var names = (await queues.ListAsync(view, cancellationToken)).Select(queue =>
            new NamedCode(queue.Name, settings.Queues.FirstOrDefault(known => known.Code == queue.Name)?.Words ?? []));
        world.Settings = world.Settings with { TicketTypes = [.. types], Queues = [.. names] };
    }

    public Task ApplyAsync(ReadView view, World world, Guid id, CancellationToken cancellationToken) =>
        LoadAsync(view, world, cancellationToken);

    public async Task RestoredAsync(UnitOfWork work, Guid id, CancellationToken cancellationToken)
    {
        await work.World.ChangedAsync(Kind, id, cancellationToken);
        // Its hours may be what they were before.
        await RecountQueue.SetAsync(work, id, cancellationToken);
    }
}

/// <summary>A kind that undo took back is forgotten by the parser too.</summary>
internal sealed class AfterKindUndo : IAfterUndo
{
    public string Kind => "ticket_type";

    public Task RestoredAsync(UnitOfWork work, Guid id, CancellationToken cancellationToken) =>
        work.World.ChangedAsync("ticket_queue", id, cancellationToken);
}
