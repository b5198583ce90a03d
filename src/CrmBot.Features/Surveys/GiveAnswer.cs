using CrmBot.Features.Surveys.Recovery;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Surveys;

/// <summary>What a customer gave us.</summary>
/// <param name="Channel">One of <see cref="SurveyChannels"/>.</param>
/// <param name="By">The colleague who writes it down; null when the customer does.</param>
internal sealed record GivenScore(int Score, string? Why, string Channel, Guid? By);

/// <summary>The one way by which an answer is kept: with a task for somebody when it is a bad one.</summary>
internal sealed class GiveAnswer(OpenRecovery recovery)
{
    public async Task GiveAsync(UnitOfWork work, Survey survey, GivenScore given, CancellationToken cancellationToken)
    {
        survey.Answer(given.Score, given.Why, given.Channel, given.By, work.Now);
        if (survey.IsLow) await recovery.OpenAsync(work, survey, cancellationToken);
        // The ticket itself does not change, but its card shows the score.
        if (survey.TicketId is { } ticket) await work.Outbox.RefreshCopiesAsync(new RecordRef("ticket", ticket), cancellationToken);
    }
}
