using System.Globalization;
using CrmBot.Cards;
using CrmBot.Features.People;
using CrmBot.Runtime.Files;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Privacy.Exporting;

/// <summary>
/// The file of a confirmed export: JSON, because it is complete and another program reads
/// it as well as a person. Made when it is accepted, for whoever asked and nobody else.
/// </summary>
internal sealed class PersonalDataFile(CardLibrary cards, IDirectory directory) : IExport
{
    public const string Key = "personal_data";

    public string Name => Key;

    public static string Of(Guid request) => $"{Key}/{request:N}";

    public Task<ExportedFile?> MakeAsync(ReadView view, Actor actor, CancellationToken cancellationToken) =>
        Task.FromResult<ExportedFile?>(null);

    public async Task<ExportedFile?> MakeOfAsync(ReadView view, Actor actor, string subject, CancellationToken cancellationToken) =>
        await RequestAsync(view, actor, subject, cancellationToken) is { } request
            ? new ExportedFile(FileName(view, actor), await WritePersonalData.WriteAsync(view, request, actor, cancellationToken))
            : null;

    public async Task MadeOfAsync(UnitOfWork work, Actor actor, string subject, CancellationToken cancellationToken)
    {
        if (await RequestAsync(work, actor, subject, cancellationToken) is not { } request) return;
        await work.Audit.NoteAsync("privacy.fetched", PrivacyRequest.Ref(request.Id), null, cancellationToken);
        if (request.CustomerId is { } customer)
            await Customers.CustomerReads.NoteAsync(work, new RecordRef("customer", customer), Customers.CustomerReads.Export,
                cancellationToken);
    }

    public string FileName(ReadView view, Actor actor) => cards.Words(
        actor.Locale, "privacy.file",
        ("day", DateOnly.FromDateTime(view.LocalNow(actor.Zone)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    // Whoever asked, and still has the right; a colleague always for their own.
    private async Task<PrivacyRequest?> RequestAsync(ReadView view, Actor actor, string subject, CancellationToken cancellationToken)
    {
        if (!Guid.TryParseExact(subject, "N", out var id)
            || await view.Records.ReadAsync<PrivacyRequest>(id, cancellationToken) is not { } request) return null;
        if (request.AskedBy != actor.Id || !PrivacyCard.IsReady(view, request)) return null;
        if (request.IsOwn) return request;
        var now = await directory.FindAsync(view, actor.Id, cancellationToken);
        return now is not null && (Roles.SeesEverything(now.Role) || now.Role == Roles.Lead) ? request : null;
    }
}

/// <summary>取文件: offers the file; it is made when it is accepted.</summary>
internal sealed class FetchPersonalData(PersonalDataFile file, CardLibrary cards) : ICardVerb
{
    private const int About = 20_000;

    public string Verb => "privacy.file";

    public bool IsRead => true;

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (turn.Place.IsGroup) return new Reply.Refuse("policy.notInGroup");
        if (action.Record is not { Kind: "privacy_request", Id: var id }
            || await turn.Work.Records.ReadAsync<PrivacyRequest>(id, cancellationToken) is not { } request)
            return new Reply.Refuse("privacy.gone");
        if (request.AskedBy != turn.Actor.Id || !PrivacyCard.IsReady(turn.Work, request)) return new Reply.Refuse("privacy.noFile");
        return new Reply.OfFile(new FileMessage.Offered(file.FileName(turn.Work, turn.Actor), PersonalDataFile.Of(id),
            cards.Words(turn.Locale, "privacy.fileAbout"), About));
    }
}

/// <summary>导出我的个人数据: what is kept about oneself.</summary>
internal sealed class ExportOwn(AskPrivacy ask) : IPhraseHandler
{
    public string Name => "export_own";

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) =>
        turn.Place.IsGroup ? new Reply.Refuse("policy.notInGroup") : await ask.AskOwnAsync(turn, cancellationToken);
}
