using CrmBot.Language.Intents;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Text;

namespace CrmBot.Language.Reading;

/// <summary>What can be said of a section as a whole: the <c>@facts</c> of <c>Lexicon/evidence.txt</c>, each looked at only when asked for.</summary>
internal static class Facts
{
    /// <summary>At most this many characters without the customer's name: a command, not a story.</summary>
    private const int ShortText = 16;
    private const int LongText = 60;
    private const int LongestGap = 6;
    private const int ShortestTask = 3;
    private const int LeastTold = 4;
    private const int HighestDim = 5;   // of a lead's need, budget, ...; more is what a customer gave us

    /// <summary>Every fact by its name; a name that is missing here is a slip in the evidence file and found at start-up.</summary>
    public static readonly IReadOnlyDictionary<string, Func<Section, bool>> Known = new Dictionary<string, Func<Section, bool>>(StringComparer.Ordinal)
    {
        // names
        ["customer"] = section => section.Customers.Count > 0,
        ["only.customer"] = section => section.Customers.Count == 1 && TextLength(section) <= NameRest.Longest && NameRest.IsEmpty(section.Cut([section.Customers[0].Span])),
        ["unknown.company"] = section => CompanyNames.InFirstChunk(section) is not null,
        ["unknown.shown"] = section => ShownName.Find(section) is not null,
        ["person"] = section => section.People.Count > 0,
        ["only.person"] = section => section.Customers.Count == 0 && section.People.Count == 1 && NameRest.IsEmpty(section.Cut([section.People[0].Whole])),
        ["title"] = section => TitleFinder.First(section) is not null,
        ["colleague"] = section => section.People.Exists(person => person.Colleagues.Count > 0 && person.Side != PersonSide.Theirs),
        ["colleague.any"] = section => section.People.Exists(person => person.Colleagues.Count > 0),
        ["colleague.ours"] = section => section.People.Exists(person => person.Colleagues.Count > 0 && person.Side == PersonSide.Ours),
        ["pronoun"] = section => section.Has("pronoun") || (section.Customers.Count == 0 && section.Carried is not null),
        ["colleague.follows"] = Owners.FollowsUp,
        ["only.ask"] = section => section.Times.Count > 0 && section.HasFamily("agenda") && IsOnlyAsk(section),
        ["guess"] = section => section.Customers.Count == 0 && section.Guess is not null,
        ["fact"] = section => section.Customers.Count > 0 && TextLength(section) >= 2,
        ["contact.known"] = section => Persons.Contact(section) is { Customers.Count: > 0 },
        ["agent.named"] = section => section.People.Exists(person => person.Colleagues is [{ Role: "agent" }, ..]),
        ["given.colleague"] = section => section.First("assign.give") is { } give && section.People.Exists(person => person.Colleagues.Count > 0 && person.Whole.Start == give.End + 1),   // give Sam all the leads
        ["list.head"] = ListHead.Begins,
        ["tail.claim"] = section => section.First("pool.claim.me") is { } claim && EndsClause(section, claim.End),
        ["plain.question"] = PlainQuestion.Is,
        ["done.first"] = section => section.First("rem.done") is { } done && done.Start == section.Span.Start && section.Clauses.Count > 1 && section.Clauses[0].End == done.End && section.Customers.Count + section.Tickets.Count == 0,
        ["ahead.first"] = AheadFirst,
        ["clocked"] = section => section.Times.Exists(time => (time.HasClock || time.HasPartOfDay) && TimeWords.IsAhead(time, section.Now)),
        ["only.tag"] = OnlyTag,
        ["tag.lifted"] = ReadTag.IsLifted,
        ["lost.broken"] = section => section.Has("lost.word") && section.All("lost.word").All(hit => section.Cues.Exists(other => other.IsOf("trouble") && other.Length > hit.Length && other.Span.Contains(hit.Span))),
        ["ticket.quoted"] = section => section.Quotes.Exists(quote => TicketWords.Points(section, quote)),
        ["fit.objected"] = IsFitObjected,
        ["month.ahead"] = section => section.Times.Exists(time => !time.IsVague && time.AsMonthCode() is not null && time.Tendency is not (Times.TimeTendency.Past or Times.TimeTendency.Present)) && section.First("revisit.order") is { } order && order.Start == section.Span.Start,
        ["contact.refers"] = ReadReferral.IsByContact,
        ["one.of"] = section => section.Customers.Exists(mention => section.Lower.AsSpan(mention.Span.End) is var rest && rest.StartsWith(" one", StringComparison.Ordinal) && (rest.Length == 4 || !char.IsAsciiLetterOrDigit(rest[4]))),
        ["reminder.of"] = section => section.Customers.Exists(mention => section.Cues.Exists(hit => hit.Start == mention.Span.End + 1 && (hit.Is("rem.itself") || hit.Is("reminder.noun") || section.Lower.AsSpan(hit.Start).StartsWith("follow up", StringComparison.Ordinal)))),
        ["on.ticket"] = section => TicketWords.IsOnIt(section, "claim.on"),
        ["on.drop"] = section => TicketWords.IsOnIt(section, "claim.drop"),
        ["contact.said"] = SpokenOf.ByContact,
        ["lost.short"] = LostTo.IsShort,
        ["company.behind"] = LeadName.StandsBehind,
        ["dims.pair"] = section => ScoreDims.Any(section) && ScoreDims.Read(section).Count(static dim => dim.Value is not null) >= 2,
        ["says.more"] = SaysMore,
        ["mine"] = section => section.Has("speaker.me"),

        // times
        ["time"] = section => section.Times.Exists(time => !time.IsJustNow && !time.IsVague),
        ["past"] = section => section.Times.Exists(time => time.Tendency == Times.TimeTendency.Past && time.HasDay),
        ["ahead"] = section => TimeWords.FirstAhead(section) is not null,
        ["vague"] = section => section.Has("time.vague") || HasVagueTime(section),
        ["range"] = section => section.Times.Exists(time => time.Until is not null && time.HasDay),
        ["recurring"] = section => section.Times.Exists(time => time.IsRecurrence),
        ["duration"] = section => section.Times.Exists(time => time.IsDuration),
        ["hours"] = section => section.Times.Exists(time => time.Amount is { IsElapsed: true }),
        ["counted.times"] = section => Counting.Of(section, "count.times") is not null,
        ["quiet.hours"] = section => section.Times.Exists(time => time.AsQuietHours() is not null),
        ["told"] = ContactWords.Told,

        // values
        ["money"] = section => section.Amounts.Exists(spot => !spot.Bare),
        ["number"] = section => section.Amounts.Exists(spot => spot.Bare),
        ["digit"] = section => Words(section).ContainsAnyInRange('0', '9'),
        ["share"] = section => Words(section).ContainsAny("%成"),
        ["series"] = section => ScoreSeries.Has(Words(section)),
        ["dims"] = section => ScoreDims.Any(section),
        ["dims.many"] = section => ScoreDims.Any(section) && ScoreDims.Read(section).Count(static dim => dim.Value is not null) >= 3,
        ["series.only"] = section => section.Customers.Count == 1 && TextLength(section) is >= 7 and <= 12 && ScoreSeries.IsOnly(section.Cut([section.Customers[0].Span])),
        ["scores"] = section => ScoreSeries.Find(Words(section), loose: true) is not null,
        ["deal"] = DealFacts.Any,
        ["trade"] = section => Trades.First(section) is not null,
        ["workhours"] = section => Times.WorkHours.Find(section.Text).Count > 0,
        ["lost.first"] = section => section.First("lost.word") is { } hit && hit.Start == section.Span.Start,
        ["milestone"] = section => ReachedMilestone.Of(section) is not null,
        ["context"] = section => section.Utterance.LastCustomer is not null,
        ["task"] = TaskAhead,
        ["task.own"] = section => section.First("task.own") is { } must && must.Start == section.Span.Start && TimeWords.FirstAhead(section) is not null,
        ["elapsed.first"] = section => section.Times is [{ Amount.IsElapsed: true, Sense: Times.AmountSense.Ahead } first, ..] && first.Span.Start == section.Span.Start,
        ["reminder.moved"] = section => TicketWords.IsBefore(section, "rem.push", "rem.itself", 40),
        ["signed.past"] = SignedPast,
        ["rating.high"] = section => section.Rating is { IsWord: false, Value: > HighestDim },
        ["heard.from"] = section => TicketWords.IsBefore(section, "hear.verb", "said", 5) || TicketWords.IsBefore(section, "hear.verb", "lang.verb", 5),
        ["bare.move"] = BareMove.Is,
        ["moved.to"] = section => ReadReminderChange.MovedTo(section) is not null,
        ["won.ahead"] = WonAhead,
        ["won.first"] = section => section.First("won.word") is { } hit && hit.Start == section.Span.Start && section.Lower[hit.End - 1] is not ('了' or '啦'),
        ["close.awaited"] = section => section.Clauses.Exists(clause => section.Within(clause) is var part && part.Has("await.first") && part.Has("resolve.word")),
        ["signed.elsewhere"] = section => ChosenElsewhere.Signed(section) is not null,
        ["picked.other"] = section => ChosenElsewhere.Picked(section) is not null,
        ["put.back"] = TicketWords.IsPutBack,
        ["tag.given"] = section => section.CodesOf(CodeKind.Tag).Any(tag => section.Cues.Exists(hit => hit.Is("tag.give") && hit.End == tag.Span.Start)),
        ["assign.firm"] = AssignedPlainly,
        ["job.named"] = section => section.People.Exists(person => RoleWords.IsNamedByJob(section, person)),
        ["heard"] = section => section.People.Exists(person => RoleWords.IsHeard(section, person.Whole)),
        ["won.attributive"] = section => section.Cues.Exists(hit => hit.Is("won.word") && section.Lower[hit.End - 1] == '的' && section.Cues.Exists(noun => noun.Start == hit.End && (noun.Is("contract.noun") || noun.Is("deal.noun")))),
        ["won.paper"] = section => section.Clauses.Exists(clause => section.Within(clause) is var part && part.Has("won.word") && part.Has("signed.paper") && !part.Has("contract.noun")),
        ["won.awaited"] = section => section.Clauses.Exists(clause => section.Lower[clause.Start] == '等' && clause.Length > 2 && section.Lower[clause.Start + 1] is not ('了' or '到') && section.Within(clause) is var part && (part.Has("won.word") || part.Has("won.closed"))),
        ["won.hedged"] = section => section.Clauses.Exists(clause => section.Within(clause) is var part && part.Has("won.word") && part.Has("won.hedge")),
        ["won.planned"] = PlannedSigning.Is,
        ["won.denied"] = DeniedClause.Unsigned,
        ["lost.denied"] = section => DeniedClause.Has(section, "lost.word"),
        ["won.task"] = section => TicketWords.IsBefore(section, "remind.ask", "won.word", 12) || TicketWords.IsBefore(section, "remind.ask", "won.renewal", 12),
        ["pointsum"] = PointSums.Has,
        ["points"] = section => Ratings.Has(Words(section)),
        ["phone"] = section => section.Phones.Count > 0,
        ["email"] = section => section.Emails.Count > 0,
        ["wechat"] = section => section.Wechats.Count > 0,
        ["ticket"] = section => section.Tickets.Count > 0,
        ["ticket.first"] = section => section.Tickets is [var first, ..] && first.Span.Start <= section.Span.Start + 2,
        ["quote"] = section => section.Quotes.Count > 0,
        ["chat"] = section => PastedChat.Find(section) is not null,
        ["tag"] = section => HasCode(section, CodeKind.Tag),
        ["tier"] = section => HasCode(section, CodeKind.Tier),
        ["source"] = section => HasCode(section, CodeKind.Source) || (section.FirstOf("source")?.Leaf is { } told && section.World.Settings.Sources.Any(code => code.Code == told)),
        ["region"] = section => HasCode(section, CodeKind.Region),
        ["stage"] = section => HasCode(section, CodeKind.Stage),
        ["ticket.type"] = section => HasCode(section, CodeKind.TicketType),
        ["queue"] = section => HasCode(section, CodeKind.Queue),
        ["team"] = section => HasCode(section, CodeKind.Team) || HasCode(section, CodeKind.Queue) || HasCode(section, CodeKind.Group),

        // surroundings
        ["file"] = section => section.Utterance.Files.Count > 0,
        ["image"] = section => section.Utterance.Files.Any(file => file.Kind == "image"),
        ["reply"] = section => section.Utterance.ReplyTo is not null,
        ["reply.reminder"] = section => section.Utterance.ReplyTo?.Kind == "reminder",
        ["reply.ticket"] = TicketWords.IsReplyToTicket,
        ["reply.kb"] = section => section.Utterance.ReplyTo?.Kind is "kb" or "script",
        ["agent"] = TicketWords.IsAgent,

        // tickets and surveys
        ["case"] = TicketWords.IsMeant,
        ["trouble"] = TicketWords.HasTrouble,
        ["trouble.stated"] = TicketWords.IsTroubleStated,
        ["order.ticket"] = section => TicketWords.IsBefore(section, "ticket.open.verb", "ticket.open.end", 12),
        ["open.ticket"] = section => section.Customers is [{ Known: { } known }, ..] && section.World.Tickets.Of(known.Name).Count > 0,
        ["planned"] = TicketWords.IsPlanned,
        ["superior.named"] = section => section.People.Exists(person => person.Colleagues is [{ Role: "lead" or "director" or "manager" or "admin" }, ..]),
        ["kb.keep"] = section => TicketWords.IsBefore(section, "kb.save", "kb.base", 26),
        ["digest.kept"] = section => TicketWords.IsBefore(section, "forbid.word", "digest.keep", 4),
        ["order.denied"] = section => TicketWords.IsBefore(section, "deny.word", "ticket.open", 2) || TicketWords.IsBefore(section, "deny.word", "kb.add", 2),
        ["client.asks"] = TicketWords.IsAskedByClient,
        ["duplicate"] = TicketWords.IsDuplicate,
        ["bare.order"] = TicketWords.IsBareOrder,
        ["claim.denied"] = section => TicketWords.IsBefore(section, "deny.word", "claim.word", 3) || TicketWords.IsBefore(section, "forbid.word", "claim.word", 3),
        ["dup.denied"] = section => TicketWords.IsBefore(section, "deny.word", "dup.word", 3),
        ["privacy.denied"] = section => section.Has("privacy.word") && (TicketWords.IsBefore(section, "deny.word", "privacy.erase", 3)
            || TicketWords.IsBefore(section, "forbid.word", "privacy.erase", 4) || TicketWords.IsBefore(section, "forbid.word", "privacy.export", 6)),
        ["rating.denied"] = section => section.Rating is { } score && SurveyScore.IsDenied(section, score),
        ["limit"] = section => section.Times.Exists(time => time.Amount is not null),
        ["two.tickets"] = section => section.Tickets.Count > 1,
        ["scope"] = section => TicketScope.Read(section) is not null,
        ["tells.client"] = section => ReplyOut.TextOf(section) is not null,
        ["forbidden"] = TicketWords.IsForbidden,
        ["undone"] = TicketWords.IsUndone,
        ["said.by.client"] = TicketWords.IsSaidByClient,
        ["rating"] = section => section.Rating is { IsWord: false },
        ["rating.word"] = section => section.Rating is { IsWord: true },

        // mood and length
        ["question"] = Mood.IsQuestion,
        ["question.amount"] = section => section.Has("count") || section.Has("question.word"),
        ["negated"] = section => section.Has("negation"),
        ["forbids"] = Mood.Forbids,
        ["hypothesis"] = Mood.IsHypothesis,
        ["short"] = section => TextLength(section) <= (section.Clauses.Count <= 1 ? 2 * ShortText : ShortText),
        ["long"] = section => section.Span.Length > LongText,
    };

    /// <summary>Nothing but a day and words that ask what there is.</summary>
    private static bool IsOnlyAsk(Section section) => !section.Cut(
        [.. section.Times.Select(time => time.Span), .. section.Cues.Where(IsAsking).Select(hit => TextSpan.Between(hit.Start, hit.End))]).Any(char.IsLetterOrDigit);

    /// <summary>明天签约, close on Friday: what lies ahead is not signed yet; 签了 is, whatever follows.</summary>
    private static bool WonAhead(Section section)
    {
        foreach (var hit in section.Cues)
        {
            if (!hit.Is("won.word") || section.Lower[hit.End - 1] is '了' or '啦' or '的') continue;
            foreach (var time in section.Times)
            {
                if (time.Span.End <= hit.Start && hit.Start - time.Span.End <= LongestGap && TimeWords.IsAhead(time, section.Now)) return true;
            }
        }

        return false;
    }

    /// <summary>宏昌转给阿翔吧，我下周要出差: the clause that gives it away has no day of its own.</summary>
    private static bool AssignedPlainly(Section section)
    {
        if (section.Clauses.Count < 2) return false;
        foreach (var clause in section.Clauses)
        {
            var part = section.Within(clause);
            if (part.Has("assign.verb") && part.Customers.Count > 0 && part.Times.Count == 0 && part.People.Exists(static person => person.Colleagues.Count > 0)) return true;
        }

        return false;
    }

    /// <summary>2月20号天马就签了: with a day behind us it is done, whatever 就签 means elsewhere.</summary>
    private static bool SignedPast(Section section)
    {
        foreach (var hit in section.Cues)
        {
            if (!hit.Is("won.word") || section.Lower[hit.End - 1] is not '了' || section.Clauses.Find(clause => clause.Contains(hit.Start)) is not { Length: > 0 } clause) continue;
            if (section.Times.Exists(time => clause.Contains(time.Span) && time.Span.End <= hit.Start && time.HasDay && !TimeWords.IsAhead(time, section.Now) && time.AsPastDate() is { } day && day < section.Today)) return true;
        }

        return false;
    }

    /// <summary>周五之前得把协议弄完: a day ahead, and what must be done by then stands behind it.</summary>
    private static bool TaskAhead(Section section)
    {
        if (TimeWords.FirstAhead(section) is not { } due || due.Mark == Times.TimeMark.Until) return false;
        foreach (var hit in section.Cues)
        {
            if (hit.Is("task.must") && (char.IsAsciiLetter(section.Lower[hit.Start]) || hit.Start >= due.Span.End)) return true;
        }

        return false;
    }

    /// <summary>下周一下午四点陪万总看样板间: a moment ahead begins the message, and what is to be done stands behind it.</summary>
    private static bool AheadFirst(Section section) => section.Times is [var first, ..] && first.Span.Start == section.Span.Start && !first.IsPeriod && first.HasDay && (first.AsPointAhead(true) is not null || (first.IsDeadline && first.AsDeadline() is not null))
        && TimeWords.IsAhead(first, section.Now) && section.Span.End - first.Span.End >= ShortestTask;

    /// <summary>Vertex: fast-mover - a customer and known tags, and nothing else.</summary>
    private static bool OnlyTag(Section section) => section.Customers.Count == 1 && HasCode(section, CodeKind.Tag)
        && !section.Cut([.. section.Customers.Select(mention => mention.Span), .. section.CodesOf(CodeKind.Tag).Select(code => code.Span)]).Any(char.IsLetterOrDigit);

    /// <summary>换办公室了 新地址在临港: beside what could be asked for, something is told.</summary>
    private static bool SaysMore(Section section)
    {
        if (Mood.IsQuestion(section) || section.Has("show.verb")) return false;
        var known = new List<Text.TextSpan>();
        foreach (var mention in section.Customers) known.Add(Phrasing.Around(section, mention.Span));
        foreach (var person in section.People) known.Add(person.Whole);
        foreach (var time in section.Times) known.Add(time.Span);
        foreach (var hit in section.Cues)
        {
            if (hit.IsOf("field") || hit.IsOf("show") || hit.Is("filler.ask") || hit.Is("pronoun") || hit.Is("speaker.me") || hit.Is("client") || hit.Is("smalltalk") || hit.Is("polite.ask") || hit.Is("win.word")) known.Add(hit.Span);
        }

        return section.Cut(known).Count(char.IsLetterOrDigit) >= LeastTold;
    }

    /// <summary>拜访了卓越 尹老师觉得颜色不对: minded in a talk of ours, of goods that have not come.</summary>
    public static bool IsFitObjected(Section section) => section.Has("fit.wrong") && ContactWords.Told(section)
        && (section.HasFamily("ch") || section.Has("talk")) && !section.Has("goods.came") && !section.HasFamily("want");

    private static bool EndsClause(Section section, int at) => section.Clauses.Exists(clause => at >= clause.End - 1 && at <= clause.End);

    /// <summary>最近 asks for what was last said; it names no time.</summary>
    private static bool HasVagueTime(Section section)
    {
        foreach (var time in section.Times)
        {
            if (time.IsVague && !HoldsRecent(section, time.Span)) return true;
        }

        return false;
    }

    private static bool HoldsRecent(Section section, TextSpan time)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.Is("show.recent") && time.Contains(hit.Start)) return true;
        }

        return false;
    }

    private static bool IsAsking(CueHit hit) => hit.IsOf("agenda") || hit.IsOf("question") || hit.Is("our.team") || hit.Is("speaker.me") || hit.Is("smalltalk") || hit.Is("filler.ask");

    private static ReadOnlySpan<char> Words(Section section) => section.Lower.AsSpan(section.Span.Start, section.Span.Length);

    /// <summary>How much is said besides the names of customers.</summary>
    private static int TextLength(Section section) => section.LengthWithoutCustomers;

    private static bool HasCode(Section section, CodeKind kind)
    {
        foreach (var code in section.Codes)
        {
            if (code.Kind == kind) return true;
        }

        return false;
    }
}
