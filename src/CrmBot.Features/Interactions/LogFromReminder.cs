using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.Reading;
using CrmBot.Features.Reminders;
using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Interactions;

/// <summary>"Done, left voicemail": what was said when a reminder was closed or put off becomes a contact of its customer.</summary>
internal sealed class LogFromReminder(ICustomerDirectory customers, WriteInteraction write) : IFinishedReminder
{
    public async Task LoggedAsync(Turn turn, Reminder reminder, JsonObject log, CancellationToken cancellationToken)
    {
        if (reminder.CustomerId is not { } customerId || await customers.FindAsync(turn.Work, customerId, cancellationToken) is null)
            return;
        var slots = (JsonObject)log.DeepClone();
        if (reminder.Who is { } who) slots["who"] = who;
        var interaction = new Interaction
        {
            CustomerId = customerId,
            PersonId = turn.Actor.Id,
            Day = SaidTime.Write(DateOnly.FromDateTime(turn.LocalNow)),
            CreatedAt = turn.Now,
        };
        turn.Db.Add(interaction);
        await write.FillAsync(turn, interaction, customerId, new Frame("log", slots), cancellationToken);
    }
}
