using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;
using CrmBot.Teams;

namespace CrmBot.Bridge;

/// <summary>
/// Clicks on cards. What a client asks by itself only shows; a click that takes longer than people wait is answered with a "working" card
/// and finished by an edit.
/// </summary>
internal sealed class AnswerCardAction(
    ITurnRunner turns, IShowCards cards, ToInvokeAnswer answers, FinishLater later, InvokeBudgets budgets, Clocks clocks) : IAnswerInvoke
{
    public IReadOnlyCollection<string> Names { get; } = [InvokeNames.CardAction];

    public async Task<ActivityAnswer> AnswerAsync(Activity invoke, CancellationToken hostToken)
    {
        if (ExecuteAction.From(invoke) is not { } action)
            return ActivityAnswer.BadRequest("BadAction");
        var data = action.Data;
        var verb = action.Verb.Length > 0 ? action.Verb
            : data["verb"] is { } named && named.GetValueKind() == System.Text.Json.JsonValueKind.String ? (string)named! : "";
        var click = new CardActed(invoke.Id, invoke.Sender(), invoke.Place(), invoke.ReplyToId, verb, data, IsInvoke: true);
        var locale = Locales.Of(click.Sender);
        if (action.IsAutomatic || verb == ToInvokeAnswer.ShowVerb)
            return answers.OfAction(await cards.ShowAsync(click, hostToken), locale, CardOf(click));
        return await ClickAsync(click with { Patience = new ClickPatience() }, locale, hostToken);
    }

    private async Task<ActivityAnswer> ClickAsync(CardActed click, string locale, CancellationToken hostToken)
    {
        var work = turns.RunAsync(click, hostToken);
        if (!await InvokeBudgets.IsInTimeAsync(work, budgets.Action, clocks.System) && click.Patience!.TryEnd())
        {
            _ = later.RunAsync(click, work, hostToken);
            return answers.Working(locale, CardOf(click), click.Sender.MessengerId);
        }

        return answers.OfAction(await work, locale, CardOf(click));
    }

    private static string? CardOf(CardActed click) =>
        click.Data["card"] is { } id && id.GetValueKind() == System.Text.Json.JsonValueKind.String && ((string)id!).Length == 32
            ? (string)id! : null;
}
