using CrmBot.Language.Intents;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Text;

namespace CrmBot.Language.Reading;

/// <summary>Whom and which a section names: customers, people, unknown names.</summary>
internal static class NameFacts
{
    public static readonly Dictionary<string, Func<Section, bool>> All = new(StringComparer.Ordinal)
    {
        ["teams"] = static section => section.CodesOf(CodeKind.Team).Select(static code => code.Code).Distinct().Skip(1).Any(),
        ["customer"] = section => section.Customers.Count > 0,
        ["only.customer"] = section => section.Customers.Count == 1 && section.LengthWithoutCustomers <= NameRest.Longest
            && NameRest.IsEmpty(section.Cut([section.Customers[0].Span])),
        ["unknown.company"] = section => CompanyNames.InFirstChunk(section) is not null,
        ["unknown.shown"] = section => ShownName.Find(section) is not null,
        ["person"] = section => section.People.Count > 0,
        ["only.person"] = section => section.Customers.Count == 0 && section.People.Count == 1
            && NameRest.IsEmpty(section.Cut([section.People[0].Whole])),
        ["title"] = section => TitleFinder.First(section) is not null,
        ["colleague"] = section => section.People.Exists(person => person.Colleagues.Count > 0 && person.Side != PersonSide.Theirs),
        ["colleague.any"] = section => section.People.Exists(person => person.Colleagues.Count > 0),
        ["colleague.ours"] = section => section.People.Exists(person => person.Colleagues.Count > 0 && person.Side == PersonSide.Ours),
        ["pronoun"] = section => section.Has("pronoun") || (section.Customers.Count == 0 && section.Carried is not null),
        ["colleague.follows"] = Owners.FollowsUp,
        ["only.ask"] = section => section.Times.Count > 0 && section.HasFamily("agenda") && IsOnlyAsk(section),
        ["guess"] = section => section.Customers.Count == 0 && section.Guess is not null,
        ["fact"] = section => section.Customers.Count > 0 && section.LengthWithoutCustomers >= 2,
        ["contact.known"] = section => Persons.Contact(section) is { Customers.Count: > 0 },
        ["erases.contact"] = ErasesContact,
        ["agent.named"] = section => section.People.Exists(person => person.Colleagues is [{ Role: "agent" }, ..]),
        // give Sam all the leads
        ["given.colleague"] = section => section.First("assign.give") is { } give && Owners.StandsAt(section, give.End + 1),
        ["receiver.unknown"] = UnknownReceiver.Is,
        ["list.head"] = ListHead.Begins,
        ["plain.question"] = PlainQuestion.Is,
        ["only.tag"] = OnlyTag,
        ["tag.lifted"] = ReadTag.IsLifted,
        ["contact.refers"] = ReadReferral.IsByContact,
        ["reminder.of"] = section => section.Customers.Exists(mention => section.Cues.Exists(hit => hit.Start == mention.Span.End + 1
            && (hit.Is("rem.itself") || hit.Is("reminder.noun")
            || section.Lower.AsSpan(hit.Start).StartsWith("follow up", StringComparison.Ordinal)))),
        ["notes.asked"] = section => section.First("notes.of") is { } notes && section.Customers is [var only]
            && only.Span.Start == notes.End + 1
            && (only.Span.End == section.Span.End
            || Nearby.Words("hour.tail").Is(section.Lower.AsSpan(only.Span.End, section.Span.End - only.Span.End).TrimEnd("?."))),
        ["on.drop"] = section => TicketWords.IsOnIt(section, "claim.drop"),
        ["contact.said"] = SpokenOf.ByContact,
        ["did.win"] = StateWanted.DidWin,
        ["theirs.will"] = SpokenOf.WillDo,
        ["customer.unknown"] = static section => section.Customers is [{ Known: null, Candidates.Count: 0 }, ..],
        ["company.behind"] = LeadName.StandsBehind,
        ["dims.pair"] = section => ScoreDims.Any(section) && ScoreDims.Read(section).Count(static dim => dim.Value is not null) >= 2,
        ["to.colleague"] = GivesColleague,
        ["owner.asked"] = AsksOwner,
        ["ends.of"] = section => section.Lower.AsSpan(section.Span.Start, section.Span.Length).TrimEnd(" 。?？") is [.., '的'],
        // 本周的投诉工单
        ["ends.ticket"] = section =>
            section.Lower.AsSpan(section.Span.Start, section.Span.Length).TrimEnd(" 。?？") is [.., '工', '单'] or [.., '投', '诉', '单'],
        // 转化率怎样
        ["ends.how"] = section => section.Lower.AsSpan(section.Span.Start, section.Span.Length).TrimEnd(" 。?？啊呢") is [.., '怎', '样'],
        ["contact.joined"] = JoinedContact.IsAsked,
        ["reach.told"] = ReachTold.Is,
        ["birthday.told"] = BirthdayTold.Is,
        ["raised"] = ReachTold.IsRaised,
        ["release.first"] = static section => section.First("pool.release") is { } order && order.Start == section.Span.Start,
        ["mine"] = section => section.Has("speaker.me"),
    };

    /// <summary>单子都给贺东: what is given goes to one of us.</summary>
    private static bool GivesColleague(Section section)
    {
        foreach (var person in section.People)
        {
            if (person.Colleagues.Count > 0
                && Nearby.Words("given.to").Ends(section.Lower.AsSpan(section.Span.Start, person.Whole.Start - section.Span.Start)))
                return true;
        }

        return false;
    }

    /// <summary>长江印刷是高翔的客户吗: a customer, one of us, and nothing else but whether it is theirs.</summary>
    public static bool AsksOwner(Section section) =>
        section is { Customers: [var customer], People: [{ Colleagues.Count: > 0 } owner] } && owner.Whole.Start >= customer.Span.End
        && Nearby.Words("owner.is").Is(section.Lower.AsSpan(customer.Span.End, owner.Whole.Start - customer.Span.End))
        && Nearby.Words("owner.tail").Is(section.Lower.AsSpan(owner.Whole.End, section.Span.End - owner.Whole.End).TrimEnd("?。"));

    /// <summary>Nothing but a day and words that ask what there is.</summary>
    private static bool IsOnlyAsk(Section section) => !section.Cut(
        [.. section.Times.Select(time => time.Span), .. section.Cues.Where(IsAsking).Select(hit => TextSpan.Between(hit.Start, hit.End))])
            .Any(char.IsLetterOrDigit);

    /// <summary>Vertex: fast-mover - a customer and known tags, and nothing else.</summary>
    private static bool OnlyTag(Section section) => section.Customers.Count == 1 && section.HasCode(CodeKind.Tag)
        && !section.Cut([.. section.Customers.Select(mention => mention.Span), .. section.CodesOf(CodeKind.Tag).Select(code => code.Span)])
            .Any(char.IsLetterOrDigit);

    private static bool IsAsking(CueHit hit) => hit.IsOf("agenda") || hit.IsOf("question") || hit.Is("our.team") || hit.Is("speaker.me")
        || hit.Is("smalltalk") || hit.Is("filler.ask");

    /// <summary>forget Hank at Northwind, 把恒达李红删了: somebody known, a word of erasing, and nothing else.</summary>
    private static bool ErasesContact(Section section)
    {
        if (!section.Has("privacy.erase") || Persons.Contact(section) is not { Customers.Count: > 0 } person) return false;
        List<TextSpan> said = [person.Whole, .. section.Customers.Select(static mention => mention.Span)];
        said.AddRange(section.Cues.Where(static hit => hit.Is("privacy.erase") || hit.Is("privacy.beside")).Select(static hit => hit.Span));
        return !section.Cut(said).Any(char.IsLetterOrDigit);
    }
}
