using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Customers;

/// <summary>When a contact has their birthday, when that is next, and how far this one has been looked after.</summary>
[RecordKind("birthday")]
internal sealed class Birthday : Record
{
    public Guid CustomerId { get; init; }

    public Guid ContactId { get; init; }

    /// <summary>As <see cref="BirthDate"/> writes it.</summary>
    [Personal]
    public required string DateText { get; set; }

    /// <summary>The next one, a day number of <see cref="DateOnly"/>.</summary>
    public int NextOn { get; set; }

    /// <summary>The birthday (a day number) its owner has been told of days ahead.</summary>
    public int ToldAheadOf { get; set; }

    /// <summary>The birthday its owner has been told of for the day itself.</summary>
    public int ToldOf { get; set; }

    /// <summary>The last birthday that somebody wrote or called for.</summary>
    public int GreetedOn { get; set; }

    public Guid? ToldBy { get; set; }

    /// <summary>Business time, Unix milliseconds.</summary>
    public long ToldAt { get; set; }

    public DateOnly Next => DateOnly.FromDayNumber(NextOn);

    /// <summary>Null where the text is none any more.</summary>
    public BirthDate? Date => BirthDate.Read(DateText);

    public static Guid IdOf(Guid contact) => StableId.Of("birthday", contact);
}
