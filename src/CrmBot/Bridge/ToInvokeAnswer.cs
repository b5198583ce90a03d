using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Runtime.Turns;
using CrmBot.Teams;

namespace CrmBot.Bridge;

/// <summary>What a turn answered, as the HTTP answer of the invoke.</summary>
internal sealed class ToInvokeAnswer(CardLibrary library)
{
    /// <summary>Verb by which clients ask for the current card; it has no effect.</summary>
    public const string ShowVerb = "card.show";

    /// <summary>For <c>adaptiveCard/action</c>: HTTP 200 with the status inside.</summary>
    public ActivityAnswer OfAction(TurnAnswer answer, string locale, string? cardId) => answer switch
    {
        TurnAnswer.Card card => ActivityAnswer.Card(Fit(WithRefresh(card, cardId), locale)),
        TurnAnswer.Toast toast => ActivityAnswer.Toast(toast.Text),
        TurnAnswer.Notice notice => ActivityAnswer.Toast(notice.Text),
        TurnAnswer.Forbidden no => ActivityAnswer.InvokeError(403, "Forbidden", no.Text),
        TurnAnswer.UnknownVerb => ActivityAnswer.InvokeError(400, "UnknownVerb", library.Words(locale, "invoke.unknown_button")),
        TurnAnswer.Failed failed => ActivityAnswer.InvokeError(500, "Failed", failed.Text),
        TurnAnswer.Busy busy => ActivityAnswer.Busy(busy.RetryAfterSeconds),
        _ => ActivityAnswer.Done(),
    };

    /// <summary>For dialogs: a form, a sentence, or nothing, which closes the dialog.</summary>
    public ActivityAnswer OfDialog(TurnAnswer answer, string locale) => answer switch
    {
        TurnAnswer.Form form => DialogAnswer.Card(form.Title, Fit(form.Content, locale)),
        TurnAnswer.Notice notice => DialogAnswer.Message(notice.Text),
        TurnAnswer.Toast toast => DialogAnswer.Message(toast.Text),
        TurnAnswer.Failed failed => DialogAnswer.Message(failed.Text),
        TurnAnswer.UnknownVerb => DialogAnswer.Message(library.Words(locale, "invoke.unknown_form")),
        TurnAnswer.Busy busy => ActivityAnswer.Busy(busy.RetryAfterSeconds),
        _ => DialogAnswer.Close(),
    };

    /// <summary>The card that stands in for the answer while the work goes on.</summary>
    public ActivityAnswer Working(string locale, string? cardId, string messengerId)
    {
        var card = library.Render("working", locale, new JsonObject { ["card"] = cardId ?? "" });
        if (cardId is not null)
            card["refresh"] = CardRefresh.Of(ShowVerb, Ask(cardId), [messengerId]);
        return ActivityAnswer.Card(card);
    }

    public JsonObject Fit(JsonObject card, string locale) => FitCard.To(card, library.Words(locale, "outbox.cut"));

    private static JsonObject WithRefresh(TurnAnswer.Card card, string? cardId)
    {
        if (card.Viewers.Count == 0 || cardId is null)
            return card.Content;
        var content = (JsonObject)card.Content.DeepClone();
        content["refresh"] = CardRefresh.Of(ShowVerb, Ask(cardId), [.. card.Viewers]);
        return content;
    }

    public static JsonObject Ask(string cardId) => new() { ["verb"] = ShowVerb, ["card"] = cardId };
}
