using CrmBot.Language;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Customers;

/// <summary>Looks at one customer or contact (intent <c>show</c>): the card, the brief before a visit, or one fact.</summary>
internal sealed class ShowCustomer(
    FindCustomer find, ChooseCustomer choose, AnswerField answer, BriefCard brief, ProfileCard profile, Policy policy) : IFrameHandler
{
    /// <summary>Facts that may be said aloud in a group.</summary>
    private static readonly string[] OpenFields = ["owner", "grade"];

    public string Intent => "show";

    public async Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var found = await find.FindAsync(turn, frame, cancellationToken);
        if (found.Only is not { } customer) return await choose.AskAsync(turn, frame, found, cancellationToken);
        turn.Memory.LastSubject = customer.Name;
        turn.Memory.LastRecord = customer.Record;
        var decision = policy.Decide(turn.Actor, turn.Place, "see", customer.Subject);
        if (!decision.Allowed)
            return new Reply.Card("customer-taken", profile.Taken(customer.Name, customer.OwnerName, customer.Team, turn.Locale),
                customer.Record);
        await CustomerReads.NoteAsync(turn.Work, customer.Record, Through(turn, frame), cancellationToken);
        return await AnswerAsync(turn, frame, customer, decision, cancellationToken);
    }

    private static string Through(Turn turn, Frame frame) =>
        turn.Place.IsGroup ? CustomerReads.Group : frame.Text("field") ?? frame.Text("view") ?? CustomerReads.Card;

    private async Task<Reply> AnswerAsync(
        Turn turn, Frame frame, CustomerBrief customer, Decision decision, CancellationToken cancellationToken)
    {
        var field = frame.Text("field") ?? (frame.Has("who") && !frame.Is("view", "brief") ? "contacts" : null);
        if (turn.Place.IsGroup && !OpenFields.Contains(field)) return new Reply.OfRecord(customer.Record);
        if (await CustomerFile.LoadAsync(turn.Work, customer.Id, cancellationToken) is not { } file)
            return new Reply.OfRecord(customer.Record);
        if (field is not null) return await answer.AnswerAsync(turn, frame, file, field, decision.Masked, cancellationToken);
        return frame.Is("view", "brief")
            ? await brief.ReplyAsync(turn, file, decision.Masked, cancellationToken)
            : new Reply.OfRecord(customer.Record);
    }
}
