using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Tickets.Queues;

/// <summary>
/// Where tickets of a kind wait: what goes there, who works it, when, and in which channel it is shown. One that an admin has never touched
/// is what the company's file says.
/// </summary>
[RecordKind("ticket_queue")]
internal sealed class TicketQueue : Record
{
    public const int NameLength = 40;

    public required string Name { get; init; }

    /// <summary>Team whose people work it; null for everybody who serves customers.</summary>
    public string? Team { get; set; }

    /// <summary>Runtime's key of the channel or group that shows it; null for nobody's: then its people are told one by one.</summary>
    public string? PlaceKey { get; set; }

    /// <summary>Served <c>09:00-12:00,13:00-18:00</c> on workdays, or <c>24x7</c>; null for the company's hours.</summary>
    public string? Hours { get; set; }

    /// <summary>IANA zone of the hours; null for the company's.</summary>
    public string? Zone { get; set; }

    /// <summary>Who is called when it cannot wait; null for nobody in particular.</summary>
    public Guid? OnCallId { get; set; }

    /// <summary>
    /// Minutes of service time after which an escalation nobody has taken on goes one level up; null for the usual number.
    /// </summary>
    public int? StepMinutes { get; set; }

    /// <summary>The customer is told by mail or text message what becomes of a ticket.</summary>
    public bool TellsCustomer { get; set; }

    public string TypeText { get; private set; } = "";

    public string TierText { get; private set; } = "";

    public string RegionText { get; private set; } = "";

    /// <summary>World codes of the kinds of problem that go here; empty for any.</summary>
    public IReadOnlyList<string> Types
    {
        get => WordList.Read(TypeText);
        set => TypeText = WordList.Write(value);
    }

    public IReadOnlyList<string> Tiers
    {
        get => WordList.Read(TierText);
        set => TierText = WordList.Write(value);
    }

    public IReadOnlyList<string> Regions
    {
        get => WordList.Read(RegionText);
        set => RegionText = WordList.Write(value);
    }

    public static Guid IdOf(string name) => StableId.Of("ticket_queue", FoldedName.Of(name));
}
