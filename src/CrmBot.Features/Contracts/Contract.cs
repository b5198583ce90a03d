using System.Globalization;
using CrmBot.Features.Customers;
using CrmBot.Features.Deals;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Contracts;

/// <summary>What was signed with a customer: for how much, from when to when, paid in which parts. C-12 to people.</summary>
[RecordKind("contract")]
internal sealed class Contract : Record
{
    public const int NameLength = 120;

    /// <summary>12 of C-12.</summary>
    public long Number { get; init; }

    public Guid CustomerId { get; init; }

    /// <summary>The deal that was won by it.</summary>
    public Guid? DealId { get; set; }

    /// <summary>The deal about its renewal.</summary>
    public Guid? RenewalId { get; set; }

    public Guid? OwnerId { get; set; }

    public string? Team { get; set; }

    /// <summary>Minor units of <see cref="Currency"/>.</summary>
    public long? Amount { get; private set; }

    public string? Currency { get; private set; }

    /// <summary><see cref="Reading.DayCode"/> of the first day.</summary>
    public int? StartOn { get; set; }

    /// <summary><see cref="Reading.DayCode"/> of the last day.</summary>
    public int EndOn { get; set; } = Reading.DayCode.None;

    /// <summary>ISO 8601.</summary>
    public string? Term { get; set; }

    /// <summary>How long before the end to remind, ISO 8601; null: only as always.</summary>
    public string? Notice { get; set; }

    public string PartText { get; private set; } = "";

    /// <summary>Business time, Unix milliseconds.</summary>
    public long CreatedAt { get; init; }

    public Guid? CreatedBy { get; init; }

    public IReadOnlyList<long> Parts
    {
        get => PartList.Read(PartText);
        set => PartText = PartList.Write(value);
    }

    public Budget? Money => Amount is { } amount && Currency is { } currency ? new(amount, amount, currency, false) : null;

    public Subject Subject => new("contract", OwnerId, Team);

    public string Short => string.Create(CultureInfo.InvariantCulture, $"C-{Number}");

    /// <summary>What the deal counts for: of what is paid by month or quarter a year's worth, because a contract has one amount.</summary>
    public void PriceAs(Deal deal)
    {
        if (deal.Amount is not null) (Amount, Currency) = (deal.Amount, deal.Currency);
    }

    /// <summary>A contract has one amount; of a range the middle.</summary>
    public void Price(Budget? money)
    {
        if (money is null) return;
        (Amount, Currency) = (money is ({ } low, { } high, _, _) ? low + ((high - low) / 2) : money.Min ?? money.Max, money.Currency);
    }
}
