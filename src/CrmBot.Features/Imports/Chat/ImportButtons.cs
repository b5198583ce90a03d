using CrmBot.Cards;
using CrmBot.Features.Imports.CustomerRows;
using CrmBot.Runtime.Files;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Imports.Chat;

/// <summary>A button on an import's card; only for whoever sent the file, who has still the right to.</summary>
internal abstract class ImportVerb(ReceiveTable receive) : ICardVerb
{
    public abstract string Verb { get; }

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (receive.Refusal(turn) is { } refusal) return refusal;
        if (action.Record is not { Kind: "import", Id: var id }
            || await turn.Work.Records.FindAsync<ImportRun>(id, cancellationToken) is not { } run)
            return new Reply.Refuse("import.gone");
        if (run.PersonId != turn.Actor.Id) return new Reply.Refuse("policy.unknown");
        turn.Work.LeaveNoUndo();
        return await ActAsync(turn, run, cancellationToken);
    }

    protected abstract Task<Reply> ActAsync(Turn turn, ImportRun run, CancellationToken cancellationToken);

    protected static Reply.OfRecord Shown(ImportRun run) => new(new RecordRef("import", run.Id));
}

/// <summary>导入: the worker takes the rows in.</summary>
internal sealed class StartImport(ReceiveTable receive) : ImportVerb(receive)
{
    public override string Verb => "import.run";

    protected override Task<Reply> ActAsync(Turn turn, ImportRun run, CancellationToken cancellationToken)
    {
        if (run.State == ImportState.Shown) run.State = ImportState.Importing;
        return Task.FromResult<Reply>(Shown(run));
    }
}

/// <summary>不导入: the file is forgotten.</summary>
internal sealed class DropImport(ReceiveTable receive) : ImportVerb(receive)
{
    public override string Verb => "import.drop";

    protected override Task<Reply> ActAsync(Turn turn, ImportRun run, CancellationToken cancellationToken)
    {
        if (run.State == ImportState.Shown) run.State = ImportState.Dropped;
        return Task.FromResult<Reply>(Shown(run));
    }
}

/// <summary>撤回这次导入.</summary>
internal sealed class UndoImport(ReceiveTable receive) : ImportVerb(receive)
{
    public override string Verb => "import.back";

    protected override Task<Reply> ActAsync(Turn turn, ImportRun run, CancellationToken cancellationToken)
    {
        if (ImportCard.MayTakeBack(run)) (run.State, run.BusyUntil) = (ImportState.TakingBack, 0);
        return Task.FromResult<Reply>(Shown(run));
    }
}

/// <summary>只要错误清单: the rows with problems, as a file.</summary>
internal sealed class SendErrors(ReceiveTable receive, CardLibrary words) : ImportVerb(receive)
{
    private const int BytesPerRow = 200;

    public override string Verb => "import.errors";

    protected override async Task<Reply> ActAsync(Turn turn, ImportRun run, CancellationToken cancellationToken)
    {
        var noted = ImportReport.Read(run.ReportText).Noted;
        if (noted == 0) return new Reply.Say("import.noErrors");
        var offer = new FileMessage.Offered(ErrorList.FileName(words, turn.Locale, run), ErrorList.Key,
            words.Words(turn.Locale, "import.errors.description", ("count", noted)), noted * BytesPerRow);
        await turn.Work.Outbox.ToPersonAsync(turn.Actor.Id, new Reply.OfFile(offer), $"import_errors:{turn.Id:N}", Delivery.AtLeastOnce,
            Priority.Answer, cancellationToken);
        return new Reply.Say("import.errors.sent");
    }
}
