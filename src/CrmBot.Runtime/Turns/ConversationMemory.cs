using System.Text.Json.Nodes;
using CrmBot.Language;
using CrmBot.Runtime.Cards;

namespace CrmBot.Runtime.Turns;

/// <summary>
/// What the bot remembers of one person in one place. Loaded before the message is parsed, stored with the turn.
/// </summary>
public sealed class ConversationMemory
{
    private const int MostDone = 6, LongestSaid = 30, MostSince = 1;
    private const long FreshFor = 60 * 60_000;

    // Not dated yet: this turn shows it.
    private const long Now = long.MaxValue;

    private readonly List<DoneTurn> done = [];
    private readonly List<ShownRecord> recent = [];
    private bool isShownNow, isSubjectNow;

    /// <summary>Canonical name of the subject last talked about (the contract's <c>last_cust</c>).</summary>
    public string? LastSubject
    {
        get;
        set => (field, isSubjectNow) = (value, value is not null);
    }

    /// <summary>When that was, business time in Unix milliseconds, and how many turns about anything else came since.</summary>
    internal (long At, int Since) SubjectAge { get; set; }

    /// <summary>Whoever talks of nobody by name now can hardly mean anything else.</summary>
    public bool IsSubjectFresh(long now) => SubjectAge.Since <= MostSince && now - SubjectAge.At < FreshFor;

    /// <summary>The record last shown or written here, for "the last one".</summary>
    public Store.RecordRef? LastRecord
    {
        get;
        set
        {
            (field, isShownNow) = (value, value is not null);
            if (value is { } shown) NoteShown(shown, Now);
        }
    }

    /// <summary>When that was; business time, Unix milliseconds.</summary>
    public long LastRecordAt { get; internal set; }

    /// <summary>
    /// The records shown here lately, the last one of each kind, newest last:
    /// what may still be meant although something else was shown since.
    /// </summary>
    internal IReadOnlyList<ShownRecord> Recent => recent;

    /// <summary>The open preview, if any: what was understood and is still open for correction.</summary>
    public OpenPreview? Preview { get; set; }

    /// <summary>The last turn here that changed something and was not taken back, for "undo".</summary>
    public Guid? LastTurn => done.Count == 0 ? null : done[^1].Id;

    /// <summary>Turns that changed something, the newest last: "undo" goes back one by one.</summary>
    internal IReadOnlyList<DoneTurn> Done => done;

    /// <summary>The turn before this one, a message or a click that did something: what "never mind" can only mean.</summary>
    internal Guid? LastHeard { get; set; }

    /// <summary>The last press here that did something, to know the second half of a double click.</summary>
    internal CardPress? LastPress { get; set; }

    /// <summary>The last sentence that was read here, clipped, to tell how it was understood.</summary>
    public string? LastSaid { get; internal set; }

    /// <summary>The list this person was shown here last, as text; null when that is long ago.</summary>
    internal string? LastList { get; private set; }

    /// <summary>Until when its rows can be opened by their number. Business time, Unix milliseconds.</summary>
    internal long LastListUntil { get; private set; }

    /// <summary>Cards of this person that wait for save or cancel, newest last.</summary>
    internal List<Draft> Drafts { get; } = [];

    /// <summary>Remembers that a turn changed something.</summary>
    /// <param name="said">What was said for it; null for a click.</param>
    /// <param name="instead">The turn whose work was taken back for it.</param>
    internal void Did(Guid turn, string? said, Guid? instead = null) =>
        Add(new DoneTurn(turn, said is { Length: > LongestSaid } ? Beginning(said) + "…" : said,
            instead ?? done.Find(one => one.Id == turn)?.Instead));

    /// <summary>Remembers what was shown when that is a list, so that its rows can be meant by their number.</summary>
    internal void Shown(Reply reply, long now)
    {
        if (ReplyParts.Of(reply, inGroup: false).OfType<Reply.Card>().Any(IsList))
            ShownList(ReplyJson.Write(reply), now + OpenPreview.OpenFor);
    }

    /// <summary>The list as the stored row has it.</summary>
    internal void ShownList(string? list, long until) => (LastList, LastListUntil) = (list, until);

    private static bool IsList(Reply.Card card) =>
        card.Template != "draft"
            && card.Data.Any(part => part.Value is JsonArray { Count: > 1 } rows && rows.All(row => row is JsonObject));

    // Never through the middle of a character.
    private static string Beginning(string said) => said[..(char.IsHighSurrogate(said[LongestSaid - 1]) ? LongestSaid - 1 : LongestSaid)];

    internal void Add(DoneTurn turn)
    {
        TookBack(turn.Id);
        done.Add(turn);
        if (done.Count > MostDone) done.RemoveAt(0);
    }

    /// <summary>Forgets a turn whose work is gone.</summary>
    internal void TookBack(Guid turn) => done.RemoveAll(one => one.Id == turn);

    /// <summary>Dates what this turn has shown.</summary>
    internal void NoteTime(long now)
    {
        if (isShownNow) LastRecordAt = now;
        SubjectAge = isSubjectNow ? (now, 0) : (SubjectAge.At, SubjectAge.Since + 1);
        (isShownNow, isSubjectNow) = (false, false);
        for (var i = 0; i < recent.Count; i++)
        {
            if (recent[i].At == Now) recent[i] = recent[i] with { At = now };
        }
    }

    /// <param name="at">Business time, Unix milliseconds.</param>
    internal void NoteShown(Store.RecordRef record, long at)
    {
        recent.RemoveAll(one => one.Record.Kind == record.Kind);
        recent.Add(new ShownRecord(record, at));
    }

    /// <summary>The card of this turn's answer shows what was opened by the turn and has no card yet.</summary>
    internal void ShownOn(Guid card)
    {
        if (Preview is { Card: null } preview) Preview = preview with { Card = card };
        for (var i = 0; i < Drafts.Count; i++)
        {
            if (Drafts[i].Card is null) Drafts[i] = Drafts[i] with { Card = card };
        }
    }

    /// <summary>Forgets what is no longer open at <paramref name="now"/> (business time).</summary>
    internal void Expire(long now)
    {
        if (Preview is { } open && open.Until <= now) Preview = null;
        Drafts.RemoveAll(draft => draft.Until <= now);
        if (LastListUntil <= now) LastList = null;
        recent.RemoveAll(shown => !shown.IsRecentAt(now));
    }
}

/// <summary>A record that was shown here.</summary>
/// <param name="At">Business time, Unix milliseconds.</param>
internal sealed record ShownRecord(Store.RecordRef Record, long At)
{
    public bool IsRecentAt(long now) => At > now - OpenPreview.OpenFor;
}

/// <summary>A turn that changed something here.</summary>
/// <param name="Said">The beginning of what was said for it; null for a click.</param>
/// <param name="Instead">The turn whose work was taken back so that this
/// one's could be stored: it stands again once this one is undone.</param>
internal sealed record DoneTurn(Guid Id, string? Said, Guid? Instead);

/// <summary>A preview card that is still open for its speaker: until ok or cancel, the next write, or ten minutes.</summary>
/// <param name="Frame">What was understood, in the contract's form.</param>
/// <param name="StoredBy">The turn that stored it; null while it is only a draft.</param>
/// <param name="Record">The record it became, when stored.</param>
/// <param name="Until">Business time, Unix milliseconds.</param>
public sealed record OpenPreview(Frame Frame, Guid? StoredBy, Store.RecordRef? Record, long Until)
{
    /// <summary>How long a preview stays open, and how long a turn can be undone.</summary>
    internal const long OpenFor = 10 * 60_000;

    /// <summary>Nothing else was said or pressed since it was stored, or what was pressed since has changed something.</summary>
    internal bool IsFresh(ConversationMemory memory) => memory.LastHeard is not { } heard || heard == StoredBy || heard == memory.LastTurn;

    /// <summary>The draft this preview is, while nothing is stored.</summary>
    internal Guid? Draft { get; init; }

    /// <summary>The card that shows it, to be drawn again when a sentence instead of a click closes it.</summary>
    internal Guid? Card { get; init; }

    /// <summary>Turns whose work this preview has corrected, newest first: cancelling takes them back too.</summary>
    internal IReadOnlyList<Guid> Before { get; init; } = [];
}

/// <summary>A frame that waits for an answer, or for save.</summary>
/// <param name="Revision">Grows with every change, so that a button of an older card acts on nothing.</param>
/// <param name="Choices">What the card offered, in its order.</param>
/// <param name="Until">Business time, Unix milliseconds.</param>
internal sealed record Draft(Guid Id, int Revision, Frame Frame, IReadOnlyList<DraftChoice> Choices, long Until)
{
    /// <summary>The stored preview that this card changes; null for a draft of something new.</summary>
    public Guid? Corrects { get; init; }

    /// <summary>The turn of the message that asked for it; null where a click did.</summary>
    public Guid? OpenedBy { get; init; }

    /// <inheritdoc cref="OpenPreview.Card"/>
    public Guid? Card { get; init; }
}
