using System.Text.Json.Nodes;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Turns;

namespace CrmBot.Runtime.Forms;

/// <summary>
/// Whoever sent a form was told to look into their direct chat, as it took too long: there they read what it came to, whatever that is.
/// </summary>
internal static class TellLate
{
    public static async Task TellAsync(Turn turn, FormResult result, CancellationToken cancellationToken)
    {
        if (Word(turn, result) is not { } word) return;
        if (!turn.Place.IsGroup) await PostAnswer.PostAsync(turn, word, cancellationToken);
        else if (turn.Actor.Id != Guid.Empty)
            await turn.Work.Outbox.ToPersonAsync(
                turn.Actor.Id, word, $"form:{turn.Id:N}", Delivery.AtLeastOnce, Priority.Answer, cancellationToken);
    }

    // What a frame stored has its card already, in the place of the form.
    private static Reply? Word(Turn turn, FormResult result) => result switch
    {
        FormResult.Show show => new Reply.Refuse("form.late_not", ("why", string.Join('\n', Errors(show)))),
        FormResult.Refuse no => new Reply.Refuse(no.Key, no.Arguments),
        FormResult.Write when !turn.Place.IsGroup => null,
        _ => new Reply.Say("form.late_done"),
    };

    private static IEnumerable<string> Errors(FormResult.Show show) =>
        (show.Data["errors"] as JsonArray ?? []).Select(error => (string?)error?["say"]?["text"]).OfType<string>();
}
