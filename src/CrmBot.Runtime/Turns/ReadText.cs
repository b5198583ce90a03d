using CrmBot.Language;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Time;

namespace CrmBot.Runtime.Turns;

/// <summary>Has the reader read what a person typed, with everything the conversation knows.</summary>
internal sealed class ReadText(IReadSentences reader, IEnumerable<ILastingSubject> lasting)
{
    /// <param name="now">Business time, Unix milliseconds.</param>
    public Understanding Message(Conversation seen, ConversationMemory memory, long now)
    {
        var understood = AsCancelled(seen, memory, now, Message(seen, memory, now, seen.ReplyCard));
        if (seen.Lasting is not { } last || !last.Subject.MayBeMeant(understood.Frames, last.Record, last.Card, memory)) return understood;
        var asReply = Message(seen, memory, now, last.Card);
        return last.Subject.IsMeant(asReply.Frames, understood.Frames) ? asReply : understood;
    }

    // 撤销 long after something was stored takes back what was done last; 算了 takes back nothing then.
    private Understanding AsCancelled(Conversation seen, ConversationMemory memory, long now, Understanding understood)
    {
        if (understood.Frames is not [{ Intent: FrameRoutes.Patch } only] || !only.Is("act", "cancel")
            || memory.Preview is not { StoredBy: not null } stale || stale.IsFresh(memory)) return understood;
        var alone = Message(seen, memory, now, seen.ReplyCard, withPreview: false);
        return alone.Frames is [{ Intent: FrameRoutes.None }] ? understood : alone;
    }

    private string? AskedAbout(ConversationMemory memory) =>
        memory.Preview is { Draft: not null, Frame: { } asked } && lasting.Any(subject => subject.IsGuess(asked))
            ? asked.Text("cust")
            : null;

    private Understanding Message(Conversation seen, ConversationMemory memory, long now, ReplyCard? replyTo, bool withPreview = true)
    {
        var message = seen.Inbound as MessageReceived ?? (seen.Inbound as MessageChanged)?.Message;
        return reader.Read(Utterance(seen.Actor, seen.Text, now) with
        {
            Place = seen.Inbound.Place.Kind,
            ReplyTo = replyTo,
            LastCustomer = AskedAbout(memory) ?? Asked(memory) ?? memory.LastSubject,
            LastSaid = memory.LastSaid,
            Preview = withPreview && memory.Preview is { } open && !IsOfOriginal(seen, memory, open) ? open.Frame : null,
            Mentions = message is { MentionsBot: false } ? message.Mentions : ["bot", .. message?.Mentions ?? []],
            Files = message?.Files ?? [],
        });
    }

    // 发他了 under the question about 启明's wish speaks of 启明, whatever was stored before.
    private static string? Asked(ConversationMemory memory) =>
        memory.Preview is { StoredBy: null, Frame: { } asked } && !asked.BlockingAsk.Any() ? asked.Text("cust") : null;

    // What an edited message had opened is no longer open for it: the new words stand in place of the old ones, they do not correct them.
    private static bool IsOfOriginal(Conversation seen, ConversationMemory memory, OpenPreview open) => seen.Original is { Turn: var turn }
        && (open.StoredBy == turn || memory.Drafts.Exists(draft => draft.Id == open.Draft && draft.OpenedBy == turn));

    /// <summary>What was typed into a draft's input, as a change of its frame; null when it is not understood as one.</summary>
    public Frame? Correction(Turn turn, Frame frame, string answer) => Forms(turn.Locale, answer)
        .Select(text => reader.Read(Utterance(turn.Actor, text, turn.Now) with { Preview = frame, LastCustomer = turn.Memory.LastSubject }))
        .SelectMany(understood => understood.Frames)
        .FirstOrDefault(found => found.Intent == FrameRoutes.Patch && found.Object("set") is { Count: > 0 });

    /// <summary>What was typed before, read as the intent that the person has chosen.</summary>
    public IReadOnlyList<Frame> As(Turn turn, string said, string intent) =>
        reader.ReadAs(Utterance(turn.Actor, said, turn.Now) with { LastCustomer = turn.Memory.LastSubject }, intent).Frames;

    /// <summary>What was typed before, read again to explain it.</summary>
    public Understanding Again(Turn turn, string said) =>
        reader.Read(Utterance(turn.Actor, said, turn.Now) with { LastCustomer = turn.Memory.LastSubject });

    // A bare value ("周四") says what it corrects only together with the words of a correction.
    private static string[] Forms(string locale, string answer) =>
        locale.StartsWith("zh", StringComparison.Ordinal) ? [answer, "改成" + answer] : [answer, "make it " + answer];

    private static Utterance Utterance(Actor actor, string text, long now) =>
        new(text, Instants.ToOffset(now, actor.Zone), IanaName(actor.Zone), actor.Name) { Place = PlaceKind.Direct };

    internal static string IanaName(TimeZoneInfo zone) =>
        zone.HasIanaId || !TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out var name) ? zone.Id : name;
}
