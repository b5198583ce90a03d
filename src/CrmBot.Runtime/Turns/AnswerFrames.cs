using CrmBot.Cards;
using CrmBot.Language;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Turns.Drafts;
using CrmBot.Runtime.Turns.Undoing;

namespace CrmBot.Runtime.Turns;

/// <summary>Brings every frame of a message to the one who answers it: stores, asks, or says that it cannot.</summary>
internal sealed class AnswerFrames(
    FrameRoutes routes, StoreFrame stores, DraftCards drafts, PatchPreview patches, UndoTurns undo, CardLibrary library, Gates gates)
{
    private const int LongestSaid = 500;

    /// <summary>Sentences about a sentence: whoever asks why means the one before.</summary>
    private static readonly HashSet<string> NotKept = ["why", "help", FrameRoutes.Undo, FrameRoutes.Patch];

    public async Task<Reply> AnswerAsync(Turn turn, IReadOnlyList<Frame> frames, CancellationToken cancellationToken)
    {
        if ((turn.Understood?.AskedAs ?? turn.Text) is { } said
            && !frames.Any(frame => NotKept.Contains(frame.Intent) || frame.Is("kind", "smalltalk")))
            turn.Memory.LastSaid = said[..Math.Min(said.Length, LongestSaid)];
        frames = [.. frames.SelectMany(Apart)];
        var replies = new List<Reply>(frames.Count);
        foreach (var frame in frames.Where(IsKnown))
            replies.AddRange(ReplyParts.Of(await AnswerAsync(turn, frame, cancellationToken), inGroup: false)
                .Where(part => !replies.Exists(said => IsSameNo(said, part))));
        // One no is enough, however many things of a sentence nobody can do yet.
        if (frames.FirstOrDefault(frame => !IsKnown(frame)) is { } unknown)
            replies.Add(replies.Count == 0 ? Unanswered(turn, unknown) : new Reply.Refuse("turn.not_yet_rest"));

        // One row of change and undo per turn: undo takes back all of it.
        var row = replies.FindLast(part => part is Reply.Written);
        if (row is not null)
        {
            replies.RemoveAll(part => part is Reply.Written);
            replies.Add(row);
        }

        return replies.Count == 1 ? replies[0] : new Reply.Several(replies);
    }

    /// <summary>A contact that goes along with what was told beside it is stored as one.</summary>
    private static IEnumerable<Frame> Apart(Frame frame) =>
        frame.Object(Frame.Beside) is { } beside ? [Frame.FromJson(beside), frame.Without(Frame.Beside)] : [frame];

    /// <summary>Two things about a colleague's customer are refused with one sentence.</summary>
    private static bool IsSameNo(Reply said, Reply part) =>
        said is Reply.Refuse one && part is Reply.Refuse other && one.Key == other.Key
            && one.Arguments.AsSpan().SequenceEqual(other.Arguments);

    private bool IsKnown(Frame frame) =>
        frame.Intent is FrameRoutes.Patch or FrameRoutes.Undo or FrameRoutes.None || routes.Find(frame.Intent) is not null;

    private Task<Reply> AnswerAsync(Turn turn, Frame frame, CancellationToken cancellationToken) => frame.Intent switch
    {
        var intent when gates.Refusal(turn.Actor, intent) is { } refusal => Task.FromResult<Reply>(refusal),
        FrameRoutes.Patch => patches.AnswerAsync(turn, frame, cancellationToken),
        FrameRoutes.Undo when ReopenedTicket.Of(turn.Memory, frame) is { } reopened && routes.Find(reopened.Intent) is not null =>
            AnswerAsync(turn, reopened, cancellationToken),
        FrameRoutes.Undo => undo.AnswerAsync(turn, frame, cancellationToken),
        // Whatever the contract calls it, nothing is stored of it.
        _ when frame.Has(Frame.Aside) && routes.Find(FrameRoutes.None) is { } beside => beside.HandleAsync(turn, frame, cancellationToken),
        var intent => routes.Find(intent) is { } handler
            ? AnswerAsync(turn, handler, frame, cancellationToken)
            : Task.FromResult(Unanswered(turn, frame)),
    };

    private async Task<Reply> AnswerAsync(Turn turn, IFrameHandler handler, Frame frame, CancellationToken cancellationToken)
    {
        if (!frame.IsWrite) return await handler.HandleAsync(turn, frame, cancellationToken);
        var mustAsk = frame.IsWithheld && !frame.BlockingAsk.All(handler.AsksOnCard);
        return mustAsk || frame.NeedsConfirm || frame.Has(Frame.Like)
            || (frame.Has("resolve") && (IsOneOfSeveral(turn) || !await handler.IsSureAsync(turn, frame, cancellationToken)))
                || await handler.MustConfirmAsync(turn, frame, cancellationToken)
            ? await drafts.HoldAsync(turn, frame, cancellationToken)
            : await stores.StoreAsync(turn, frame, cancellationToken);
    }

    // Of what one sentence tells all is asked about or nothing, so that one word answers all of it.
    private static bool IsOneOfSeveral(Turn turn) => turn.Understood?.Frames.Count(static frame => frame.IsWrite) > 1;

    private Reply Unanswered(Turn turn, Frame frame) => frame switch
    {
        { Intent: FrameRoutes.None } when frame.Is("kind", "ignored") => Reply.Silence,
        { Intent: FrameRoutes.None } when frame.Is("kind", "smalltalk") => new Reply.Say("turn.hello"),
        { Intent: FrameRoutes.None } when frame.Is("kind", "noop") => new Reply.Say("turn.nothing_to_do"),
        { Intent: FrameRoutes.None } => new Reply.Refuse("turn.not_understood", ("list", Abilities(turn.Locale))),
        _ => new Reply.Refuse("turn.not_yet", ("list", Abilities(turn.Locale))),
    };

    private string Abilities(string locale) => string.Join(
        library.Words(locale, "common.list_separator"),
        routes.Intents.Where(intent => library.HasWords($"turn.can.{intent}")).Order(StringComparer.Ordinal)
            .Select(intent => library.Words(locale, $"turn.can.{intent}")));
}
