using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>What the ticket intents share: whether a ticket is spoken of, its severity and type, orders that are denied.</summary>
internal static partial class TicketWords
{
    /// <summary>The speaker's agents say 这单 of a ticket, everybody else of a deal (contract 6.4).</summary>
    public static bool IsMeant(Section section) => section.Tickets.Count > 0 || IsReplyToTicket(section) || section.Has("ticket.noun")
        || ((section.Has("ticket.this") || section.Has("ticket.sheet")) && IsAgent(section)
            && section.Utterance.ReplyTo is not { Kind: "customer" or "lead" or "deal" }) || PointedCase.Is(section);

    /// <summary>"put 5104 back".</summary>
    public static bool IsPutBack(Section section) => IsBefore(section, "claim.put", "claim.back", 14);

    /// <summary>on 5112 now: nothing is said but that somebody works on it.</summary>
    public static bool IsOnIt(Section section, string order)
    {
        if (section.Tickets is not [var only] || section.First(order) is not { } on || on.Start != section.Span.Start) return false;
        foreach (var hit in section.Cues)
        {
            if (hit.Is(order) && hit.End + 1 == only.Span.Start)
                return section.Text.CutFolded(TextSpan.Between(only.Span.End, section.Span.End)).Trim(' ', '.', '!')
                    .ToLowerInvariant() is "" or "now" or "rn" or "right now" or "already" or "atm";
        }

        return false;
    }

    /// <summary>Somebody's own words hold the number of a ticket.</summary>
    public static bool Points(Section section, TextSpan quote)
    {
        foreach (var spot in Spots.TicketIdSpotter.Find(section.Text))
        {
            if (quote.Contains(spot.Span) && (spot.Marked || section.World.Tickets.Contains(spot.Id))) return true;
        }

        return false;
    }

    public static bool IsReplyToTicket(Section section) =>
        section.Utterance.ReplyTo is { } card && (card.Kind == "ticket" || card.Id is not null)
        && (section.Customers.Count == 0 || CouldBe(section.Customers[0], card.Customer));

    private static bool CouldBe(CustomerMention mention, string? name) => mention.Candidates.Any(entry => entry.Name == name);

    /// <summary>Works at the service desk, or leads those who do.</summary>
    public static bool IsAgent(Section section) => section.World.Colleagues.ByName(section.Utterance.Speaker) is { } speaker
        && (speaker.Role is "agent" || (speaker.Role is "lead" && section.World.Colleagues.HasAgents(speaker.Team)));

    /// <summary>A "don't" stands right before an order.</summary>
    public static bool IsForbidden(Section section) => section.Has("ticket.command", static (section, command) =>
        IsBehind(section, "forbid.word", command, 8) && !IsUnwanted(section, command)) && !IsOnlyUnwished(section);

    /// <summary>要退那批纱线，…，钱不用全退: what the customer does not want stands beside the trouble that is reported.</summary>
    private static bool IsOnlyUnwished(Section section)
    {
        if (section.Clauses.Count < 2 || section.Has("ticket.open") || section.First("forbid.word") is not { } not) return false;
        var own = section.Clauses.Find(clause => clause.Contains(not.Start));
        return own.Start > section.Span.Start
            && section.Within(own).Cues.Exists(hit => hit.Start >= not.End && (hit.IsOf("want") || hit.IsOf("patch.want")))
            && section.Keeping(section.Clauses.FindAll(clause => clause != own)).Weights is [{ Intent: "tk_new" }, ..];
    }

    /// <summary>还没解决, 差点就搞定: the end is spoken of and not reached.</summary>
    public static bool IsUndone(Section section) => IsBefore(section, "not.done", "resolve.word", 5);

    /// <summary>客户说可以关了: what the customer says orders nothing.</summary>
    public static bool IsSaidByClient(Section section)
    {
        foreach (var hit in section.Cues)
        {
            if ((hit.Is("ticket.command") || hit.Is("resolve.word")) && !IsUnwanted(section, hit)
                && (IsSpokenBefore(section, hit.Start) || IsBehind(section, "says", hit, 10)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>5131结了吧，客户说不用赔了: beside an order of ours, what need not be done is no command of theirs.</summary>
    private static bool IsUnwanted(Section section, CueHit command) =>
        section.Has("forbid.word") && section.Cues.Exists(
            hit => hit.Is("forbid.word") && hit.End == command.Start && section.Lower[hit.End - 1] is '用' or '必' or '需')
        && section.Cues.Exists(
            order => order.Is("resolve.word") && order.End < command.Start && !InOneClause(section, order.Start, command.Start));

    /// <summary>重复, duplicate of 1031; 重复扣款 is trouble of its own.</summary>
    public static bool IsDuplicate(Section section)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.Is("dup.word") && EndsThere(section.Lower.AsSpan(hit.End, section.Span.End - hit.End).TrimStart())) return true;
        }

        return false;
    }

    private static bool EndsThere(ReadOnlySpan<char> rest) =>
        rest.Length == 0 || !char.IsLetter(rest[0]) || rest[0] is '了' or '单' or '的' or '关' or '工' or '结'
        || rest.StartsWith("of ", StringComparison.Ordinal) || rest.StartsWith("ticket", StringComparison.Ordinal)
        || rest.StartsWith("close", StringComparison.Ordinal);

    /// <summary>…, 帮忙开个工单: the order names nothing, so what was told before is what the ticket is about.</summary>
    public static bool IsBareOrder(Section section)
    {
        if (!section.Has("ticket.open")) return false;
        foreach (var clause in section.Clauses)
        {
            if (clause.Length > 24 || clause.Length == section.Span.Length) continue;
            var part = section.Within(clause);
            if (part.Has("ticket.open") && IsBare(part)) return true;
        }

        return false;
    }

    public static bool IsBare(Section part)
    {
        var gaps = new List<TextSpan>();
        foreach (var mention in part.Customers) gaps.Add(mention.Span);
        AddSpans(part, gaps, "ticket.open", "polite.ask", "also", "pronoun", "ticket.noun", "note.fill", "close.fill", "smalltalk", "sev");
        var letters = 0;
        foreach (var c in part.Cut(gaps)) letters += char.IsLetterOrDigit(c) ? 1 : 0;
        return letters < 2;
    }

    /// <summary>恒达问…, Contoso asks …: who asks stands right before; 问下蓝海 is a task of ours.</summary>
    public static bool IsAskedByClient(Section section)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.Is("inquiry.ask") && !IsWithinWish(section, hit) && EndOfNameBefore(section, hit.Start) is var end and >= 0
                && hit.Start - end <= 6) return true;
        }

        return false;
    }

    private static bool IsWithinWish(Section section, CueHit asked)
    {
        foreach (var wish in section.Cues)
        {
            if (wish.Start == asked.Start && wish.Length > asked.Length && wish.Is("need")) return true;
        }

        return false;
    }

    private static int EndOfNameBefore(Section section, int at)
    {
        var end = -1;
        foreach (var mention in section.Customers) end = mention.Span.End <= at ? Math.Max(end, mention.Span.End) : end;
        foreach (var person in section.People)
            end = person.Span.End <= at && person.Side != PersonSide.Ours ? Math.Max(end, person.Span.End) : end;
        foreach (var hit in section.Cues) end = hit.Is("pronoun") && hit.End <= at ? Math.Max(end, hit.End) : end;   // 他们问能不能延保
        return end;
    }

    /// <summary>1024明天关: it is to be closed, and is not yet.</summary>
    public static bool IsPlanned(Section section)
    {
        foreach (var time in section.Times)
        {
            if (!TimeWords.IsAhead(time, section.Now)) continue;
            foreach (var hit in section.Cues)
            {
                if (hit.Is("resolve.word") && hit.Start >= time.Span.End
                    && hit.Start - time.Span.End - LengthOfTickets(section, time.Span.End, hit.Start) <= 3
                    && InOneClause(section, time.Span.Start, hit.Start))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>明天把5113处理掉: the number stands between the day and the verb.</summary>
    private static int LengthOfTickets(Section section, int from, int to)
    {
        var length = 0;
        foreach (var ticket in section.Tickets)
        {
            if (ticket.Span.Start >= from && ticket.Span.End <= to) length += ticket.Span.Length;
        }

        return length;
    }
}
