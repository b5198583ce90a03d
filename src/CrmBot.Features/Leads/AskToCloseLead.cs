using CrmBot.Features.Customers;
using CrmBot.Features.Help.Asides;
using CrmBot.Language;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads;

/// <summary>兴隆这条线索关掉吧: closing takes a word on why, so the lead's card comes, on which that is said.</summary>
internal sealed class AskToCloseLead(ICustomerDirectory customers, Policy policy) : IAside
{
    public IReadOnlyCollection<string> Codes => ["shut"];

    public async Task<Reply?> AnswerAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if ((frame.Text(Frame.Whose) ?? turn.Memory.LastSubject) is not { } name) return null;
        var known = await customers.FindByNameAsync(turn.Work, name, cancellationToken);
        if (known is not [var customer] || await LeadDirectory.CurrentAsync(turn.Work, customer.Id, cancellationToken) is not { } lead
            || !policy.Decide(turn.Actor, "see", LeadDirectory.Subject(lead)).Allowed) return null;
        turn.Memory.LastSubject = customer.Name;
        return lead.IsOpen
            ? new Reply.Several([new Reply.Say("aside.shut"), new Reply.OfRecord(LeadDirectory.Record(lead))])
            : new Reply.OfRecord(LeadDirectory.Record(lead));
    }
}
