using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Runtime.Forms;
using CrmBot.Runtime.Lookups;
using CrmBot.Runtime.Places;
using CrmBot.Runtime.Time;
using CrmBot.Teams;

namespace CrmBot.Bridge;

/// <summary>
/// The message extension: searching from the compose box, and a form from a message's menu. It works in conversations the bot is no
/// member of: what is stored is confirmed in the person's direct chat.
/// </summary>
internal sealed class AnswerExtension(
    ILookups lookups, AnswerDialog dialogs, DirectPlaces places, ToInvokeAnswer answers, InvokeBudgets budgets, Clocks clocks,
    CardLibrary library) : IAnswerInvoke
{
    public IReadOnlyCollection<string> Names { get; } =
        [InvokeNames.ExtensionQuery, InvokeNames.ExtensionSelect, InvokeNames.ExtensionOpened, InvokeNames.ExtensionSent];

    public Task<ActivityAnswer> AnswerAsync(Activity invoke, CancellationToken hostToken) => invoke.Name switch
    {
        InvokeNames.ExtensionQuery => QueryAsync(invoke, hostToken),
        InvokeNames.ExtensionSelect => SelectAsync(invoke, hostToken),
        _ => CommandAsync(invoke, hostToken),
    };

    private async Task<ActivityAnswer> QueryAsync(Activity invoke, CancellationToken hostToken)
    {
        if (ExtensionQuery.From(invoke) is not { } query)
            return ActivityAnswer.BadRequest("BadQuery");
        var sender = invoke.Sender();
        var work = lookups.FindAsync(sender, query.Command, new LookupQuery(query.Text, query.Skip, query.Count), hostToken);
        if (!await InvokeBudgets.IsInTimeAsync(work, budgets.Search, clocks.System))
            return ExtensionAnswer.Message(library.Words(Locales.Of(sender), "invoke.try_again"));
        return await work switch
        {
            null => ActivityAnswer.NotImplemented(),
            { Notice: { } notice } => ExtensionAnswer.Message(notice),
            var found => ExtensionAnswer.Results(found.Hits.Select(hit => Result(query.Command, hit))),
        };
    }

    private static ExtensionResult Result(string list, LookupHit hit) =>
        new(hit.Title, hit.Detail, new JsonObject { ["list"] = list, ["id"] = hit.Id });

    private async Task<ActivityAnswer> SelectAsync(Activity invoke, CancellationToken hostToken)
    {
        if (invoke.Value is not JsonObject value || AnswerDialog.TextOf(value, "list") is not { } list
            || AnswerDialog.TextOf(value, "id") is not { } id)
            return ActivityAnswer.BadRequest("BadItem");
        var sender = invoke.Sender();
        return await lookups.ShowAsync(sender, list, id, hostToken) is { } found
            ? ExtensionAnswer.Card(answers.Fit(found.Card, Locales.Of(sender)), found.Summary)
            : ExtensionAnswer.Message(library.Words(Locales.Of(sender), "lookup.gone"));
    }

    private async Task<ActivityAnswer> CommandAsync(Activity invoke, CancellationToken hostToken)
    {
        if (ExtensionCommand.From(invoke) is not { } command)
            return ActivityAnswer.BadRequest("BadCommand");
        var sender = invoke.Sender();
        if (invoke.Name == InvokeNames.ExtensionOpened)
            return await dialogs.OpenAsync(new FormOpened(sender, command.Command, command.Data, command.Message?.Text), hostToken);
        var place = await places.FindAsync(sender.DirectoryId, invoke.Place(), hostToken);
        return await dialogs.SendAsync(new FormSent(invoke.Id, sender, place, command.Command, command.Data) { IsElsewhere = true },
            hostToken);
    }
}
