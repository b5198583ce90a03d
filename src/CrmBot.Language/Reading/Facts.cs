using CrmBot.Language.Intents;
using CrmBot.Language.Linking;

namespace CrmBot.Language.Reading;

/// <summary>What can be said of a section as a whole. The names are the <c>@facts</c> of <c>Lexicon/evidence.txt</c>.</summary>
internal static class Facts
{
    /// <summary>Every fact, so that a slip in the evidence file is found at start-up.</summary>
    public static readonly IReadOnlySet<string> Known = new HashSet<string>(
    [
        "customer", "only.customer", "unknown.company", "person", "only.person", "title", "colleague", "colleague.ours", "team", "pronoun", "time",
        "ahead", "vague", "recurring", "told", "money", "share", "phone", "email", "wechat", "number", "digit", "series", "tag", "tier", "source",
        "region", "stage", "ticket", "quote", "image", "file", "reply", "reply.reminder", "reply.ticket", "question", "question.amount", "negated",
        "hypothesis", "short", "long", "agent", "mine", "fact", "chat", "points", "duration",
    ]);

    public static HashSet<string> Of(Section section)
    {
        var facts = new HashSet<string>(StringComparer.Ordinal);
        void Say(bool holds, string fact)
        {
            if (holds) facts.Add(fact);
        }

        SayNames(section, Say);
        SayTimes(section, Say);
        SayValues(section, Say);
        SaySurroundings(section, Say);
        SayMood(section, Say);
        return facts;
    }

    /// <summary>At most this many characters without the customer's name: a command, not a story.</summary>
    private const int ShortText = 16;
    private const int LongText = 60;

    private static void SayNames(Section section, Action<bool, string> say)
    {
        var names = section.Customers.Count > 0;
        say(names, "customer");
        say(names && IsOnlyName(section), "only.customer");
        say(!names && section.Carried is not null, "pronoun");
        say(section.People.Count > 0, "person");
        say(!names && section.People.Count == 1 && IsOnlyPerson(section), "only.person");
        say(section.People.Any(person => person.Colleagues.Count > 0 && person.Side != PersonSide.Theirs), "colleague");
        say(section.People.Any(person => person.Colleagues.Count > 0 && person.Side == PersonSide.Ours), "colleague.ours");
        say(TitleFinder.First(section) is not null, "title");
        say(section.Has("pronoun"), "pronoun");
        say(CompanyNames.InFirstChunk(section) is not null, "unknown.company");
        say(names && FactText(section) >= 2, "fact");
    }

    private static bool IsOnlyName(Section section) =>
        section.Customers.Count == 1 && NameRest.IsEmpty(section.Cut(section.Customers[0].Span));

    private static bool IsOnlyPerson(Section section) => NameRest.IsEmpty(section.Cut(section.People[0].Whole));

    private static int FactText(Section section) => section.Cut(section.Customers.Select(mention => mention.Span)).Length;

    private static void SayTimes(Section section, Action<bool, string> say)
    {
        say(section.Times.Any(time => !time.IsJustNow && !time.IsVague), "time");
        say(section.Times.Any(time => TimeWords.IsAhead(time, section.Now)), "ahead");
        say(section.Has("time.vague") || section.Times.Any(time => time.IsVague && !section.All("show.recent").Any(hit => time.Span.Contains(hit.Start))), "vague");
        say(section.Times.Any(time => time.IsRecurrence), "recurring");
        say(section.Times.Any(time => time.IsDuration), "duration");
        say(ContactWords.Told(section), "told");
    }

    private static void SayValues(Section section, Action<bool, string> say)
    {
        say(section.Amounts.Any(spot => !spot.Bare), "money");
        say(section.Lower.AsSpan(section.Span.Start, section.Span.Length).ContainsAny("%成"), "share");
        say(section.Phones.Count > 0, "phone");
        say(section.Emails.Count > 0, "email");
        say(section.Wechats.Count > 0, "wechat");
        say(section.Amounts.Any(spot => spot.Bare), "number");
        say(section.Lower.AsSpan(section.Span.Start, section.Span.Length).ContainsAnyInRange('0', '9'), "digit");
        say(ScoreSeries.Has(section.Lower.AsSpan(section.Span.Start, section.Span.Length)), "series");
        foreach (var (kind, fact) in CodeFacts) say(section.CodesOf(kind).Any(), fact);
        say(section.Tickets.Count > 0, "ticket");
        say(section.Quotes.Count > 0, "quote");
        say(Ratings.Has(section.Lower.AsSpan(section.Span.Start, section.Span.Length)), "points");
        say(PastedChat.Find(section) is not null, "chat");
    }

    private static readonly (CodeKind Kind, string Fact)[] CodeFacts =
    [
        (CodeKind.Tag, "tag"), (CodeKind.Tier, "tier"), (CodeKind.Source, "source"), (CodeKind.Region, "region"), (CodeKind.Stage, "stage"),
        (CodeKind.Team, "team"), (CodeKind.Queue, "team"), (CodeKind.Group, "team"),
    ];

    private static void SaySurroundings(Section section, Action<bool, string> say)
    {
        var utterance = section.Utterance;
        say(utterance.Files.Count > 0, "file");
        say(utterance.Files.Any(file => file.Kind == "image"), "image");
        say(utterance.ReplyTo?.Customer is not null || utterance.ReplyTo?.Id is not null, "reply");
        say(utterance.ReplyTo is not null, "reply");
        say(utterance.ReplyTo?.Kind == "reminder", "reply.reminder");
        say(utterance.ReplyTo?.Kind == "ticket" || utterance.ReplyTo?.Id is not null, "reply.ticket");
        say(section.World.Colleagues.ByName(utterance.Speaker)?.Role is "agent", "agent");
    }

    private static void SayMood(Section section, Action<bool, string> say)
    {
        say(Mood.IsQuestion(section), "question");
        say(section.Has("count") || section.Has("question.word"), "question.amount");
        say(section.Has("negation"), "negated");
        say(Mood.IsHypothesis(section), "hypothesis");
        var rest = FactText(section);
        say(rest <= ShortText || section.Clauses.Count <= 1 && rest <= 2 * ShortText, "short");
        say(section.Span.Length > LongText, "long");
        say(section.Has("speaker.me"), "mine");
    }
}
