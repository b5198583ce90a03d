using CrmBot.Features.Customers;
using CrmBot.Features.Tickets;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Surveys;

/// <summary>
/// Asks how satisfied the customer is when somebody has solved a ticket; not while that can still be taken back,
/// because a mail cannot. What the bot closes by itself, spam and duplicates are nobody's experience with us.
/// </summary>
internal sealed class AskAfterTicket(AskSurvey ask, ICustomerDirectory customers) : ITicketListener, ITimerHandler
{
    public const string LinkNotice = "survey.link";

    /// <summary>As long as a turn can be undone.</summary>
    public const long Delay = 10 * 60_000;

    private const string RuleName = "survey.ask";
    private const int LongestSpam = 20;
    private static readonly string[] Spam = ["spam", "垃圾", "骚扰", "junk"];

    public string Rule => RuleName;

    public Task ChangedAsync(UnitOfWork work, Ticket ticket, TicketEvent told, CancellationToken cancellationToken) =>
        told is { Kind: TicketEvent.Kinds.Resolved, By: not null }
            ? work.Timers.SetAsync(RuleName, ticket.Id, "", work.Now + Delay, cancellationToken)
            : Task.CompletedTask;

    public async Task FireAsync(UnitOfWork work, DueTimer timer, CancellationToken cancellationToken)
    {
        if (await work.Records.ReadAsync<Ticket>(timer.Record, cancellationToken) is not { IsWork: false, ResolvedAt: { } at } ticket)
            return;
        // Taken up and solved again meanwhile: that episode has a timer of its own.
        if (at + Delay > work.Now || IsNoExperience(ticket)) return;
        if (await customers.FindAsync(work, ticket.CustomerId, cancellationToken) is not { } customer) return;
        await work.Outbox.RefreshCopiesAsync(new RecordRef("ticket", ticket.Id), cancellationToken);
        var asked = await ask.AskAsync(work, new SurveyWish(SurveyKinds.Csat, customer, null) { Ticket = ticket }, cancellationToken);
        if (asked.Survey is { Via: "link" or "phone" } survey && ticket.AssigneeId is { } agent)
            await PassOnAsync(work, survey, agent, cancellationToken);
    }

    public static bool IsNoExperience(Ticket ticket) =>
        ticket.IsWithoutSurvey || ticket.MergedIntoId is not null || ticket.Cause == "duplicate"
        || (ticket.Cause is { Length: <= LongestSpam } cause && Spam.Any(word => cause.Contains(word, StringComparison.OrdinalIgnoreCase)));

    // Nothing that is configured reaches the customer: whoever solved it gives them the link, or calls.
    private static Task PassOnAsync(UnitOfWork work, Survey survey, Guid agent, CancellationToken cancellationToken) =>
        work.Outbox.ToPersonAsync(
            agent, new Reply.OfRecord(Survey.Record(survey.Id)), $"{LinkNotice}:{survey.Id:N}", Delivery.AtLeastOnce, Priority.Notice,
            cancellationToken);
}
