using CrmBot.Features.Company;

namespace CrmBot.Features.Deals;

/// <summary>The company's stages in their order, without the two ends; their chances and how long a deal may rest in them.</summary>
internal sealed class DealStages(CompanySettings settings)
{
    public const string Won = "won", Lost = "lost", Negotiation = "negotiation", Contract = "contract", Quote = "quote";

    private readonly IReadOnlyList<CodeWord> stages = [.. settings.Stages.Where(stage => stage.Code is not (Won or Lost))];

    public IReadOnlyList<string> Codes => [.. stages.Select(stage => stage.Code)];

    public string First => stages.Count > 0 ? stages[0].Code : "lead";

    public bool Has(string? code) => PlaceOf(code) >= 0;

    /// <summary>Place in the order; -1 for what is no stage.</summary>
    public int PlaceOf(string? code)
    {
        for (var place = 0; place < stages.Count; place++)
            if (stages[place].Code == code) return place;
        return -1;
    }

    /// <summary>Null after the last.</summary>
    public string? After(string code) => PlaceOf(code) is var place and >= 0 && place + 1 < stages.Count ? stages[place + 1].Code : null;

    public bool IsAtLeast(string code, string other) => PlaceOf(code) >= PlaceOf(other) && PlaceOf(other) >= 0;

    /// <summary>Chance in per cent: the company's, else evenly between 10 and 90 along the stages.</summary>
    public int ProbabilityOf(string code)
    {
        var place = PlaceOf(code);
        if (place < 0) return 0;
        return stages[place].Probability ?? (stages.Count == 1 ? 50 : 10 + (80 * place / (stages.Count - 1)));
    }

    public int ProbabilityOf(Deal deal) => deal.State switch
    {
        DealState.Won => 100,
        DealState.Lost => 0,
        _ => deal.Probability ?? ProbabilityOf(deal.Stage),
    };

    public bool IsCommitted(string stage, int? probability) =>
        stage == Contract || (probability ?? ProbabilityOf(stage)) >= settings.CommitProbability;

    /// <summary>Stages that are committed when nobody said another chance.</summary>
    public IReadOnlyList<string> Committed => [.. Codes.Where(code => IsCommitted(code, null))];

    public int CommitProbability => settings.CommitProbability;

    /// <summary>Workdays a deal may rest in the stage; null for any number.</summary>
    public int? StuckDaysOf(string code) => PlaceOf(code) is var place and >= 0 ? stages[place].StuckDays : null;

    public string Word(string? code, string locale) => CompanySettings.Word(settings.Stages, code, locale);
}
