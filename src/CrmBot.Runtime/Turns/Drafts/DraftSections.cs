using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Turns.Drafts;

/// <summary>A card that asks several things: what becomes of one of them leaves the others as they stand.</summary>
internal sealed class DraftSections(IPostedCards posted, ClosedCards closed)
{
    /// <summary>What the pressed card shows from now on: the answer in the place of the draft pressed, and what is still asked.</summary>
    /// <param name="pressed">The draft that the button names; null where it belongs to none.</param>
    public static Reply Answered(Turn turn, PostedCard card, Guid? pressed, Reply reply)
    {
        var parts = Parts(card);
        if (pressed is { } draft && Put(parts, [draft], reply) is { } whole) return whole;
        var answer = ReplyParts.Of(reply, inGroup: false).ToList();
        var asked = parts.Where(part => IsOpen(turn, part) && !answer.Exists(shown => DraftOf(shown) == DraftOf(part))).ToList();
        return asked.Count == 0 ? reply : new Reply.Several([.. answer, .. asked]);
    }

    /// <summary>Was answered in words: in the place of these drafts their card says so from now on.</summary>
    /// <param name="key">What it says.</param>
    public async Task CloseAsync(Turn turn, Guid card, IReadOnlyCollection<Guid> drafts, string key, CancellationToken cancellationToken)
    {
        var said = closed.Of(turn.Locale, key);
        var shown = await posted.FindAsync(turn.Work, card);
        await posted.ReplaceAsync(
            turn.Work, card, shown is null ? said : Put(Parts(shown), drafts, said) ?? said, cancellationToken);
    }

    /// <summary>What a turn had stored is gone, so its card says; what others have stored there, or is still asked, stays.</summary>
    /// <param name="gone">The records that the turn had changed.</param>
    public async Task CloseAsync(
        Turn turn, Guid card, IReadOnlySet<RecordRef> gone, string key, CancellationToken cancellationToken)
    {
        var stays = await posted.FindAsync(turn.Work, card) is { } shown
            ? Parts(shown).Where(part => IsOpen(turn, part) || (part is Reply.OfRecord other && !gone.Contains(other.Record)))
            : [];
        await posted.ReplaceAsync(turn.Work, card, One([closed.Of(turn.Locale, key), .. stays]), cancellationToken);
    }

    private static List<Reply> Parts(PostedCard card) => [.. ReplyParts.Of(ReplyJson.Read(card.Source), inGroup: false)];

    // Null when none of the drafts is there. Of what is stored on one card only the last can be changed by its row.
    private static Reply? Put(List<Reply> parts, IReadOnlyCollection<Guid> drafts, Reply instead)
    {
        var at = parts.FindIndex(IsOneOf);
        if (at < 0) return null;
        var answer = ReplyParts.Of(instead, inGroup: false).ToList();
        return One([.. parts.Take(at).Where(Stays), .. answer, .. parts.Skip(at).Where(Stays)]);

        bool IsOneOf(Reply part) => DraftOf(part) is { } draft && drafts.Contains(draft);

        bool Stays(Reply part) => !ReplyParts.IsText(part) && !IsOneOf(part)
            && !answer.Exists(other => (part is Reply.Written && other is Reply.Written)
                || (ReplyParts.Record(part) is { } record && ReplyParts.Record(other) == record));
    }

    private static Reply One(List<Reply> parts) => parts.Count == 1 ? parts[0] : new Reply.Several(parts);

    private static bool IsOpen(Turn turn, Reply part) =>
        DraftOf(part) is { } draft && turn.Memory.Drafts.Exists(open => open.Id == draft);

    private static Guid? DraftOf(Reply part) =>
        part is Reply.Card { Template: "draft" } card && Guid.TryParseExact(ClickData.Text(card.Data, "draft"), "N", out var id)
            ? id : null;
}
