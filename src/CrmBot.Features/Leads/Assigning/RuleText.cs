using CrmBot.Cards;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Leads.Assigning;

/// <summary>A rule as people read it: 华南 · A 级 → 销售二组.</summary>
internal sealed class RuleText(IPersonDirectory people, CompanySettings settings, PrintCustomer print, CardLibrary cards)
{
    /// <summary>When it holds; every lead when it has no condition. What was typed is in it, so it is data.</summary>
    public string When(AssignmentRule rule, string locale)
    {
        var text = PrintCustomer.Joined(
            rule.Region is { } region ? CompanySettings.Word(settings.Regions, region, locale) : null,
            rule.Source is { } source ? print.Source(source, locale) : null,
            rule.Grade is { } grade ? cards.Words(locale, "customer.grade", ("grade", grade)) : null, rule.Product,
            rule.BudgetMin is { } least
                ? cards.Words(locale, "assign.rule.budget", ("amount", least / Budget.MinorUnits(settings.DefaultCurrency))) : null);
        return text.Length > 0 ? text : cards.Words(locale, "assign.rule.every");
    }

    /// <summary>Who gets it.</summary>
    public async Task<string> ToAsync(ReadView view, AssignmentRule rule, string locale, CancellationToken cancellationToken)
    {
        List<string> names = [];
        foreach (var id in rule.People)
            if (await people.FindAsync(view, id, cancellationToken) is { } person) names.Add(person.Name);
        return names.Count > 0
            ? string.Join(" · ", names)
            : PrintCustomer.Joined(CompanySettings.Word(settings.Teams, rule.Team, locale),
                rule.Level is { } level ? cards.Words(locale, "people.level." + level) : null);
    }
}
