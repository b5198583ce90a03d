using CrmBot.Features.Deals.Lists;

namespace CrmBot.Features.Deals.Forecasts;

/// <summary>The forecast of one month, owner or team: three sums over the same deals, each with the list it stands for.</summary>
/// <param name="Key">202604, an owner's id or a team; <see cref="ListRequest.Nothing"/> for none.</param>
internal sealed record ForecastLine(string Key)
{
    /// <summary>Deals that are as good as signed.</summary>
    public MoneySums Commit { get; } = new();

    /// <summary>All of them.</summary>
    public MoneySums BestCase { get; } = new();

    /// <summary>All of them, each by its chance.</summary>
    public MoneySums Weighted { get; } = new(parts: 100);

    public void Add(DealStages stages, string stage, int? probability, string? currency, long? sum, int count)
    {
        BestCase.Add(currency, sum, count);
        Weighted.Add(currency, sum * (probability ?? stages.ProbabilityOf(stage)), count);
        if (stages.IsCommitted(stage, probability)) Commit.Add(currency, sum, count);
    }
}
