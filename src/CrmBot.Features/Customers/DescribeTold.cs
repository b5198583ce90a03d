using CrmBot.Cards;
using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Customers;

/// <summary>
/// What a sentence would put into a customer's file (numbers, jobs, birthdays, who has which say), line by line, for the draft card.
/// </summary>
internal sealed class DescribeTold(CardLibrary cards, PrintCustomer print, PrintBirthday birthdays)
{
    /// <summary>A sentence that tells nothing else; null when a contact with the customer is told.</summary>
    public DraftView? Alone(Turn turn, Frame frame)
    {
        var title = SaidBirthday.IsAll(frame) ? "birthday.draft" : SaidReach.IsAll(frame) ? "customer.reach.draft" : null;
        return title is null ? null : new(title, [.. Customer(frame), .. Beside(turn, frame)]);
    }

    /// <summary>The lines beside what was told of a contact.</summary>
    public IEnumerable<DraftLine> Beside(Turn turn, Frame frame) =>
    [
        .. frame.Objects("roles").Select(SaidRole.Read).OfType<SaidRole>()
            .Select(said => new DraftLine("customer.label.chain", Say(turn, said))),
        .. SaidReach.Of(frame).SelectMany(Reach),
        .. SaidBirthday.Of(frame)
            .Select(said => new DraftLine("customer.label.birthday", PrintCustomer.Joined(said.Who, Date(turn, said)))),
    ];

    private static IEnumerable<DraftLine> Customer(Frame frame) =>
        frame.Text("cust") is { } name ? [new DraftLine("customer.label.customer", name)] : [];

    private string Say(Turn turn, SaidRole said) =>
        PrintCustomer.Joined(said.Who, Word(turn, "role", said.Role), Word(turn, "stance", said.Stance));

    private string? Word(Turn turn, string list, string? code) => code is null ? null : cards.Words(turn.Locale, $"customer.{list}.{code}");

    private static IEnumerable<DraftLine> Reach(SaidReach said) => said.Methods.Count == 0
        ? [new DraftLine("customer.label.contact", PrintCustomer.Joined(said.Who, said.Title))]
        : said.Methods.Select(method => new DraftLine(
            "customer.label." + method.Kind.ToString().ToLowerInvariant(),
            PrintCustomer.Joined(said.Who, said.Title, method.Kind == MethodKind.Phone ? PhoneNumber.Print(method.Value) : method.Value)));

    private string Date(Turn turn, SaidBirthday said) =>
        said.Date is { } date ? birthdays.Date(date, turn.Locale) : print.Words(turn.Locale, "birthday.gone");
}
