using CrmBot.Cards;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;

namespace CrmBot.Features.Rules;

/// <summary>A rule and its number as people say them: 首次联系时限, 24 小时.</summary>
internal sealed class RuleWords(CardLibrary cards, CompanySettings company)
{
    private const int Hour = 60;

    public string Name(KnownRule rule, string locale) => cards.Words(locale, "rules.name." + rule.Code);

    public string Value(KnownRule rule, int value, string locale) => (rule.Unit, value) switch
    {
        (RuleUnit.Money, 0) => cards.Words(locale, "rules.none"),
        (RuleUnit.Money, _) => Money(value, locale),
        (_, 0) when rule.Least == 0 => cards.Words(locale, "rules.off"),
        (RuleUnit.Days, _) => cards.Words(locale, "rules.days", ("count", value)),
        (RuleUnit.Count, _) => cards.Words(locale, "rules.count", ("count", value)),
        _ when value % Hour == 0 => cards.Words(locale, "rules.hours", ("count", value / Hour)),
        _ => cards.Words(locale, "rules.minutes", ("count", value)),
    };

    /// <summary>A time that people say in hours is shown and typed in hours.</summary>
    public static bool InHours(KnownRule rule, int value) =>
        rule.Unit == RuleUnit.Minutes && value > 0 && value % Hour == 0 && rule.Usual % Hour == 0;

    /// <summary>What stands above the field for a rule's number.</summary>
    public string Label(KnownRule rule, int value, string locale) => cards.Words(
        locale, "rules.label." + (InHours(rule, value) ? "hours" : rule.Unit.ToString().ToLowerInvariant()),
        ("rule", Name(rule, locale)),
        ("usual", InHours(rule, value) ? rule.Usual / Hour : rule.Usual), ("now", Value(rule, value, locale)),
        ("currency", Currency(locale)));

    /// <summary>What there is to know before one changes it; empty for rules that speak for themselves.</summary>
    public string Note(KnownRule rule, string locale) =>
        cards.HasWords("rules.note." + rule.Code) ? cards.Words(locale, "rules.note." + rule.Code) : "";

    private string Currency(string locale) =>
        cards.HasWords("rules.currency." + company.DefaultCurrency)
            ? cards.Words(locale, "rules.currency." + company.DefaultCurrency)
            : company.DefaultCurrency;

    private string Money(int whole, string locale)
    {
        var minor = (long)whole * Budget.MinorUnits(company.DefaultCurrency);
        return new Budget(minor, minor, company.DefaultCurrency, IsApproximate: false).Print(locale);
    }
}
