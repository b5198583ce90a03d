using CrmBot.Features.Customers;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Deals;

/// <summary>A sale to a customer on its way: how far, how much, how likely, when, against whom. D-88 to people.</summary>
[RecordKind("deal")]
internal sealed class Deal : Record
{
    public const int NameLength = 120;
    public const int RivalLength = 120;
    public const int NoteLength = 1000;

    /// <summary>88 of D-88.</summary>
    public long Number { get; init; }

    public Guid CustomerId { get; set; }

    /// <summary>What it is about, as typed; null when the customer's name says enough.</summary>
    public string? Name { get; set; }

    /// <summary>Who sells it; null when nobody does.</summary>
    public Guid? OwnerId { get; set; }

    /// <summary>The owner's team when the deal came to them: the team it counts for.</summary>
    public string? Team { get; set; }

    public DealState State { get; private set; }

    /// <summary>World code of how far it is; of a closed deal how far it had come.</summary>
    public required string Stage { get; set; }

    /// <summary>Since when it is in that stage. Business time, Unix milliseconds.</summary>
    public long StageSince { get; set; }

    /// <summary>Lower bound in minor units; equal to <see cref="AmountMax"/> for a single amount.</summary>
    public long? AmountMin { get; private set; }

    public long? AmountMax { get; private set; }

    /// <summary>ISO currency of the amounts.</summary>
    public string? Currency { get; private set; }

    /// <summary>The speaker said "about".</summary>
    public bool IsApproximate { get; private set; }

    /// <summary>The amount is for each <c>year</c>, <c>quarter</c> or <c>month</c>; null for once.</summary>
    public string? Per { get; private set; }

    /// <summary>
    /// What the deal counts for in sums, minor units: the middle of a range,
    /// its only bound, and a year's worth of what is paid by quarter or month.
    /// </summary>
    public long? Amount { get; private set; }

    /// <summary>Chance in per cent when somebody said it; null: the stage's.</summary>
    public int? Probability { get; set; }

    /// <summary><see cref="DayCode"/> of the day it is expected to be signed.</summary>
    public int CloseOn { get; set; } = DayCode.None;

    /// <summary>The competitor, as typed.</summary>
    public string? Rival { get; set; }

    /// <summary><see cref="Rival"/> in the form in which names are compared.</summary>
    public string? RivalKey { get; set; }

    public string? RivalNote { get; set; }

    /// <summary>Somebody said that there is no competitor.</summary>
    public bool HasNoRival { get; set; }

    /// <summary>What holds it up, as typed.</summary>
    public string? Blocker { get; set; }

    public string ProductText { get; private set; } = "";

    /// <summary>The questions that come with negotiation were put aside; what is missing stays flagged.</summary>
    public bool SkippedQuestions { get; set; }

    /// <summary><see cref="DayCode"/> of the day it was won, lost or put on hold; 0 while it is open.</summary>
    public int ClosedOn { get; private set; }

    /// <summary>
    /// Why it was lost: price, competitor, need_changed, budget, no_response, missing_feature, delivery, relation, other.
    /// </summary>
    public string? Reason { get; set; }

    /// <summary>What was said when it was won, lost or put on hold.</summary>
    public string? ClosingNote { get; set; }

    /// <summary><see cref="DayCode"/> of the day to look at it again.</summary>
    public int? RevisitOn { get; set; }

    public string FactorText { get; private set; } = "";

    public string FactorCodeText { get; private set; } = "";

    /// <summary>renewal, first or upsell; null when not said.</summary>
    public string? Kind { get; set; }

    /// <summary>How long what was sold runs, ISO 8601.</summary>
    public string? Term { get; set; }

    public string PartText { get; private set; } = "";

    /// <summary>Business time, Unix milliseconds.</summary>
    public long OpenedAt { get; init; }

    public Guid? OpenedBy { get; init; }

    /// <summary>The turn that opened it, or has corrected the sentence that did.</summary>
    public Guid? OpenedIn { get; set; }

    /// <summary>When it last moved: opened, another stage, won, lost, held, reopened. Business time, Unix milliseconds.</summary>
    public long MovedAt { get; set; }

    /// <summary>The import it came with.</summary>
    public Guid? ImportId { get; init; }

    /// <summary>What it is called in the system it came from.</summary>
    public string? ExternalId { get; init; }

    public bool IsOpen => State == DealState.Open;

    public bool IsClosed => State is DealState.Won or DealState.Lost;

    public IReadOnlyList<string> Products
    {
        get => WordList.Read(ProductText);
        set => ProductText = WordList.Write(value);
    }

    /// <summary>What it was won by, in the words people used.</summary>
    public IReadOnlyList<string> Factors
    {
        get => WordList.Read(FactorText);
        set => FactorText = WordList.Write(value);
    }

    /// <summary>The same by the company's codes.</summary>
    public IReadOnlyList<string> FactorCodes
    {
        get => WordList.Read(FactorCodeText);
        set => FactorCodeText = WordList.Write(value);
    }

    /// <summary>Instalments in minor units, in order.</summary>
    public IReadOnlyList<long> Parts
    {
        get => PartList.Read(PartText);
        set => PartText = PartList.Write(value);
    }

    public bool HasFactors => FactorText.Length > 0 || FactorCodeText.Length > 0;

    /// <summary>What it is worth is known, not only from where to where.</summary>
    public bool HasOneAmount => Amount is not null && AmountMin == AmountMax;

    public Budget? Money =>
        Currency is { } currency && (AmountMin ?? AmountMax) is not null ? new(AmountMin, AmountMax, currency, IsApproximate) : null;

    public void Price(Budget? money, string? per)
    {
        (AmountMin, AmountMax, Currency, IsApproximate) = (money?.Min, money?.Max, money?.Currency, money?.IsApproximate == true);
        Per = money is null ? null : per;
        var one = (AmountMin, AmountMax) is ({ } low, { } high) ? low + ((high - low) / 2) : AmountMin ?? AmountMax;
        Amount = one * Per switch { "month" => 12, "quarter" => 4, _ => 1 };
    }

    /// <summary>
    /// What is paid altogether: of what is paid by year, quarter or month all of the term's, a year's worth where no term is known.
    /// </summary>
    /// <param name="term">ISO 8601.</param>
    /// <returns>Null where the amount is not known, or only from where to where.</returns>
    public long? Over(string? term) => !HasOneAmount ? null
        : Per is not null && MonthSpan.Read(term) is { } months
            ? AmountMin * months / (Per switch { "month" => 1, "quarter" => 3, _ => 12 })
            : Amount;

    /// <summary>Instalments that were worked out from the price of one month are shares of all that is paid.</summary>
    public IReadOnlyList<long> OfWhole(IReadOnlyList<long> parts) =>
        Per is null || AmountMin is not > 0 || parts.Sum() != AmountMin || Over(Term) is not { } whole || whole % AmountMin != 0
            ? parts : [.. parts.Select(part => part * (whole / AmountMin.Value))];

    public void MoveTo(string stage, long now)
    {
        (Stage, StageSince, MovedAt) = (stage, now, now);
        SkippedQuestions = false;
    }

    public void Win(int day, long now) => Close(DealState.Won, day, now);

    public void Lose(int day, long now) => Close(DealState.Lost, day, now);

    public void Hold(int day, long now) => Close(DealState.Held, day, now);

    /// <summary>Open again in the stage it was in; what was said when it closed stays in its history.</summary>
    public void Reopen(long now)
    {
        Close(DealState.Open, 0, now);
        StageSince = now;
    }

    /// <summary>The day it was closed on was another.</summary>
    public void ClosedAnother(int day) => ClosedOn = day;

    // What belonged to an earlier end does not describe this one.
    private void Close(DealState state, int day, long now)
    {
        (State, ClosedOn, MovedAt) = (state, day, now);
        (Reason, ClosingNote, RevisitOn) = (null, null, null);
        (FactorText, FactorCodeText) = ("", "");
    }
}

/// <summary>On hold is neither open nor closed: it counts in no forecast and comes back on a day.</summary>
internal enum DealState { Open, Held, Won, Lost }
