namespace CrmBot.Features.Tickets;

/// <summary>World codes of kinds of problems that are treated in a way of their own.</summary>
internal static class TicketTypes
{
    public const string Complaint = "complaint";

    public const string Inquiry = "inquiry";
}
