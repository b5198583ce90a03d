using System.Text.Json.Nodes;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Customers;

/// <summary>The brief before a visit: who to talk to, what was said, what we owe, what we do not know yet.</summary>
internal sealed class BriefCard(PrintCustomer print, ProfileData profile, Timeline timeline)
{
    private const int Entries = 3;

    public async Task<Reply> ReplyAsync(Turn turn, CustomerFile file, IReadOnlySet<string> masked, CancellationToken cancellationToken)
    {
        var locale = turn.Locale;
        var cardView = new CardView(turn.Place, locale, turn.Actor.Zone, turn.Actor);
        var history = await timeline.LatestAsync(turn.Work, file.Customer.Id, Entries, cancellationToken);
        var gaps = Gaps(file).Select(role => print.Words(locale, "customer.role." + role)).ToList();
        return new Reply.Card(
            "customer-brief",
            new JsonObject
            {
                ["name"] = file.Customer.Name,
                ["line"] = PrintCustomer.Joined(print.Line(file.Customer, locale), print.Chips(file.Customer, locale)),
                ["rows"] = CardRow.List(await profile.RowsAsync(turn.Work, file, masked, locale, cancellationToken)),
                ["contacts"] =
                    CardRow.List(file.Contacts.Take(Entries).Select(contact => profile.ContactOf(file, contact, masked, locale))),
                ["history"] = CardRow.List(history.Select(entry => profile.EntryOf(entry, turn.Now, turn.Actor.Zone, locale))),
                ["promises"] = CardRow.List(await profile.PromisesAsync(turn.Work, file, cardView, cancellationToken)),
                ["tags"] = string.Join(" · ", file.Tags),
                ["say"] = new JsonObject
                {
                    ["gaps"] = gaps.Count == 0
                        ? ""
                        : print.Words(locale, "customer.brief.gaps",
                            ("roles", string.Join(locale.StartsWith("zh", StringComparison.Ordinal) ? "、" : ", ", gaps))),
                    ["noHistory"] = history.Count == 0 ? print.Words(locale, "customer.answer.none.timeline") : "",
                },
            },
            new("customer", file.Customer.Id));
    }

    /// <summary>Roles nobody is known for yet.</summary>
    public static IEnumerable<string> Gaps(CustomerFile file) =>
        DecisionChain.Wanted.Except(file.Chain.Select(member => member.Role).OfType<string>());
}
