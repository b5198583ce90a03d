using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents;

/// <summary>
/// Cuts a message that says several things into one section per thing: where another customer is spoken of, and where an
/// explicit command begins (提醒我..., 打个标签...). A later section remembers the customer of the one before.
/// </summary>
internal static partial class TopicSplitter
{
    /// <summary>Intents whose messages hold several names without being several things.</summary>
    private static readonly HashSet<string> Whole = ["lead_new", "merge", "referral", "assign", "find", "report", "help", "undo", "prefs", "noop", "import", "campaign", "config", "kb", "digest", "watch", "why", "audit", "goal"];

    /// <summary>Intents that a clause can turn to in the middle of a message.</summary>
    private static readonly HashSet<string> Commands = ["remind", "tag", "undo", "prefs", "won", "lost", "tk_new", "survey", "points", "assign", "escalate", "score", "contract", "pool", "tk_claim", "tk_upd", "resolve", "role", "referral"];

    /// <summary>Those that go on about the same ticket unless another number is named.</summary>
    private static readonly HashSet<string> Tickets = ["tk_claim", "tk_upd", "resolve", "escalate"];

    private const int Clear = 10;

    /// <summary>What the part before needs of its own: a bare fact or name is only the beginning of the command.</summary>
    private const int Own = 7;

    public static List<Section> Split(Section section)
    {
        if (section.Clauses.Count < 2 || section.Has("injected") || PastedChat.Find(section) is not null
            || (section.Has("log.into") && !(section.Has("deal.amount") && section.Amounts.Exists(static spot => !spot.Bare))))
        {
            return [section];
        }
        if (IsOneStory(section)) return [section];
        var best = section.Weights;
        if (best.Count > 0 && Whole.Contains(best[0].Intent) && !IsAfterScore(section, best[0].Intent)) return [section];
        if (PromiseBeside.Split(section) is { } both) return both;
        if (ListsVisits(section))
        {
            var visits = section.Within(section.Clauses[0]) with { Customers = [] };
            return [.. Split(section.Within(TextSpan.Between(section.Clauses[1].Start, section.Span.End))).Select(part => part with { Lead = visits })];
        }

        var starts = Starts(section);
        List<Section> parts = starts.Count == 0 ? [section] : Parts(section, starts);
        var split = new List<Section>(parts.Count + 1);
        foreach (var part in parts) AddWithoutDeal(split, part);
        return split;
    }

    /// <summary>上午跑了蓝海和启明，蓝海…，启明…: whom we saw stands first, and of each of them something is told behind it.</summary>
    private static bool ListsVisits(Section section)
    {
        if (section.Customers.Count < 2) return false;
        var first = section.Within(section.Clauses[0]);
        if (first.Customers.Count < 2 || first.People.Count > 0 || !first.HasFamily("ch") || !ContactWords.Told(first)) return false;
        return first.Customers.TrueForAll(mention => section.Customers.Exists(later => later.Span.Start >= first.Span.End && later.SameAs(mention)));
    }

    /// <summary>宏昌那单 原因查到了 电源板烧了: what was found out about a ticket is no new trouble.</summary>
    private static bool IsOneStory(Section section) => section.Customers.Count < 2 && section.Tickets.Count < 2 && !section.Has("ticket.open") && !section.Has("also") && !section.Has("resolve.word") && !section.Has("resolve.mended")
        && !section.Has("remind.ask") && TicketWords.IsMeant(section) && (AnsweredCustomer.IsTold(section) || AnsweredCustomer.IsWorkTold(section));

    /// <summary>打了8分，…顺便建个线索, …还介绍了一家: a score told first is a thing of its own.</summary>
    private static bool IsAfterScore(Section section, string intent) => section.Rating is { } score
        && (intent == "lead_new" && section.Has("also")
            || intent == "referral" && section.Clauses.Exists(clause => clause.Start > score.Span.End && section.Within(clause).Has("referral.word")));

    /// <summary>Facts of the deal stand anywhere in a story; they are read apart from it.</summary>
    private static void AddWithoutDeal(List<Section> split, Section part)
    {
        if (part.Clauses.Count < 2 || part.Has("lost.hold") || DealFacts.Mark(part) is not { } marked || Array.TrueForAll(marked, static mark => mark) || !Array.Exists(marked, static mark => mark))
        {
            split.Add(part);
            return;
        }

        var story = Keeping(part, marked, false);
        if (story.Weights is [var best, ..] && best.Weight >= Own && best.Intent is "log" or "remind" or "tag" or "role")
        {
            var facts = Keeping(part, marked, true);
            if (!IsDealOf(facts))
            {
                split.Add(part);
                return;
            }

            if (!IsOnlySaying(story)) split.Add(story);
            split.Add(facts);
        }
        else
        {
            split.Add(part);
        }
    }

    /// <summary>梁总电话里说下周一签: told of a talk, the clause alone would be read as one more of them.</summary>
    private static bool IsDealOf(Section facts) => facts.Weights is not [{ Intent: "log" }, ..];

    /// <summary>customer meridian called, email from oakline: who got in touch, and nothing of what was said.</summary>
    private static bool IsOnlyContact(Section before)
    {
        if (before.Clauses.Count > 1 || before.HasFamily("outcome") || before.Times.Exists(static time => !time.IsJustNow && (!time.HasPartOfDay || time.HasClock || time.HasDay)))
            return false;
        List<TextSpan> known = [.. before.Customers.Select(mention => Phrasing.Around(before, mention.Span)), .. before.People.Select(person => Phrasing.Around(before, person.Whole))];
        known.AddRange(before.Times.Select(static time => time.Span));   // 雷总一大早来电
        TicketWords.AddSpans(before, known, "ch", "told", "client", "pronoun", "lead.named", "contact.fill");
        return known.Count > 1 && !before.Cut(known).Any(char.IsLetterOrDigit);
    }

    /// <summary>erik says they're | also looking at Freightos: only who says it is left of the story.</summary>
    private static bool IsOnlySaying(Section story)
    {
        if (!story.Has("said")) return false;
        List<TextSpan> known = [.. story.Customers.Select(mention => Phrasing.Around(story, mention.Span)), .. story.People.Select(person => Phrasing.Around(story, person.Whole))];
        TicketWords.AddSpans(story, known, "said", "they.say", "pronoun", "stage.before", "also");
        return story.Cut(known).Trim('\'', ' ', ',', '’') is "" or "re" or "s";
    }

    private static Section Keeping(Section part, bool[] marked, bool wanted)
    {
        var clauses = new List<TextSpan>(part.Clauses.Count);
        for (var at = 0; at < marked.Length; at++)
        {
            if (marked[at] == wanted) clauses.Add(part.Clauses[at]);
            else if (!wanted && BeforeBut(part, part.Clauses[at]) is { } told) clauses.Add(told);
        }

        var kept = part.Keeping(clauses);
        if (kept.Customers.Count > 0) return kept;
        return part.Customers is [var first, ..] ? kept with { Carried = first }
            : wanted && kept.Carried is null && kept.People.Count == 0 && WordEdge.IsChinese(kept.Lower[kept.Span.Start]) && OfContact(part) is { } theirs
            ? kept with { Carried = theirs } : kept;
    }

    /// <summary>demo went fine but they're also talking to vertex: what stands before the turn belongs to the story.</summary>
    private static TextSpan? BeforeBut(Section part, TextSpan clause)
    {
        foreach (var hit in part.Cues)
        {
            if (hit.Is("but") && hit.Start > clause.Start + LeastTold && hit.End < clause.End
                && part.Within(TextSpan.Between(hit.Start, clause.End)) is var turn && new DealClause(turn, FrameDraft.Sketch("deal_upd"), true).Read())
            {
                return TextSpan.Between(clause.Start, hit.Start);
            }
        }

        return null;
    }

    private const int LeastTold = 4;

    private static List<int> Starts(Section section)
    {
        var starts = new List<int>();
        CustomerMention? spoken = null;
        long? ticket = null;
        var topic = "";
        var turned = false;
        var listed = section.Customers.Count > 0 && ListsTasks(section);
        for (var i = 0; i < section.Clauses.Count; i++)
        {
            var clause = section.Within(section.Clauses[i]);
            if (spoken is not null) clause = clause with { Carried = section.Customers.Count == 0 ? null : spoken };
            var own = clause.Customers.Count > 0 ? clause.Customers[0] : section.Customers.Count == 0 || listed ? OfContact(clause) : null;
            var command = Command(clause, ToldBeside.IsNoted(section, clause));
            var turnsTicket = TurnsTicket(section, clause, ref ticket);
            if (command is not null && (HangsOnCondition(section, i) || IsSaidInPassing(section, clause, i, command, topic))) command = null;
            command = Forced(section, clause, i, topic) ?? command;
            if (Tickets.Contains(command ?? "") && !turnsTicket && i > 0 && !(command == "tk_claim" && clause.Has("claim.next")) && !IsFirstTicket(section, clause, topic))
                command = null;
            if (command == "contract" && topic == "won" && clause.Times.TrueForAll(static time => time.IsDuration)) command = null;   // 赢了，60k，一年的合同
            if (command == "won" && i > 0 && section.Tickets.Count > 0 && clause.Customers.Count == 0 && clause.Amounts.Count == 0 && !clause.Has("deal.noun")) command = null;   // 5112装完了，客户签字了
            if (command is "assign" or "pool" && i > 0 && section.Tickets.Count > 0 && section.Customers.Count == 0 && clause.Tickets.Count == 0) command = null;   // 5101 转给老贺
            if (IsStateBehindClaim(clause, topic)) command = "tk_upd";
            if (command is null && i > 0 && topic is "tk_new" or "" && ToldBeside.Begins(clause) && ToldBeside.IsBehindTrouble(section, clause)) command = "log";
            if (command is null && i > 0 && topic.Length == 0 && ToldBeside.IsTrouble(clause)) command = "tk_new";
            var turns = own is not null && spoken is not null && !own.SameAs(spoken) && !IsLinkedTo(section, own);
            var turnsTo = command is not null && command != topic ? command : null;
            if (i > 0 && (turns || turnsTicket || turnsTo is not null))
            {
                var start = StartOf(section, i);
                if (turns || turnsTicket || StandsAlone(section, starts, start, turnsTo!, turned, spoken)) starts.Add(start);
            }

            turned = i > 0 && (turns || (turned && command is null));
            if (command is not null) topic = command;
            else if (turns || i == 0) topic = "";
            spoken = own ?? spoken;
        }

        return starts;
    }

    /// <summary>Whether what came before the command says something by itself.</summary>
    private static bool StandsAlone(Section section, List<int> starts, int start, string command, bool turned, CustomerMention? spoken)
    {
        var before = section.Within(TextSpan.Between(starts.Count > 0 ? starts[^1] : section.Span.Start, start));
        if (starts.Count > 0 && before.Customers.Count == 0 && section.Customers.Count > 0) before = before with { Carried = spoken };
        var best = before.Weights;
        // 嫌交期太长 单子没了: the objection is the reason, not a contact of its own.
        if (command == "tk_new" && section.Has("late.goods") && before.Has("status.meeting_set")) return false;   // 托盘说好周一送，到今天还没影
        if (command == "tk_new" && before.Rating is { IsWord: false }) return true;   // 打了6分 让给个说法 开个投诉单
        if (command is "lost" && ((before.HasFamily("reason") || (before.Has("objection") && before.Customers.Count > 0) && !before.HasFamily("ch") && !before.Has("talk"))
            || before.Has("outcome.no_answer")))
        {
            return false;
        }
        if (command == "remind" && best is [{ Intent: "find" or "report" or "agenda" or "watch" }, ..] && !Mood.IsQuestion(before)
            && !before.Has("find.list") && !before.Has("show.verb"))
        {
            return false;   // 合同月底前要续，28号提醒我催一下
        }
        if (command == "remind" && (before.Has("lost.hold") || before.Has("rem.notnow")) && section.Utterance.ReplyTo?.Kind == "reminder") return false;   // 这个先放放，三天后再提醒我
        if (command is "lost" && before.Has("lost.revisit") && before.Clauses.Count == 1 && !before.HasFamily("ch") && !before.Has("talk") && section.Has("lost.hold"))
            return false;   // want to revisit in march, park it
        if (command is "lost" && before.Has("not.now") && before.Clauses.Count == 1) return false;   // polaris says not now, check back in Q1
        if (command is "tk_new" or "survey" or "won" && IsOnlyContact(before)) return false;   // customer meridian called, the feed is timing out
        if (command == "tk_new" && before.Has("need") && before.HasFamily("want")) return false;   // want an engineer onsite tues, the sensor keeps dropping out
        if (command == "tk_new" && before.Has("trouble.install") && !before.HasFamily("ch") && !before.Has("talk")) return false;   // 新装的表要调试 下周三派人过去
        return best.Count > 0 && best[0].Weight >= (turned ? Evidence.Enough : Own) && best[0].Intent != "show" && best[0].Intent != command
            && !(best[0].Intent == "rem_upd" && command == "lost");
    }

    /// <summary>The command a clause makes by itself, or null when it only goes on telling.</summary>
    /// <param name="noted">Whether the message asks to write something down: then a fault told in it is part of the note.</param>
    private static string? Command(Section clause, bool noted)
    {
        if (clause.Has("remind.ask") && !clause.Has("log.ask") && (!clause.Has("ahead.before") || Facts.Known["due.reminder"](clause)) && !clause.Has("rem.cancel")) return "remind";
        var best = clause.Weights;
        if (clause.Has("also") && clause.Has("polite.ask") && best is [{ Intent: "remind", Weight: >= Own }, ..] && !IsTold(clause)) return "remind";   // 顺便帮我约谭姐明天上午十点电话
        return best.Count > 0 && best[0].Weight >= Clear && Commands.Contains(best[0].Intent) && best[0].Intent != "remind" && (!IsTold(clause) || IsScored(clause, best[0].Intent))
            && !(noted && best[0].Intent is "tk_new" or "escalate" && !clause.Has("ticket.open")) ? best[0].Intent : null;
    }

    /// <summary>宏昌打了8分: 打了 is no talk before a score.</summary>
    private static bool IsScored(Section clause, string intent) => intent == "survey" && clause.Rating is { IsWord: false } && clause.Has("rate.verb") && !clause.Has("said");

    private static bool IsTold(Section clause) => ContactWords.Told(clause) || clause.Has("said") || clause.Has("need") || clause.Has("objection");

    /// <summary>A clause that only names a time belongs to the command behind it.</summary>
    private static int StartOf(Section section, int clause)
    {
        if (clause < 2) return section.Clauses[clause].Start;
        var before = section.Within(section.Clauses[clause - 1]);
        var onlyTime = before.Times.Count > 0 && before.Cut(before.Times.Select(time => time.Span)).Length == 0;
        return section.Clauses[onlyTime ? clause - 1 : clause].Start;
    }

    private static List<Section> Parts(Section section, List<int> starts)
    {
        var parts = new List<Section>();
        var at = section.Span.Start;
        CustomerMention? carried = null;
        Section? lead = null;
        var listed = section.Customers.Count > 0 && starts.Count > 0 && ListsTasks(section);
        foreach (var end in starts.Append(section.Span.End).Distinct())
        {
            if (end <= at) continue;
            var part = section.Within(TextSpan.Between(at, end));
            lead ??= part.Clauses.Count > 0 && section.Within(part.Clauses[0]) is { Customers.Count: 0 } first ? first : part;
            if (part.Tickets.Count == 0 && parts is [.., { Tickets.Count: 1 } claimed] && IsStateBehindClaim(part, claimed.Weights is [{ Intent: var took }, ..] ? took : ""))
                part = part with { Tickets = claimed.Tickets };
            part = part with { Carried = part.Customers.Count > 0 || (listed && OfContact(part) is not null) ? null : carried, Lead = lead };
            parts.Add(parts.Count > 0 && ToldBeside.Begins(section.Within(part.Clauses[0])) ? ToldBeside.Of(section, part) : part);
            carried = part.Customers is [.., var last] ? last : carried;
            at = end;
        }

        return parts;
    }
}
