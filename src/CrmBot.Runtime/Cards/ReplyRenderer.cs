using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Places;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Runtime.Cards;

/// <summary>Draws replies: sentences become a text, everything else becomes one card, part below part.</summary>
internal sealed class ReplyRenderer(
    CardLibrary library, IEnumerable<IRecordCard> kinds, OwnViews views, IDirectory directory) : IReplyRenderer
{
    private static readonly IReadOnlyCollection<RecordRef> None = [];
    private readonly Dictionary<string, IRecordCard> kinds = kinds.ToDictionary(kind => kind.Kind, StringComparer.Ordinal);

    public async Task<RenderedReply?> RenderAsync(
        ReadView view, Reply reply, CardView cardView, CardDrawing drawing, CancellationToken cancellationToken)
    {
        var parts = ReplyParts.Of(reply, cardView.Place.IsGroup).ToList();
        if (parts.OfType<Reply.OfFile>().FirstOrDefault() is { } file) return File(file, cardView);
        var mentions = cardView.Place.IsGroup ? parts.OfType<Reply.Mention>().ToList() : [];
        parts.RemoveAll(part => part is Reply.Mention);
        if (parts.Count == 0) return null;
        if (parts.All(ReplyParts.IsText)) return Text(parts, cardView);
        var drawn = await CardAsync(view, parts, None, cardView, drawing, cancellationToken);
        return mentions.Count == 0 ? drawn : drawn with { Mentions = await NamesAsync(view, mentions, cancellationToken) };
    }

    public async Task<RenderedReply> RenderCurrentAsync(
        ReadView view, string source, IReadOnlyCollection<RecordRef> superseded, CardView cardView, CardDrawing drawing,
        CancellationToken cancellationToken)
    {
        var parts = ReplyParts.Of(ReplyJson.Read(source), cardView.Place.IsGroup).Where(part => part is not Reply.Mention).ToList();
        return await CardAsync(view, parts, superseded, cardView, drawing, cancellationToken);
    }

    public OutgoingMessage MarkAgain(OutgoingMessage message, string locale)
    {
        var line = library.Words(locale, "outbox.again");
        return message.Card is { } card
            ? message with { Card = JoinCards.OnTop(
                new JsonObject { ["type"] = "TextBlock", ["text"] = line, ["isSubtle"] = true, ["wrap"] = true },
                (JsonObject)card.DeepClone()) }
            : message with { Text = $"{line}\n{message.Text}" };
    }

    public OutgoingMessage Undrawn(string locale)
    {
        var text = library.Words(locale, "failed.drawing");
        return new OutgoingMessage(text, null, text);
    }

    private RenderedReply File(Reply.OfFile file, CardView cardView)
    {
        var message = new OutgoingMessage(null, null, library.Words(cardView.Locale, file.File.SummaryKey)) { File = file.File };
        return new RenderedReply(() => message, [], null);
    }

    private async Task<IReadOnlyList<MentionedPerson>> NamesAsync(
        ReadView view, List<Reply.Mention> mentions, CancellationToken cancellationToken)
    {
        var people = new List<MentionedPerson>(mentions.Count);
        foreach (var id in mentions.Select(mention => mention.Person).Distinct())
        {
            if (await directory.FindAsync(view, id, cancellationToken) is { DirectoryId.Length: > 0 } person)
                people.Add(
                    new MentionedPerson(await MessengerUsers.FindAsync(view, person.DirectoryId) ?? person.DirectoryId, person.Name));
        }

        return people;
    }

    private RenderedReply Text(List<Reply> parts, CardView cardView)
    {
        var text = string.Join('\n', parts.Select(part => Sentence(part, cardView)));
        var message = new OutgoingMessage(text, null, text);
        return new RenderedReply(() => message, [], null);
    }

    private async Task<RenderedReply> CardAsync(
        ReadView view, List<Reply> parts, IReadOnlyCollection<RecordRef> superseded, CardView cardView, CardDrawing drawing,
        CancellationToken cancellationToken)
    {
        // A card of a change that is not saved yet would carry the revision before it, and its first click would count as stale.
        if (view is UnitOfWork work && parts.Any(part => ReplyParts.Record(part) is not null)) await work.SaveAsync(cancellationToken);
        var drawn = new List<DrawnPart>(parts.Count);
        foreach (var part in parts)
        {
            // Of a record that is gone there is nothing left to change or take back.
            if (part is Reply.Written && drawn.Count > 0 && drawn.TrueForAll(above => above.IsGone)) continue;
            if (await DrawAsync(view, part, superseded, cardView, cancellationToken) is { } one) drawn.Add(one);
        }

        if (drawn.Count == 0) drawn.Add(Gone(cardView));
        MoveFormDown(drawn);
        var records = parts.Select(ReplyParts.Record).OfType<RecordRef>().Distinct().ToList();
        var source = ReplyJson.Write(parts.Count == 1 ? parts[0] : new Reply.Several(parts));
        var viewers = cardView.Place.IsGroup ? await views.FindAsync(view, parts, cancellationToken) : [];
        return new RenderedReply(() => Message(drawn, drawing) with { Viewers = viewers, CardId = drawing.Card }, records, source);
    }

    private static OutgoingMessage Message(List<DrawnPart> parts, CardDrawing drawing)
    {
        var stamp = drawing.Stamp;
        var card = JoinCards.Join([.. parts.Select(part => part.Draw(stamp))]);
        return new OutgoingMessage(null, card, parts[0].Summary);
    }

    private async Task<DrawnPart?> DrawAsync(
        ReadView view, Reply part, IReadOnlyCollection<RecordRef> superseded, CardView cardView, CancellationToken cancellationToken) =>
            part switch
            {
                Reply.Card card => await DrawAsync(view, card, cardView, cancellationToken),
                Reply.OfRecord one when superseded.Contains(one.Record) => await NewerAsync(view, one.Record, cardView, cancellationToken),
                Reply.OfRecord one => await DrawAsync(view, one.Record, cardView, cancellationToken),
                Reply.Written row => row.Until > view.Now && superseded.Count == 0 ? Written(row, cardView) : null,
                Reply.Notice row => superseded.Count == 0 ? Notice(row, cardView) : null,
                _ => Said(part, cardView),
            };

    private async Task<DrawnPart> DrawAsync(ReadView view, Reply.Card card, CardView cardView, CancellationToken cancellationToken)
    {
        var revision = card.Record is { } record ? await RecordRevisions.FindAsync(view, record, cancellationToken) ?? 0 : 0;
        var summary = library.HasWords($"{card.Template}.summary") ? $"{card.Template}.summary" : "common.summary";
        // The reply's own data stays as it is: it is also stored, to draw the card again.
        return Draw(new CardContent(card.Template, (JsonObject)card.Data.DeepClone(), summary), card.Record, revision, cardView);
    }

    private async Task<DrawnPart> DrawAsync(ReadView view, RecordRef record, CardView cardView, CancellationToken cancellationToken)
    {
        if (!kinds.TryGetValue(record.Kind, out var kind))
            throw new InvalidOperationException($"No feature draws the card of a {record.Kind}.");
        if (await kind.RenderAsync(view, record.Id, cardView, cancellationToken) is not { } content) return Gone(cardView);
        return Draw(content, record, await RecordRevisions.FindAsync(view, record, cancellationToken) ?? 0, cardView);
    }

    // What it was about stays readable, so that a chat can still be followed upwards.
    private async Task<DrawnPart> NewerAsync(ReadView view, RecordRef record, CardView cardView, CancellationToken cancellationToken)
    {
        var current = await DrawAsync(view, record, cardView, cancellationToken);
        var data = new JsonObject { ["about"] = CardHeadline.Of(current.Draw(null), current.Summary).Text };
        return new DrawnPart(stamp => library.Render("newer", cardView.Locale, data, stamp),
            library.Words(cardView.Locale, "common.summary"));
    }

    private DrawnPart Draw(CardContent content, RecordRef? record, int revision, CardView cardView)
    {
        var data = content.Data;
        if (record is { } shown)
        {
            data["record"] = shown.ToString();
            data["rev"] = revision;
        }

        return new DrawnPart(stamp => library.Render(content.Template, cardView.Locale, data, stamp),
            library.Words(cardView.Locale, content.SummaryKey)) { Data = data, Form = content.Form };
    }

    // All ways to correct what was just stored stand in one row.
    private static void MoveFormDown(List<DrawnPart> drawn)
    {
        var at = drawn.FindIndex(part => part.IsWritten);
        if (at < 0 || drawn.Take(at).LastOrDefault(part => part.Form is not null) is not { } above) return;
        drawn[at].Data["edit"] = new JsonObject
        {
            ["form"] = above.Form,
            ["record"] = above.Data["record"]?.DeepClone(),
            ["rev"] = above.Data["rev"]?.DeepClone(),
        };
        above.Data["edit"] = false;
    }

    private DrawnPart Written(Reply.Written row, CardView cardView)
    {
        var data = new JsonObject { ["turn"] = row.Turn.ToString("N"), ["fixed"] = row.IsFixed, ["say"] = new JsonObject() };
        if (row.Ask is { } ask) data["say"]!["question"] = library.Question(cardView.Locale, ask);
        return new DrawnPart(stamp => library.Render("written", cardView.Locale, data, stamp),
            library.Words(cardView.Locale, "turn.noted")) { Data = data, IsWritten = true };
    }

    private DrawnPart Notice(Reply.Notice row, CardView cardView)
    {
        var data = new JsonObject { ["name"] = row.Name };
        return new DrawnPart(stamp => library.Render("notice", cardView.Locale, data, stamp),
            library.Words(cardView.Locale, "common.summary"));
    }

    private DrawnPart Said(Reply part, CardView cardView)
    {
        var text = Sentence(part, cardView);
        return new DrawnPart(stamp => library.Render("said", cardView.Locale, new JsonObject { ["text"] = text }, stamp), text);
    }

    private DrawnPart Gone(CardView cardView) => Plain("gone", cardView) with { IsGone = true };

    private DrawnPart Plain(string template, CardView cardView) =>
        new(stamp => library.Render(template, cardView.Locale, new JsonObject(), stamp), library.Words(cardView.Locale, "common.summary"));

    private string Sentence(Reply part, CardView cardView) => part switch
    {
        Reply.Say say => library.Words(cardView.Locale, say.Key, say.Arguments),
        Reply.Refuse no => library.Words(cardView.Locale, no.Key, no.Arguments),
        _ => throw new InvalidOperationException($"A {part.GetType().Name} is not a sentence."),
    };

    private sealed record DrawnPart(Func<CardStamp?, JsonObject> Draw, string Summary)
    {
        public bool IsGone { get; init; }

        /// <summary>The row of what was just stored.</summary>
        public bool IsWritten { get; init; }

        /// <summary>What the template is filled with; nothing of what is drawn without.</summary>
        public JsonObject Data { get; init; } = [];

        public string? Form { get; init; }
    }
}
