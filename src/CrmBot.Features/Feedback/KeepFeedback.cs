using System.Text.Json.Nodes;
using CrmBot.Features.People;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Feedback;

/// <summary>
/// Thumbs are counted in the audit log; what somebody wrote with a thumb down goes to the administrators, who can do something about it.
/// </summary>
internal sealed class KeepFeedback(IPersonDirectory people) : IFeedbackListener
{
    public async Task GivenAsync(Turn turn, FeedbackGiven feedback, RecordRef? record, CancellationToken cancellationToken)
    {
        if (turn.Actor.Id == Guid.Empty) return;
        var about = record ?? new RecordRef("message", turn.Id);
        await turn.Work.Audit.NoteAsync(feedback.IsLike ? "message.liked" : "message.disliked", about, null, cancellationToken);
        if (feedback.IsLike || feedback.Text.Length == 0) return;
        var card = new Reply.Card("feedback", new JsonObject { ["from"] = turn.Actor.Name, ["text"] = feedback.Text });
        foreach (var admin in (await people.ListAsync(turn.Work, null, cancellationToken))
            .Where(colleague => colleague.Role == Roles.Admin))
        {
            await turn.Work.Outbox.ToPersonAsync(
                admin.Id, card, $"feedback:{turn.Id:N}:{admin.Id:N}", Delivery.AtMostOnce, Priority.Bulk, cancellationToken);
        }
    }
}
