namespace CrmBot.Features.Customers;

/// <summary>A record that keeps what somebody can spend, in minor units of an ISO currency; see <see cref="Budget"/>.</summary>
internal interface IHasBudget
{
    /// <summary>Lower bound; equal to <see cref="BudgetMax"/> for a single amount.</summary>
    long? BudgetMin { get; set; }

    long? BudgetMax { get; set; }

    string? BudgetCurrency { get; set; }

    /// <summary>The speaker said "about".</summary>
    bool BudgetIsApproximate { get; set; }
}
