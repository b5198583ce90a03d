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

    /// <summary>
    /// A thousand characters of terse commands hold some 600 of the words a command may be made of, and 60 clauses. A flood of
    /// such words is read up to here: readers look at pairs of them, so that twice as many would take four times as long.
    /// </summary>
    private const int MostCues = 800;
    private const int MostClauses = 200;
    private const int MostNames = 250;    // of customers, of people, of times

    /// <summary>The part of a very long message that was not read.</summary>
    public static string Rest(Section section) => section.Utterance.Text[section.TypedLength..];

    public static Section Read(World world, CompanyWords company, Utterance utterance)
    {
        var section = Read(world, company, utterance, Math.Min(utterance.Text.Length, LongestText));
        return EndOfReadable(section) is { } end ? Read(world, company, utterance, end) : section;
    }

    /// <summary>Where a text that says too much is cut, at a clause if it has any; null when all of it can be read.</summary>
    private static int? EndOfReadable(Section section)
    {
        var end = Math.Min(
            section.Cues.Count > MostCues ? section.Cues[MostCues].Start : int.MaxValue,
            section.Clauses.Count > MostClauses ? section.Clauses[MostClauses].Start : int.MaxValue);
        if (section.Customers.Count > MostNames) end = Math.Min(end, section.Customers[MostNames].Span.Start);
        if (section.People.Count > MostNames) end = Math.Min(end, section.People[MostNames].Whole.Start);
        if (section.Times.Count > MostNames) end = Math.Min(end, section.Times[MostNames].Span.Start);
        if (end == int.MaxValue) return null;
        var clause = section.Clauses.FindLast(span => span.Start <= end).Start;
        return Math.Min(section.TypedLength, section.Text.ToOriginal(new TextSpan(clause > 0 ? clause : end, 1)).Start);
    }

    private static Section Read(World world, CompanyWords company, Utterance utterance, int length)
    {
        var typed = length < utterance.Text.Length ? utterance.Text[..length] : utterance.Text;
        var text = Pleasantries.Blank(BotNames.Blank(FoldedText.Of(typed), world.Settings.BotNames), utterance.Preview is not null);
        var customers = CustomerFinder.Known(world, text);
        var mended = Possessives.Mend(world, Misspellings.Mend(text, Cover(text, customers)));
        if (!ReferenceEquals(mended, text)) customers = CustomerFinder.Known(world, mended);
        var joined = MixedWords.Join(world, mended, customers);
        if (!ReferenceEquals(joined, mended)) customers = CustomerFinder.Known(world, joined);
        var section = Spot(world, company, utterance, length, joined, customers);
        return UnknownCompany.Find(section) is { } unknown ? Spot(world, company, utterance, length, joined, [unknown]) : section;
    }

    /// <summary>
    /// Finds everything, each step where those before it left something: customers, phones and addresses, people,
    /// birthdays, times, then codes and cues outside of all these, and at last the clauses, which cut none of them in two.
    /// </summary>
    private static Section Spot(
        World world, CompanyWords company, Utterance utterance, int length, FoldedText text, List<CustomerMention> customers)
    {
        var now = LocalMoment.At(utterance.Now, utterance.TimeZone);
        TimeNames.DropFrom(customers, text, company.Times, now);
        var names = Cover(text, customers);
        var phones = Free(PhoneSpotter.Find(text), names);
        var emails = List(EmailSpotter.Find(text));
        DropInsideEmails(customers, emails);
        var wechats = List(WechatSpotter.Find(text));
        var taken = names.Copy();
        Add(taken, phones, emails, wechats);
        var quotes = QuoteFinder.Find(text.Folded);
        var people = new PersonFinder(world, text, taken, customers).Find();
        var masked = Masked(customers, phones, emails);
        var birthdays = List(BirthdaySpotter.Find(text));
        MaskBirthdays(birthdays, masked, people);
        var times = Times(company, text, now, masked, people);
        DropOthers(people, times, company.Words, text.Lower);
        foreach (var time in times) masked.Add(time.Span);
        var hidden = Hidden(names, people, emails, wechats);
        var codes = company.Words.Find(text, world.Tags, hidden);
        foreach (var quote in quotes) hidden.Add(quote);
        var cues = CueLexicon.Instance.Find(text.Lower, hidden);
        UnmeantHits.Drop(cues, codes, people, times, text.Lower);
        var clauses = ClauseSplitter.Split(text,
            Whole(names, people, times, phones, emails, [.. quotes, .. birthdays.Select(static spot => spot.Date)]), cues);
        HeadWords.Apply(cues, clauses);
        return new Section
        {
            World = world,
            Utterance = utterance,
            TypedLength = length,
            Text = text,
            Now = now,
            Span = new TextSpan(0, text.Length),
            Clauses = clauses,
            Customers = customers,
            People = people,
            Times = times,
            Amounts = List(MoneySpotter.Find(text, masked, bare: true)),
            Phones = phones,
            Emails = emails,
            Wechats = wechats,
            Birthdays = birthdays,
            Codes = codes,
            Quotes = quotes,
            Tickets = FindTickets(world, text, masked, quotes, cues),
            Cues = cues,
        };
    }

    /// <summary>info@acme.com names no customer.</summary>
    private static void DropInsideEmails(List<CustomerMention> customers, List<Spot> emails)
    {
        if (emails.Count > 0)
            customers.RemoveAll(mention => emails.Exists(email => email.Span.Contains(mention.Span) && email.Span != mention.Span));
    }

    /// <summary>The day of a birthday tells no time of anything else, and May 9 is nobody's name.</summary>
    private static void MaskBirthdays(List<BirthdaySpot> birthdays, List<TextSpan> masked, List<PersonMention> people)
    {
        if (birthdays.Count == 0) return;
        foreach (var birthday in birthdays) masked.Add(birthday.Date);
        people.RemoveAll(person => birthdays.Exists(birthday => birthday.Date.Overlaps(person.Span)));
    }

    /// <summary>Where no cue is looked for: names of customers and people, and addresses.</summary>
    private static Coverage Hidden(Coverage names, List<PersonMention> people, List<Spot> emails, List<Spot> wechats)
    {
        var hidden = names.Copy();
        foreach (var person in people) hidden.Add(person.Whole);
        Add(hidden, [], emails, wechats);
        return hidden;
    }

    /// <summary>Where nothing else is looked for: names, phones and addresses; times come later.</summary>
    private static List<TextSpan> Masked(List<CustomerMention> customers, List<Spot> phones, List<Spot> emails)
    {
        var masked = new List<TextSpan>(customers.Count + phones.Count + emails.Count + 4);
        foreach (var customer in customers) masked.Add(customer.Span);
        foreach (var phone in phones) masked.Add(phone.Span);
        foreach (var email in emails) masked.Add(email.Span);
        return masked;
    }

    /// <summary>The times outside names; people count only when somebody is called so.</summary>
    private static List<TimeMention> Times(
        CompanyWords company, FoldedText text, LocalMoment now, List<TextSpan> masked, List<PersonMention> people)
    {
        var names = masked.Count;
        foreach (var person in people)
        {
            if (!IsUnknown(person)) masked.Add(person.Span);
        }

        var times = List(company.Times.Find(text, now, masked));
        masked.RemoveRange(names, masked.Count - names);
        for (var i = 0; i < times.Count; i++)
        {
            if (EndsSentence(text.Lower, times[i].Span)) times[i].Span = TextSpan.Between(times[i].Span.Start, times[i].Span.End - 1);
        }

        return times;
    }

    /// <summary>a DPA by wed. budget 90k: the point behind the day ends the sentence, the one of p.m. does not.</summary>
    private static bool EndsSentence(string lower, TextSpan time) =>
        time.Length > 3 && lower[time.End - 1] == '.' && lower[time.End - 2] != 'm'
        && char.IsAsciiLetter(lower[time.End - 2]);

    internal static bool IsUnknown(PersonMention person) => person.Colleagues.Count + person.Customers.Count == 0;

    /// <summary>What no clause ends inside of.</summary>
    private static Coverage Whole(
        Coverage names, List<PersonMention> people, List<TimeMention> times, List<Spot> phones, List<Spot> emails, List<TextSpan> quotes)
    {
        foreach (var person in people) names.Add(person.Span);
        foreach (var time in times) names.Add(time.Span);
        Add(names, phones, emails, []);
        foreach (var quote in quotes) names.Add(quote);
        return names;
    }

    private static void Add(Coverage covered, List<Spot> phones, List<Spot> emails, List<Spot> wechats)
    {
        foreach (var spot in phones) covered.Add(spot.Span);
        foreach (var spot in emails) covered.Add(spot.Span);
        foreach (var spot in wechats) covered.Add(spot.Span);
    }

    private static Coverage Cover(FoldedText text, List<CustomerMention> customers)
    {
        var covered = new Coverage(text.Length);
        foreach (var customer in customers) covered.Add(customer.Span);
        return covered;
    }

    /// <summary>What is a time, or a word of the company's lists, is no person.</summary>
    private static void DropOthers(List<PersonMention> people, List<TimeMention> times, CodeWords words, string lower)
    {
        for (var i = people.Count - 1; i >= 0; i--)
        {
            if (IsTime(people[i].Span, times) || (IsUnknown(people[i]) && words.Knows(lower, people[i].Span))) people.RemoveAt(i);
        }
    }

    private static bool IsTime(TextSpan span, List<TimeMention> times)
    {
        foreach (var time in times)
        {
            if (time.Span.Overlaps(span)) return true;
        }

        return false;
    }

    private static List<Spot> Free(IReadOnlyList<Spot> spots, Coverage taken)
    {
        var free = List(spots);
        for (var i = free.Count - 1; i >= 0; i--)
        {
            if (taken.Touches(free[i].Span)) free.RemoveAt(i);
        }

        return free;
    }

    /// <summary>A number that only somebody else's words hold points at no ticket (contract 11.1).</summary>
    private static List<TicketMention> FindTickets(
        World world, FoldedText text, List<TextSpan> masked, List<TextSpan> quotes, List<CueHit> cues)
    {
        masked.AddRange(quotes);
        var tickets = new List<TicketMention>();
        foreach (var spot in TicketIdSpotter.Find(text, masked))
        {
            if (spot.Marked || world.Tickets.Contains(spot.Id) || TakenNumber.Is(text.Lower, spot, cues)
                || PastNumber.Is(world, text.Lower, spot, cues))
                tickets.Add(new TicketMention(spot.Span, spot.Id));
        }

        return tickets;
    }

    /// <summary>Spotters make a list of their own at every call.</summary>
    private static List<T> List<T>(IReadOnlyList<T> found) => found as List<T> ?? [.. found];
}
