using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Runtime.Files;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;
using CrmBot.Teams;

namespace CrmBot.Bridge;

/// <summary>
/// An offered file was accepted or declined. The file is made for whoever answers, with what that person may see now, whatever the client
/// says it was offered to; it goes to the person's own drive without any token of ours.
/// </summary>
internal sealed partial class AnswerFileConsent(
    IMakeFiles files, UploadFile uploads, ITurnRunner turns, FinishLater later, IConnector connector, InvokeBudgets budgets, Clocks clocks,
    CardLibrary library, ILogger<AnswerFileConsent> log) : IAnswerInvoke
{
    // Teams repeats what it has not heard about in 15 s: the same upload runs once.
    private readonly ConcurrentDictionary<string, Lazy<Task>> running = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Names { get; } = [InvokeNames.FileConsent];

    public async Task<ActivityAnswer> AnswerAsync(Activity invoke, CancellationToken hostToken)
    {
        if (FileConsent.From(invoke) is not { } consent)
            return ActivityAnswer.BadRequest("BadConsent");
        if (consent.Upload is { } upload && !uploads.MaySendTo(upload.UploadUrl))
            return ActivityAnswer.BadRequest("BadUpload");
        var key = $"{invoke.Conversation.Id}|{invoke.ReplyToId}|{consent.Upload?.UniqueId}";
        var work = running.GetOrAdd(key, _ => new Lazy<Task>(() => WorkAsync(key, invoke, consent, hostToken))).Value;
        if (await InvokeBudgets.IsInTimeAsync(work, budgets.Action, clocks.System))
            await work;
        return ActivityAnswer.Done();
    }

    private async Task WorkAsync(string key, Activity invoke, FileConsent consent, CancellationToken hostToken)
    {
        try
        {
            var (end, file) = consent.Upload is { } upload
                ? await TryUploadAsync(invoke, consent, upload, hostToken)
                : (FileEnd.Declined, null);
            var answered = new FileAnswered(invoke.Id, invoke.Sender(), invoke.Place(), end, file);
            if (await later.RunAsync(answered, turns.RunAsync(answered, hostToken), hostToken) is not TurnAnswer.Busy)
                await CloseAsync(invoke, end, hostToken);
        }
        finally
        {
            running.TryRemove(key, out _);
        }
    }

    private async Task<(FileEnd End, FileMessage.Delivered? File)> TryUploadAsync(
        Activity invoke, FileConsent consent, FileUpload upload, CancellationToken hostToken)
    {
        try
        {
            return await UploadAsync(invoke, consent, upload, hostToken);
        }
#pragma warning disable CA1031 // The edge of one file: the person is told, also when nobody waits for this any more.
        catch (Exception problem) when (!hostToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.NotMade(log, problem);
            return (FileEnd.Failed, null);
        }
    }

    private async Task<(FileEnd End, FileMessage.Delivered? File)> UploadAsync(
        Activity invoke, FileConsent consent, FileUpload upload, CancellationToken hostToken)
    {
        var made = await files.MakeAsync(invoke.Sender(), AnswerDialog.TextOf(consent.Context, "export") ?? "", hostToken);
        if (made is null || await uploads.PutAsync(upload.UploadUrl, made.Content, hostToken) != UploadResult.Done)
            return (FileEnd.Failed, null);
        return (FileEnd.Delivered, new FileMessage.Delivered(upload.Name, upload.ContentUrl, upload.UniqueId, upload.FileType));
    }

    // The consent card has done its work; its buttons would only fail from now on. Whether this edit arrives changes nothing else.
    private async Task CloseAsync(Activity invoke, FileEnd end, CancellationToken hostToken)
    {
        if (end == FileEnd.Failed || invoke.ReplyToId is not { } card)
            return;
        var text = library.Words(Locales.Of(invoke.Sender()), end == FileEnd.Delivered ? "file.closed.delivered" : "file.closed.declined");
        var edit = new JsonObject { ["type"] = "message", ["id"] = card, ["text"] = text, ["textFormat"] = "plain" };
        await connector.UpdateAsync(new Address(invoke.ServiceUrl, invoke.Conversation.Id, invoke.TenantId), card, edit, hostToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A file that somebody accepted could not be made or handed over.")]
        public static partial void NotMade(ILogger logger, Exception problem);
    }
}
