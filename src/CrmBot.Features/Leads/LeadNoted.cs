using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads;

/// <summary>The answer to something done with a lead: one sentence, and its card as it is now.</summary>
internal static class LeadNoted
{
    public static Reply Of(Turn turn, string customer, Lead lead, string? key)
    {
        turn.Memory.LastSubject = customer;
        turn.Memory.LastRecord = LeadDirectory.Record(lead);
        var card = new Reply.OfRecord(LeadDirectory.Record(lead));
        return key is null ? card : new Reply.Several([new Reply.Say(key), card]);
    }
}
