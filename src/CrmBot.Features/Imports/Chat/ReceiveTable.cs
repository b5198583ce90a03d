using CrmBot.Features.Imports.Tables;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Files;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Imports.Chat;

/// <summary>
/// A table sent to the bot, with or without a word (intent <c>import</c>,
/// 导入客户). Here it is only noted: the file is fetched and looked at by
/// <see cref="ImportWorker"/>, nothing of it is stored before somebody has seen what it would come to.
/// </summary>
internal sealed class ReceiveTable(Policy policy) : IFrameHandler, IPhraseHandler, IReceiveFiles
{
    public string Intent => "import";

    public string Name => "import_customers";

    public bool AsksOnCard(string code) => code == "file";

    public bool Takes(FileLink file) => TableFile.Fits(file.Name);

    public Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) => AnswerAsync(turn, null, cancellationToken);

    public async Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken) =>
        frame.Is("act", "rollback")
            ? await ShowLastAsync(turn, cancellationToken)
            : await AnswerAsync(turn, frame.Text("src"), cancellationToken);

    public Task<Reply> ReceiveAsync(Turn turn, FileLink file, CancellationToken cancellationToken) =>
        Task.FromResult(Refusal(turn) ?? Note(turn, file, null));

    /// <summary>Whoever may change customers of their own may bring some; which ones is decided row by row.</summary>
    public Reply? Refusal(Turn turn)
    {
        if (turn.Place.IsGroup) return new Reply.Refuse("policy.notInGroup");
        var right = policy.Decide(turn.Actor, "change", new Subject("customer", turn.Actor.Id, turn.Actor.Team));
        return right.Allowed ? null : new Reply.Refuse(right.ReasonKey!);
    }

    private Task<Reply> AnswerAsync(Turn turn, string? source, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Refusal(turn) is { } refusal) return Task.FromResult(refusal);
        if (turn.Links.FirstOrDefault(Takes) is { } table) return Task.FromResult<Reply>(Note(turn, table, source));
        return Task.FromResult<Reply>(new Reply.Say(turn.Files.Count > 0 ? "import.notATable" : "import.how"));
    }

    private static Reply.OfRecord Note(Turn turn, FileLink file, string? source)
    {
        turn.Work.LeaveNoUndo();
        var run = new ImportRun
        {
            What = ImportRun.Customers, File = Clip.To(file.Name, 200), StartedAt = turn.Now, PersonId = turn.Actor.Id,
            State = ImportState.Fetching,
            Link = file.Url.Length <= LongestLink ? file.Url : null, Source = source,
        };
        turn.Db.Add(run);
        return new Reply.OfRecord(new RecordRef("import", run.Id));
    }

    private const int LongestLink = 4000;

    // 撤回刚才的导入: shown first, with its button; a whole import is too much to go by a sentence that may have meant something else.
    private async Task<Reply> ShowLastAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (Refusal(turn) is { } refusal) return refusal;
        var last = await turn.Db.Set<ImportRun>().AsNoTracking()
            .Where(run => run.PersonId == turn.Actor.Id && run.State == ImportState.Done)
            .OrderByDescending(run => run.StartedAt).ThenByDescending(run => run.Id).Select(run => (Guid?)run.Id)
            .FirstOrDefaultAsync(cancellationToken);
        return last is { } id ? new Reply.OfRecord(new RecordRef("import", id)) : new Reply.Say("import.none");
    }
}
