using CrmBot.Runtime.Turns;
using CrmBot.Teams;

namespace CrmBot.Bridge;

/// <summary>Thumbs up or down under a message.</summary>
internal sealed class AnswerFeedback(ITurnRunner turns) : IAnswerInvoke
{
    public IReadOnlyCollection<string> Names { get; } = [InvokeNames.Feedback];

    public async Task<ActivityAnswer> AnswerAsync(Activity invoke, CancellationToken hostToken)
    {
        if (FeedbackInvoke.From(invoke) is not { } feedback)
            return ActivityAnswer.BadRequest("BadFeedback");
        var given = new FeedbackGiven(invoke.Id, invoke.Sender(), invoke.Place(), feedback.IsLike, feedback.Text, feedback.MessageId);
        return await turns.RunAsync(given, hostToken) is TurnAnswer.Busy busy
            ? ActivityAnswer.Busy(busy.RetryAfterSeconds)
            : ActivityAnswer.Done();
    }
}
