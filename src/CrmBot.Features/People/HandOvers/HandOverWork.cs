using CrmBot.Language;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.People.HandOvers;

/// <summary>
/// 老张离职，客户都转小林: everything somebody owns goes to a colleague, the colleague gets a pack of it, and the one who left can no longer sign in.
/// Nobody is ever deleted. Asked about first; can be taken back like any other turn.
/// </summary>
internal sealed class HandOverWork(WorkPack pack, MoveWork move, CrmBot.Cards.CardLibrary cards) : IAssignPart
{
    /// <summary>
    /// Only some of their customers, or all of them to several or to the pool, are shared out like any others; nobody is shut out by that.
    /// </summary>
    public bool Answers(Frame frame) => IsWhole(frame);

    public static bool IsWhole(Frame frame) =>
        frame.Is("handover", "true") && !frame.Has("mode") && !frame.Has(Frame.But) && !frame.Is("to", "pool")
            && frame.Object("scope") is not { Count: > 1 };

    public async Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (await CheckAsync(turn, frame, cancellationToken) is not { } both) return await RefusalAsync(turn, frame, cancellationToken);
        var (leaver, heir) = both;
        var shares = await pack.AskAsync(turn.Work, leaver.Id, cancellationToken);
        await move.BeginAsync(turn, leaver.Id, heir.Id, cancellationToken);
        leaver.IsActive = false;
        leaver.LeftAt = turn.Now;
        await turn.Work.World.ChangedAsync("person", leaver.Id, cancellationToken);
        await turn.Work.Audit.NoteAsync("person.handed_over", new RecordRef("person", leaver.Id), $"to={heir.Id:N}", cancellationToken);
        await TellAsync(turn, leaver, heir, shares, cancellationToken);
        return new Reply.Several(
        [
            new Reply.Say("handover.done", ("from", leaver.Name), ("to", heir.Name),
                ("what", pack.Counts(shares, turn.Locale) is { Length: > 0 } what ? what : cards.Words(turn.Locale, "handover.nothing"))),
            new Reply.OfRecord(new RecordRef("person", leaver.Id)),
        ]);
    }

    public async Task<DraftView> DescribeAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        List<DraftLine> lines = [new("handover.label.from", Named(turn, Owner(frame))),
            new("handover.label.to", Named(turn, frame.Text("to")))];
        if (MayAsk(turn) && await FindColleague.SlotAsync(turn, Owner(frame), cancellationToken) is { } leaver)
            lines.Add(new("handover.label.what", pack.Counts(await pack.AskAsync(turn.Work, leaver.Id, cancellationToken), turn.Locale)));
        return new DraftView("handover.draft", [.. lines.Where(line => line.Text.Length > 0)])
        {
            // Nothing of it waits for a day: who has not left yet would lose everything now.
            AskKey = frame.Has(Frame.Starts) ? "handover.atOnce" : null,
            GoKey = frame.Has(Frame.Starts) ? "handover.goNow" : null,
        };
    }

    private static string Named(Turn turn, string? slot) => slot == "me" ? turn.Actor.Name : slot ?? "";

    private static bool MayAsk(Turn turn) => turn.Actor.Role is Roles.Admin or Roles.Director;

    private static string? Owner(Frame frame) =>
        frame.Object("scope")?["owner"] is System.Text.Json.Nodes.JsonValue value && value.TryGetValue<string>(out var name) ? name : null;

    private static async Task<(Person Leaver, Person Heir)?> CheckAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (!MayAsk(turn) || turn.Place.IsGroup) return null;
        if (await FindColleague.SlotAsync(turn, Owner(frame), cancellationToken) is not { } leaver || leaver.Id == turn.Actor.Id)
            return null;
        if (await FindColleague.SlotAsync(turn, frame.Text("to"), cancellationToken) is not { } heir || heir.Id == leaver.Id
            || heir.Role == Roles.Partner) return null;
        if (await ChangePerson.IsLastAdminAsync(turn.Work, leaver, cancellationToken)) return null;
        return await turn.Work.Records.FindAsync<Person>(leaver.Id, cancellationToken) is { } tracked ? (tracked, heir) : null;
    }

    private static async Task<Reply> RefusalAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (!MayAsk(turn)) return new Reply.Refuse("handover.onlyAdmins");
        if (turn.Place.IsGroup) return new Reply.Refuse("people.pick.inDirectChat");
        if (await FindColleague.SlotAsync(turn, Owner(frame), cancellationToken) is not { } leaver)
            return new Reply.Refuse("handover.whoLeaves", ("name", Owner(frame) ?? ""));
        if (leaver.Id == turn.Actor.Id) return new Reply.Refuse("handover.notYourself");
        if (await ChangePerson.IsLastAdminAsync(turn.Work, leaver, cancellationToken)) return new Reply.Refuse("people.lastAdmin");
        return new Reply.Refuse("handover.whoTakes", ("name", frame.Text("to") ?? ""));
    }

    private async Task TellAsync(
        Turn turn, Person leaver, Person heir, List<(IHandOverPart Part, WorkShare Share)> shares, CancellationToken cancellationToken)
    {
        var zone = Zones.Find(heir.Zone);
        var data = pack.Data(cards.Words(heir.Locale, "handover.packTitle"), leaver.Name, cards.Words(heir.Locale, "handover.packNote"),
            shares, turn.Now, zone, heir.Locale);
        await turn.Work.Outbox.ToPersonAsync(
            heir.Id, new Reply.Card("work-pack", data), $"handover.pack:{leaver.Id:N}:{turn.Id:N}", Delivery.AtLeastOnce, Priority.Notice,
            cancellationToken);
    }
}
