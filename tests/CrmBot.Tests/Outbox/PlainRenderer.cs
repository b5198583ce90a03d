using System.Text.Json.Nodes;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using CrmBot.Tests.TestApp;

namespace CrmBot.Tests.Outbox;

/// <summary>Draws replies as one line each: a sentence as its key, a note's card as its title.</summary>
internal sealed class PlainRenderer : IReplyRenderer
{
    public async Task<RenderedReply?> RenderAsync(
        ReadView view, Reply reply, CardView cardView, CardDrawing drawing, CancellationToken cancellationToken) =>
            reply switch
            {
                Reply.Say say => new(() => new OutgoingMessage(say.Key, null, "summary"), [], null),
                Reply.OfRecord one => await CardAsync(view, [one.Record], [], drawing.Card, cancellationToken),
                Reply.Several several => await CardAsync(view, [.. several.Parts.OfType<Reply.OfRecord>().Select(part => part.Record)], [],
                    drawing.Card, cancellationToken),
                _ => null,
            };

    public Task<RenderedReply> RenderCurrentAsync(
        ReadView view, string source, IReadOnlyCollection<RecordRef> superseded, CardView cardView, CardDrawing drawing,
        CancellationToken cancellationToken) =>
        CardAsync(view, [.. source.Split(' ').Select(name => RecordNames.Parse(name)!.Value)], superseded, drawing.Card, cancellationToken);

    public OutgoingMessage MarkAgain(OutgoingMessage message, string locale) => message with { Text = $"again: {message.Text}" };

    public OutgoingMessage Undrawn(string locale) => new("undrawn", null, "undrawn");

    private static async Task<RenderedReply> CardAsync(
        ReadView view, IReadOnlyList<RecordRef> records, IReadOnlyCollection<RecordRef> superseded, Guid cardId,
        CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        foreach (var record in records)
        {
            var note = await view.Db.FindAsync<Note>([record.Id], cancellationToken);
            lines.Add(superseded.Contains(record) ? "see newer" : note?.Title ?? "gone");
        }

        JsonObject Card() => new() { ["type"] = "AdaptiveCard", ["line"] = string.Join(" + ", lines), ["card"] = cardId.ToString("N") };
        return new RenderedReply(() => new OutgoingMessage(null, Card(), "summary"), records, string.Join(' ', records));
    }
}
