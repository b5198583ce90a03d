using CrmBot.Features.Customers;
using CrmBot.Language;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Reminders;

/// <summary>A message that replies to a reminder's card means that reminder.</summary>
internal sealed class ReminderReplyContext(ICustomerDirectory customers) : IReplyContext
{
    public string Kind => "reminder";

    public async Task<ReplyCard?> DescribeAsync(ReadView view, Guid id, CancellationToken cancellationToken)
    {
        var reminder = await view.Records.FindAsync<Reminder>(id, cancellationToken);
        if (reminder is null) return null;
        var customer = reminder.CustomerId is { } customerId ? await customers.FindAsync(view, customerId, cancellationToken) : null;
        return new ReplyCard("reminder", customer?.Name);
    }
}
