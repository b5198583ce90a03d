using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Numbers;
using CrmBot.Language.Spots;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Reading;

/// <summary>Recognises everything in a message, names first: common words inside a name stay part of it.</summary>
internal static class MessageReader
{
    /// <summary>Nobody says more to a bot in one message; the rest of a longer text is kept (see <see cref="Rest"/>), not read.</summary>
    public const int LongestText = 2_000;

    /// <summary>The part of a very long message that was not read.</summary>
    public static string Rest(Utterance utterance) => utterance.Text.Length > LongestText ? utterance.Text[LongestText..] : "";

    public static Section Read(World world, CompanyWords company, Utterance utterance)
    {
        var typed = utterance.Text.Length > LongestText ? utterance.Text[..LongestText] : utterance.Text;
        var text = BotNames.Blank(FoldedText.Of(typed), world.Settings.BotNames);
        var customers = CustomerFinder.Known(world, text);
        var mended = Mend(text, customers);
        if (!ReferenceEquals(mended, text))
        {
            text = mended;
            customers = CustomerFinder.Known(world, text);
        }

        return Spot(world, company, utterance, text, customers);
    }

    private static FoldedText Mend(FoldedText text, List<CustomerMention> customers)
    {
        var names = Cover(text, customers);
        return Misspellings.Mend(text, at => names[at]);
    }

    private static Section Spot(World world, CompanyWords company, Utterance utterance, FoldedText text, List<CustomerMention> customers)
    {
        var now = LocalMoment.At(utterance.Now, utterance.TimeZone);
        TimeNames.DropFrom(customers, text, company.Times, now);
        var taken = Cover(text, customers);
        var phones = Free(PhoneSpotter.Find(text), taken);
        var emails = EmailSpotter.Find(text);
        var wechats = WechatSpotter.Find(text);
        foreach (var spot in phones.Concat(emails).Concat(wechats)) taken.Add(spot.Span);
        var quotes = QuoteFinder.Find(text.Folded);
        var masked = customers.Select(c => c.Span).Concat(phones.Select(p => p.Span)).Concat(emails.Select(e => e.Span)).ToList();
        var people = new PersonFinder(world, text, taken, customers).Find();
        var peopleSpans = people.Where(person => person.Colleagues.Count + person.Customers.Count > 0).Select(person => person.Span).ToList();
        var times = company.Times.Find(text, now, [.. masked, .. peopleSpans]);
        people.RemoveAll(person => times.Any(time => time.Span.Overlaps(person.Span)) || (person.Colleagues.Count + person.Customers.Count == 0 && company.Words.Knows(text.Lower, person.Span)));
        foreach (var time in times) masked.Add(time.Span);
        var amounts = MoneySpotter.Find(text, masked, bare: true);
        var tickets = FindTickets(world, text, masked);
        var hidden = Cover(text, customers);
        foreach (var person in people) hidden.Add(person.Whole);
        foreach (var spot in emails.Concat(wechats)) hidden.Add(spot.Span);
        foreach (var quote in quotes) hidden.Add(quote);
        var codes = company.Words.Find(text, world.Tags, at => hidden[at] && !Quoted(quotes, at));
        var cues = CueLexicon.Instance.Find(text.Lower, hidden);
        cues.RemoveAll(hit => IsInsideTag(hit, codes));
        var whole = Cover(text, customers);
        foreach (var span in people.Select(p => p.Span).Concat(times.Select(t => t.Span)).Concat(phones.Select(p => p.Span)).Concat(emails.Select(e => e.Span)).Concat(quotes))
            whole.Add(span);
        var clauses = ClauseSplitter.Split(text, at => whole[at], cues);
        HeadWords.Apply(cues, clauses);
        return new Section
        {
            World = world,
            Utterance = utterance,
            Text = text,
            Now = now,
            Span = new TextSpan(0, text.Length),
            Clauses = clauses,
            Customers = customers,
            People = people,
            Times = [.. times],
            Amounts = [.. amounts],
            Phones = phones,
            Emails = [.. emails],
            Wechats = [.. wechats],
            Codes = codes,
            Quotes = quotes,
            Tickets = tickets,
            Cues = cues,
        };
    }

    private static Coverage Cover(FoldedText text, List<CustomerMention> customers)
    {
        var covered = new Coverage(text.Length);
        foreach (var customer in customers) covered.Add(customer.Span);
        return covered;
    }

    /// <summary>老客户 as a tag does not speak of customers.</summary>
    private static bool IsInsideTag(CueHit hit, List<CodeMention> codes) => codes.Exists(code =>
        code.Kind is CodeKind.Tag or CodeKind.Tier && code.Span.Start <= hit.Start && code.Span.End >= hit.End && code.Span.Length > hit.Length);

    private static bool Quoted(List<TextSpan> quotes, int at) => quotes.Exists(quote => quote.Contains(at));

    private static List<Spot> Free(IReadOnlyList<Spot> spots, Coverage taken) => [.. spots.Where(spot => !taken.Touches(spot.Span))];

    private static List<TicketMention> FindTickets(World world, FoldedText text, List<TextSpan> masked) =>
        [.. TicketIdSpotter.Find(text, masked).Where(spot => spot.Marked || world.Tickets.Contains(spot.Id)).Select(spot => new TicketMention(spot.Span, spot.Id))];
}
