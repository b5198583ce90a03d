using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;
using CrmBot.Teams;

namespace CrmBot.Bridge;

/// <summary>
/// Clicks on cards. What a client asks by itself only shows; a click that takes longer than people wait is answered with a "working" card
/// and finished by an edit.
/// </summary>
internal sealed partial class AnswerCardAction(
    ITurnRunner turns, IShowCards cards, ToInvokeAnswer answers, InvokeBudgets budgets, Clocks clocks, ILogger<AnswerCardAction> log)
    : IAnswerInvoke
{
    private const int MostTries = 5;

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
            _ = FinishAsync(click, work, hostToken);
            return answers.Working(locale, CardOf(click), click.Sender.MessengerId);
        }

        return answers.OfAction(await work, locale, CardOf(click));
    }

    // The person was told that it is being worked on, so nobody comes again: what could not be stored is tried again here.
    private async Task FinishAsync(CardActed click, Task<TurnAnswer> work, CancellationToken hostToken)
    {
        try
        {
            for (var tries = 1; await work is TurnAnswer.Busy busy && tries < MostTries; tries++)
            {
                await Task.Delay(TimeSpan.FromSeconds(busy.RetryAfterSeconds), clocks.System, hostToken);
                work = turns.RunAsync(click, hostToken);
            }

            if (await work is TurnAnswer.Busy)
                Log.GivenUp(log, MostTries);
        }
        catch (OperationCanceledException)
        {
            Log.GivenUp(log, MostTries);
        }
    }

    private static string? CardOf(CardActed click) =>
        click.Data["card"] is { } id && id.GetValueKind() == System.Text.Json.JsonValueKind.String && ((string)id!).Length == 32
            ? (string)id! : null;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A slow click could not be stored in {Tries} tries; its card offers to look again.")]
        public static partial void GivenUp(ILogger logger, int tries);
    }
}
