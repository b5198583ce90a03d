using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.Reading;

namespace CrmBot.Features.Deals;

/// <summary>What a deal's card asks for, and what is flagged as missing when it was not answered.</summary>
internal sealed class DealQuestions(DealStages stages, PrintDeal print, WinFactors factors)
{
    /// <summary>Of an open deal from negotiation on: amount, close, rival.</summary>
    public IReadOnlyList<string> Missing(Deal deal)
    {
        if (!deal.IsOpen || !stages.IsAtLeast(deal.Stage, DealStages.Negotiation)) return [];
        List<string> missing = [];
        if (deal.Amount is null) missing.Add("amount");
        if (deal.CloseOn == DayCode.None) missing.Add("close");
        if (deal.Rival is null && !deal.HasNoRival) missing.Add("rival");
        return missing;
    }

    /// <summary>Which question the card shows with inputs: negotiation, factors, reason; empty for none.</summary>
    public string Asks(Deal deal) => deal switch
    {
        { State: DealState.Won } when !deal.HasFactors || !deal.HasOneAmount => "factors",
        { State: DealState.Lost, Reason: null } => "reason",
        { State: DealState.Lost, Reason: "competitor", Rival: null } => "reason",
        { SkippedQuestions: false } when Missing(deal).Count > 0 => "negotiation",
        _ => "",
    };

    public string Flag(Deal deal, string locale)
    {
        if (!deal.SkippedQuestions || Missing(deal) is not { Count: > 0 } missing) return "";
        var separator = print.Words(locale, "common.list_separator");
        return print.Words(locale, "deal.stillMissing",
            ("what", string.Join(separator, missing.Select(field => print.Words(locale, "deal.label." + field)))));
    }

    public JsonArray FactorChoices(string locale) => Choices(factors.All.Select(factor => (factor.Code, factor.In(locale))));

    public JsonArray ReasonChoices(string locale) =>
        Choices(LoseDeal.Reasons.Select(reason => (reason, print.Words(locale, "deal.reason." + reason))));

    public JsonArray StageChoices(string locale) => Choices(stages.Codes.Select(code => (code, stages.Word(code, locale))));

    private static JsonArray Choices(IEnumerable<(string Code, string Word)> choices) =>
        CardRow.List(choices.Select(choice => new JsonObject
        {
            ["say"] = new JsonObject { ["title"] = choice.Word, ["code"] = choice.Code },
        }));
}
