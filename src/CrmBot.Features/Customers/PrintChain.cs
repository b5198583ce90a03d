using System.Text;

namespace CrmBot.Features.Customers;

/// <summary>Who decides at a customer, in one line: an arrow only where somebody said who comes after whom.</summary>
internal sealed class PrintChain(PrintCustomer print)
{
    private static readonly string[] Rank = ["decision_maker", "economic_buyer", "technical", "champion", "purchasing", "user",
        "gatekeeper"];

    public string Line(IEnumerable<ChainMember> members, string locale)
    {
        var line = new StringBuilder();
        ChainMember? before = null;
        foreach (var member in InOrder(members))
        {
            if (before is not null)
                line.Append(before.Step is not null && member.Step is not null ? " → " : print.Words(locale, "common.list_separator"));
            line.Append(print.RoleOf(member, locale) is { Length: > 0 } role
                ? print.Words(locale, "customer.inChain", ("name", member.Name), ("role", role)) : member.Name);
            before = member;
        }

        return line.ToString();
    }

    // Whoever has no place stands by what they do, so that a card reads the same every time.
    private static IOrderedEnumerable<ChainMember> InOrder(IEnumerable<ChainMember> members) => members
        .OrderBy(member => member.Step is null).ThenBy(member => member.Step).ThenBy(member => (uint)Array.IndexOf(Rank, member.Role))
        .ThenBy(member => member.Name, StringComparer.Ordinal);
}
