using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents;

/// <summary>Who of us is meant: a colleague, a team, the speaker (contract 6.3).</summary>
internal static class Owners
{
    private static readonly System.Buffers.SearchValues<char> Ends = System.Buffers.SearchValues.Create(" ,，。.;；!！~\n");

    private static readonly Nearby TakeVerbs = Nearby.Words("owner.takes");
    private static readonly Nearby FollowVerbs = Nearby.Words("owner.follows");
    private static readonly Nearby FollowsAlone = Nearby.Words("owner.alone");
    private static readonly Nearby GivenTo = Nearby.Words("owner.to");

    /// <summary>博远让小刘跟: one of us is told to look after the customer, and nothing else.</summary>
    public static bool FollowsUp(Section section)
    {
        foreach (var person in section.People)
        {
            if (person.Colleagues.Count == 0 || person.Side == Linking.PersonSide.Theirs) continue;
            var rest = section.Lower.AsSpan(person.Span.End, section.Span.End - person.Span.End);
            if (Takes(section, person.Span.End, rest)) return true;
            if (rest.IndexOfAny(Ends) is >= 0 and var end) rest = rest[..end];
            // 让Mia负责Kestrel
            if (FollowVerbs.LengthAt(rest) is > 0 and var verb
                && section.Customers.Exists(mention => mention.Span.Start == person.Span.End + verb)) return true;
            if (FollowsAlone.Is(rest)) return true;
        }

        return false;
    }

    /// <summary>sam takes tundra from now on: a verb, a customer, and at most since when.</summary>
    private static bool Takes(Section section, int at, ReadOnlySpan<char> rest)
    {
        if (rest is not [' ', ..] || TakeVerbs.LengthAt(rest[1..]) is not (> 0 and var verb)) return false;
        var start = at + verb + 2;
        return section.Customers.Exists(mention =>
            mention.Span.Start == start && EndsOrGoesOn(section.Lower.AsSpan(mention.Span.End, section.Span.End - mention.Span.End)));
    }

    private static bool EndsOrGoesOn(ReadOnlySpan<char> rest) => rest.TrimStart() is "" or ['.' or ',' or ';' or '!' or '\n', ..]
        || rest.StartsWith(" from ") || rest.StartsWith(" over");

    /// <summary>Whether one of us is named from here on.</summary>
    public static bool StandsAt(Section section, int start)
    {
        foreach (var person in section.People)
        {
            if (person.Whole.Start == start && person.Colleagues.Count > 0) return true;
        }

        return false;
    }

    /// <summary>Northwind to Lily please, Oakline -> Sam: a customer, one of us, and nothing else.</summary>
    public static bool AreGivenBarely(Section section)
    {
        if (section.People is not [{ Colleagues.Count: > 0 } person]) return false;
        if ((section.Customers is [var named] ? named : Guessed(section, person)) is not { } customer) return IsGivenThis(section, person);
        if (customer.Span.End > person.Whole.Start) return false;
        var between = section.Lower.AsSpan(customer.Span.End, person.Whole.Start - customer.Span.End).Trim();
        var head = WithoutReason(section, person.Whole.End);
        return GivenTo.Is(between)
            && NameRest.IsEmpty(Phrasing.Trim(head.Cut([TextSpan.Between(customer.Span.Start, person.Whole.End)])));
    }

    /// <summary>Tundra to Ivy, she knows them: why somebody gets it.</summary>
    private static Section WithoutReason(Section section, int end) =>
        section.Clauses is [var head, var reason] && head.End == end && section.HasAt("given.because", reason.Start)
            ? section.Within(head) : section;

    /// <summary>Meridien to Sam: a name that is nearly known; looked for only where one of us is given something.</summary>
    private static CustomerMention? Guessed(Section section, PersonMention person) => section.Customers.Count == 0
        && GivenTo.Ends(section.Lower.AsSpan(section.Span.Start, person.Whole.Start - section.Span.Start).TrimEnd())
        ? section.Guess : null;

    /// <summary>this one goes to Ivy, Ivy gets this one: of the customer on the card, or of the one last talked about.</summary>
    private static bool IsGivenThis(Section section, PersonMention person)
    {
        var before = section.Lower.AsSpan(section.Span.Start, person.Whole.Start - section.Span.Start);
        var behind = section.Lower.AsSpan(person.Whole.End, section.Span.End - person.Whole.End).Trim(" ,.!".AsSpan());
        var pointed = Nearby.Words("given.this");
        if (section.Utterance.ReplyTo is not { } card)
            return section.Utterance.LastCustomer is not null && !TicketWords.IsAgent(section) && pointed.Is(before)
                && NameRest.IsEmpty(behind.ToString());
        if (card.Kind is not ("customer" or "lead" or "deal")) return false;
        return (pointed.Is(before) || Nearby.Words("given.for").Is(before) ? NameRest.IsEmpty(behind.ToString())
            : before.Trim().Length == 0 && Nearby.Words("gets.this").Is(behind));
    }

    /// <summary>The colleagues named, in the text's order. A contact of the customer who shares the name does not count.</summary>
    public static IEnumerable<PersonMention> Colleagues(Section section) => section.People.Where(person => person.Colleagues.Count > 0);

    /// <summary>The canonical name, <c>me</c> for the speaker, or null when several may be meant.</summary>
    public static string? NameOf(Section section, PersonMention person) =>
        person.Colleagues.Count != 1 ? null : person.Colleagues[0].Name == section.Utterance.Speaker ? "me" : person.Colleagues[0].Name;

    /// <summary>我的客户, my leads; not 给我看 and "show me".</summary>
    public static bool AreMine(Section section)
    {
        if (section.Has("me.with") || section.Has("given.me")) return true;
        foreach (var hit in section.All("speaker.me"))
        {
            if (section.Lower[hit.Start] == 'm' && hit.Length == 2 && section.Lower[hit.Start + 1] == 'e') continue;
            if (section.Lower[hit.Start] is 'u' or 'w' or 'o' or '咱' || (hit.Length > 1 && section.Lower[hit.Start + 1] == '们')) continue;
            if (hit.Start > 0 && section.Lower[hit.Start - 1] is '给' or '帮' or '让' or '发' or '跟') continue;
            return true;
        }

        return false;
    }

    /// <summary>小赵组, tom's team: the team somebody is in.</summary>
    private static string? TeamOf(Section section, PersonMention person) => person.Colleagues is [{ Team: { } team }]
        && Nearby.Words("team.of").Begins(section.Lower.AsSpan(person.Whole.End, section.Span.End - person.Whole.End)) ? team : null;

    /// <summary>The <c>of</c> of a figure: team, a team's name, a colleague, me.</summary>
    /// <summary>帮我总结一下好发给老张: who gets it is not whose it is.</summary>
    private static bool IsSentTo(Section section, PersonMention person) =>
        section.Lower.AsSpan(section.Span.Start, person.Whole.Start - section.Span.Start).TrimEnd() is [.., '发' or '交' or '报' or '转', '给'];

    public static string? OfFigure(Section section)
    {
        foreach (var person in Colleagues(section))
        {
            if (IsSentTo(section, person)) continue;
            if (TeamOf(section, person) is { } theirs) return theirs;
            if (NameOf(section, person) is { } name) return name;
        }

        if (section.CodesOf(CodeKind.Team).FirstOrDefault().Code is { } team) return team;
        return section.Has("our.team") ? "team" : AreMine(section) || section.Has("fares.me") ? "me" : null;
    }
}
