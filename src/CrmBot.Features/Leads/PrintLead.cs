using System.Globalization;
using CrmBot.Cards;
using CrmBot.Features.Customers;

namespace CrmBot.Features.Leads;

/// <summary>A lead's facts as people read them; our words only.</summary>
internal sealed class PrintLead(CardLibrary cards)
{
    public string State(LeadState state, string locale) => cards.Words(locale, "lead.state." + LeadStates.Word(state));

    /// <summary>A 级 · 16 分, or that nobody has rated it.</summary>
    public string Grade(Lead lead, string locale) => lead is { Grade: { } grade, Score: { } score }
        ? cards.Words(locale, "lead.graded", ("grade", grade), ("score", score))
        : cards.Words(locale, "lead.notRated");

    /// <summary>L-12.</summary>
    public static string Number(Lead lead) => "L-" + lead.Number.ToString(CultureInfo.InvariantCulture);

    /// <summary>新线索 · A 级 16 分.</summary>
    public string Chips(Lead lead, string locale) => PrintCustomer.Joined(State(lead.State, locale), Grade(lead, locale));

    public string Words(string locale, string key, params ReadOnlySpan<(string Name, object? Value)> values) =>
        cards.Words(locale, key, values);
}
