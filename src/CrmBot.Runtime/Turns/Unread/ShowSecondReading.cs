using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Language;
using CrmBot.Runtime.Turns.Drafts;

namespace CrmBot.Runtime.Turns.Unread;

/// <summary>
/// Shows what the second reader made of a sentence: a write as a preview to save or cancel, a question as a button. It stores nothing.
/// </summary>
internal sealed class ShowSecondReading(DraftCards drafts, FrameRoutes routes, CardLibrary cards)
{
    public async Task<Reply> HandleAsync(Turn turn, SecondlyRead read, CancellationToken cancellationToken)
    {
        var replies = new List<Reply>();
        foreach (var frame in read.Frames.Where(
            frame => routes.Find(frame.Intent) is not null && cards.HasWords($"turn.can.{frame.Intent}")))
            replies.Add(frame.IsWrite ? await drafts.HoldAsync(turn, frame, cancellationToken) : Offer(turn, read, frame));
        if (replies.Count == 0) return Reply.Silence;
        return new Reply.Several([new Reply.Say("turn.second"), .. replies]);
    }

    private Reply.Card Offer(Turn turn, SecondlyRead read, Frame frame) => new("second", new JsonObject
    {
        ["intent"] = frame.Intent,
        ["note"] = read.Text,
        ["say"] = new JsonObject { ["title"] = cards.Words(turn.Locale, $"turn.can.{frame.Intent}") },
    });
}
