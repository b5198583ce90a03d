using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.Customers.Lists;
using CrmBot.Features.Deals;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Tiers;

/// <summary>The morning's card: which of somebody's customers went up, which came down, and by what.</summary>
internal sealed class TierNewsCard(PrintCustomer print, Policy policy)
{
    public Reply Of(Actor owner, TierNews news)
    {
        var left = news.Up + news.Down - news.Shown.Count;
        return new CustomerListCard(Title(news, owner.Locale), news.Shown.Select(move => Row(move, owner)))
        {
            More = print.Words(owner.Locale, left > 0 ? "tier.news.more" : "tier.news.hint", ("count", left)),
        }.ToReply();
    }

    private string Title(TierNews news, string locale) => print.Words(
        locale, (news.Up, news.Down) switch { (_, 0) => "tier.news.up", (0, _) => "tier.news.down", _ => "tier.news.both" },
        ("up", news.Up), ("down", news.Down));

    private JsonObject Row(TierMove move, Actor owner)
    {
        var path = print.Words(owner.Locale, "tier.path", ("from", print.Tier(move.From, owner.Locale)),
            ("to", print.Tier(move.Last.To, owner.Locale)));
        return CustomerListCard.Row(move.Name, "", move.Last.CustomerId,
            PrintCustomer.Joined(path, SeesAmounts(owner) ? Reason(move, owner.Locale) : null));
    }

    private bool SeesAmounts(Actor owner) =>
        !policy.Decide(owner, "see", new Subject("customer", owner.Id, owner.Team)).Masked.Contains(CustomerPolicy.Fields.Amount);

    private string Reason(TierMove move, string locale)
    {
        var isUp = TierCodes.RankOf(move.Last.To) > TierCodes.RankOf(move.From);
        var tier = isUp ? move.Last.To : move.From;
        var line = move.Last.Lines.Of(tier);
        var key = (isUp, line,
            move.Last.Amount) switch { (true, _, _) => "up", (_, 0, _) => "noLine", (_, _, 0) => "nothing", _ => "down" };
        return print.Words(
            locale, "tier.reason." + key, ("bought", PrintDeal.Money(move.Last.Amount, move.Last.Currency, locale)),
            ("tier", print.Tier(tier, locale)),
            ("line", PrintDeal.Money(line, move.Last.Currency, locale)));
    }
}
