using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Orders;

/// <summary>
/// What a customer ordered, as the company's order system tells it. It is shown with the customer and counted
/// nowhere: sales are counted by deals. The id comes from the number, so that one order is never there twice.
/// </summary>
[RecordKind("order")]
internal sealed class Order : Record
{
    public const int NumberLength = 60, LineLength = 200, MostLines = 50;

    public Guid CustomerId { get; set; }

    /// <summary>What the order system calls it.</summary>
    public required string Number { get; init; }

    /// <summary><see cref="DayCode"/> of the day it was placed.</summary>
    public int OrderedOn { get; set; }

    /// <summary>In minor units.</summary>
    public long Amount { get; set; }

    public required string Currency { get; set; }

    /// <summary>One of <see cref="OrderStates"/>.</summary>
    public required string State { get; set; }

    public string LineText { get; private set; } = "";

    /// <summary>Business time, Unix milliseconds.</summary>
    public long CreatedAt { get; init; }

    public long ChangedAt { get; set; }

    /// <summary>What was ordered, a line each, as told.</summary>
    public IReadOnlyList<string> Lines
    {
        get => WordList.Read(LineText);
        set => LineText = WordList.Write(value);
    }

    public static Guid IdOf(string number) => StableId.Of("order", number);
}

/// <summary>How far an order is.</summary>
internal static class OrderStates
{
    public static readonly IReadOnlyList<string> All = ["open", "confirmed", "shipped", "delivered", "cancelled"];
}
