using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Runtime.Forms;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;
using CrmBot.Teams;

namespace CrmBot.Bridge;

/// <summary>Dialogs that a card's button opens: the form, and what was filled in.</summary>
internal sealed class AnswerDialog(
    IOpenForms forms, ITurnRunner turns, ToInvokeAnswer answers, FinishLater later, InvokeBudgets budgets, Clocks clocks,
    CardLibrary library) : IAnswerInvoke
{
    public IReadOnlyCollection<string> Names { get; } = [InvokeNames.DialogOpened, InvokeNames.DialogSent];

    public async Task<ActivityAnswer> AnswerAsync(Activity invoke, CancellationToken hostToken)
    {
        if (DialogInvoke.From(invoke) is not { } dialog || TextOf(dialog.Data, "form") is not { } form)
            return ActivityAnswer.BadRequest("BadDialog");
        var sender = invoke.Sender();
        return invoke.Name == InvokeNames.DialogOpened
            ? await OpenAsync(new FormOpened(sender, form, dialog.Data, null), hostToken)
            : await SendAsync(new FormSent(invoke.Id, sender, invoke.Place(), form, dialog.Data), hostToken);
    }

    /// <summary>Opens a form; who waits too long is asked to try again, as nothing was changed.</summary>
    public async Task<ActivityAnswer> OpenAsync(FormOpened opened, CancellationToken hostToken)
    {
        var locale = Locales.Of(opened.Sender);
        var work = forms.OpenAsync(opened, hostToken);
        return await InvokeBudgets.IsInTimeAsync(work, budgets.Dialog, clocks.System)
            ? answers.OfDialog(await work, locale)
            : DialogAnswer.Message(library.Words(locale, "invoke.try_again"));
    }

    /// <summary>Carries a form out; who waits too long is told where the result will be, and finds it there.</summary>
    public async Task<ActivityAnswer> SendAsync(FormSent sent, CancellationToken hostToken)
    {
        var locale = Locales.Of(sent.Sender);
        var patience = new ClickPatience();
        sent = sent with { Patience = patience };
        var work = turns.RunAsync(sent, hostToken);
        if (await InvokeBudgets.IsInTimeAsync(work, budgets.Action, clocks.System) || !patience.TryEnd())
            return answers.OfDialog(await work, locale);
        _ = later.RunAsync(sent, work, hostToken);
        return DialogAnswer.Message(library.Words(locale, "invoke.still_working"));
    }

    internal static string? TextOf(JsonObject json, string name) =>
        json[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
