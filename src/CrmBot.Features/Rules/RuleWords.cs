using CrmBot.Cards;

namespace CrmBot.Features.Rules;

/// <summary>A rule and its number as people say them: 首次联系时限, 24 小时.</summary>
internal sealed class RuleWords(CardLibrary cards)
{
    private const int Hour = 60;

    public string Name(KnownRule rule, string locale) => cards.Words(locale, "rules.name." + rule.Code);

    public string Value(KnownRule rule, int value, string locale) => (rule.Unit, value) switch
    {
        (_, 0) when rule.Least == 0 => cards.Words(locale, "rules.off"),
        (RuleUnit.Days, _) => cards.Words(locale, "rules.days", ("count", value)),
        (RuleUnit.Count, _) => cards.Words(locale, "rules.count", ("count", value)),
        _ when value % Hour == 0 => cards.Words(locale, "rules.hours", ("count", value / Hour)),
        _ => cards.Words(locale, "rules.minutes", ("count", value)),
    };
}
