using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>Opens a ticket for a customer: what is wrong, how urgent, what the customer wants done.</summary>
internal sealed class ReadTicketNew : IntentReader
{
    /// <summary>What the customer wants, the more special first.</summary>
    private static readonly string[] Wants = ["exchange", "refund", "return", "resend", "onsite", "compensation", "repair"];

    public override string Intent => "tk_new";

    public override IEnumerable<Frame> Read(Section section)
    {
        var draft = new FrameDraft(Intent);
        var who = Persons.Contact(section);
        section = CustomerSlot.WithGuess(section, who);
        CustomerSlot.Fill(draft, section, who, required: true);
        var demands = DemandsSuperior(section);
        var repeat = RepeatCount.Of(section);
        var type = TypeOf(section, demands, repeat);
        draft.Set("type", type).Set("sev", SeverityOf(section, type)).Set("item", NumberedThing.Of(section));
        if (type != "inquiry") draft.Set("want", Array.Find(Wants, want => section.All("want." + want).Any(hit => !IsUnwished(section, hit)) && !IsOfWhoCame(section, want)));
        var visit = Visit(section, draft.Text("want") ?? type);
        if (visit?.AsPointAhead(false) is { } at) draft.Set("visit", SlotForm.Of(at));
        if (repeat is { } count) draft.Set("repeat", count);
        if (demands) draft.Set("escalate", JsonValue.Create(true));
        draft.Set("desc", Description(section, visit, who));
        if (!draft.Has("desc")) draft.Ask("desc");
        if (SameTrouble.Of(section, draft.Text("cust"), type) is { } open) draft.Set(Frame.Like, JsonValue.Create(open));
        yield return draft.Build();
    }

    private static string? TypeOf(Section section, bool demands, int? repeat)
    {
        if (IsInquiry(section) && TicketWords.Exists(section, "inquiry")) return "inquiry";
        if (demands && repeat is not null && TicketWords.Exists(section, "complaint")) return "complaint";
        if (TicketWords.Type(section) is { } named) return named;
        if ((section.Has("install.order") || (section.Has("install.wanted") && section.Has("need"))) && TicketWords.Exists(section, "install")) return "install";
        if ((section.Has("want.exchange") || section.Has("want.repair") || section.Has("want.onsite") || section.Has("fault.told") || section.Has("fault.report"))
            && TicketWords.Exists(section, "fault"))
        {
            return "fault";   // 镜头起雾 要换新
        }
        return (TicketWords.Exists(section, "other") ? "other" : null);
    }

    private static bool IsInquiry(Section section)
    {
        foreach (var code in section.Codes)
        {
            if (code is { Kind: CodeKind.TicketType, Code: "inquiry" }) return true;
        }

        foreach (var clause in section.Clauses)
        {
            var part = section.Within(clause);
            if (HasTrouble(part) && !part.Has("inquiry.ask")) return false;
        }

        if (section.Has("ticket.open") && section.FirstOf("trouble") is null && BeginsWithQuestion(section)) return true;   // ticket for Polaris: how do they export the logs
        return section.Has("inquiry.ask") && (section.Has("inquiry.how") || section.FirstOf("trouble") is null);
    }

    private static bool BeginsWithQuestion(Section section) =>
        section.Clauses.Exists(clause => section.Cues.Exists(hit => hit.Start == clause.Start && (hit.Is("howto") || hit.Is("question.start"))));

    private static string SeverityOf(Section section, string? type) =>
        section.Has("patch.calm") ? "inquiry" : section.Has("sev.urgent") ? "urgent" : type == "inquiry" || section.Has("sev.low") ? "inquiry" : "normal";

    private static bool DemandsSuperior(Section section) => TicketWords.IsBefore(section, "demand.word", "superior", 6);

    /// <summary>钱不用退, no need to refund.</summary>
    private static bool IsUnwished(Section section, Lexicons.CueHit want) => section.All("forbid.word").Any(not => not.End <= want.Start && want.Start - not.End <= 1);

    /// <summary>上门的师傅态度差: somebody came already.</summary>
    private static bool IsOfWhoCame(Section section, string want) => want is "onsite" && section.Has("onsite.who")
        && section.All("want.onsite").All(hit => section.All("onsite.who").Any(who => who.Span.Contains(hit.Span)));

    /// <summary>A moment ahead at which somebody is to come.</summary>
    private static TimeMention? Visit(Section section, string? want)
    {
        if (want is not ("onsite" or "install") && !section.Has("visit.word")) return null;
        foreach (var time in section.Times)
        {
            if (!time.IsDuration && !time.IsDeadline && !IsBeginning(section, time) && TimeWords.IsAhead(time, section.Now) && time.AsPointAhead(false) is not null) return time;
        }

        return null;
    }

    /// <summary>从上周开始, since Monday: when it began.</summary>
    private static bool IsBeginning(Section section, TimeMention time) => section.Lower[time.Span.Start] is '从' or '自'
        || section.Lower.AsSpan(0, time.Span.Start).TrimEnd().EndsWith(" since") || section.Words[(time.Span.Start - section.Span.Start)..].StartsWith("since");

    /// <summary>What is wrong or asked, without the clauses that only order, urge or count.</summary>
    private static string Description(Section section, TimeMention? visit, PersonMention? who)
    {
        var gaps = new List<TextSpan>();
        foreach (var mention in section.Customers) gaps.Add(Phrasing.Around(section, mention.Span));
        if (who is not null && !(who.Whole.End + 1 < section.Span.End && Nearby.Words("is.told").Begins(section.Lower.AsSpan(who.Whole.End).TrimStart()))) gaps.Add(Phrasing.Around(section, who.Whole));
        if (visit is not null) gaps.Add(visit.Span);
        AddWords(section, gaps);
        var told = new List<string>();
        foreach (var clause in section.Clauses)
        {
            var part = section.Within(clause);
            var text = Phrasing.Trim(Wrong(part).Cut(gaps));
            if (text.Length > 1 && (HasTrouble(part) || !IsOrder(part, text))) told.Add(text);
        }

        if (told.Count > 1 || (told.Count == 1 && (told[0].Length >= LeastSaid || section.Clauses.Count == 1))) return JoinedWords.Of(told);
        var all = Phrasing.Trim(section.Cut(gaps));
        return all.Length > 0 || (section.Has("ticket.open.end") && section.Has("ticket.open.verb"))
            ? all
            : Phrasing.Trim(section.Cut(section.Customers.Select(mention => mention.Span)));
    }

    private const int LeastSaid = 3;

    /// <summary>那个吴工打电话来说泵又漏了 赶紧派人: what stands behind who said it, and before the order, is what is wrong.</summary>
    private static Section Wrong(Section part)
    {
        if (part.FirstOf("trouble") is not { } trouble) return part;
        var (start, end) = (part.Span.Start, part.Span.End);
        foreach (var hit in part.Cues)
        {
            if (hit.Is("said") && hit.End <= trouble.Start) start = Math.Max(start, hit.End);
            if (hit.Is("sev.urgent") && hit.Start >= trouble.End) end = Math.Min(end, hit.Start);
        }

        return part.Within(TextSpan.Between(start, end));
    }

    private static bool HasTrouble(Section part)
    {
        foreach (var hit in part.Cues)
        {
            if (hit.IsOf("trouble")) return true;
        }

        return false;
    }

    private static bool IsOrder(Section part, string text) => part.Has("ticket.open") || part.Has("remind.ask")
        || (part.HasFamily("want") && !part.Has("inquiry.ask") && !part.Lower.AsSpan(part.Span.Start, part.Span.Length).Contains(" for ", StringComparison.Ordinal)) || DemandsSuperior(part) || (RepeatCount.Of(part) is not null && text[0] is '第' or '这' or '都');

    /// <summary>Words that only order, urge or say who spoke.</summary>
    private static void AddWords(Section section, List<TextSpan> without)
    {
        foreach (var hit in section.Cues)
        {
            var leaves = hit.Is("ticket.open") || hit.Is("inquiry.ask") || (hit.Is("pronoun") && !IsObject(section, hit) && !(hit.End < section.Span.End && section.Lower[hit.End] == '\'')) || hit.Is("client") || hit.Is("said") || hit.Is("also")
                || ((hit.IsOf("ch") || hit.Is("recent")) && !InTrouble(section, hit.Span) && !IsToldFurther(section, hit))
                || (hit.Is("sev.urgent") && hit.Length < 4) || hit.Is("sev.low") || (hit.Is("ticket.open.verb") && section.Has("ticket.open.end"))
                    || hit.Is("ticket.open.end") || (hit.Is("ticket.fill") && IsWithOrder(section, hit));
            if (leaves && !IsTrouble(section, hit.Span)) without.Add(hit.Span);
        }
    }

    /// <summary>we overcharged them, all 15 of them: behind other words it is part of what is told.</summary>
    private static bool IsObject(Section section, Lexicons.CueHit pronoun) => char.IsAscii(section.Lower[pronoun.Start])
        && section.Clauses.Exists(clause => clause.Contains(pronoun.Start) && pronoun.Start - clause.Start > 1
            && !section.Customers.Exists(mention => mention.Span.End + 1 == pronoun.Start));

    /// <summary>开个单处理一下: behind the order in its own clause.</summary>
    private static bool IsWithOrder(Section section, Lexicons.CueHit fill) =>
        section.Cues.Exists(order => order.Is("ticket.open") && (order.End <= fill.Start || fill.End + 1 == order.Start)
            && section.Clauses.Exists(clause => clause.Contains(order.Start) && clause.Contains(fill.Start)));

    /// <summary>投诉客服态度差，电话里吼人: behind the trouble the channel is where it happened, not how we heard of it.</summary>
    private static bool IsToldFurther(Section section, Lexicons.CueHit channel) => channel.IsOf("ch") && !DemandsSuperior(section.Within(ClauseOf(section, channel.Start)))
        && section.Cues.Exists(trouble => trouble.IsOf("trouble") && trouble.End <= channel.Start && !ClauseOf(section, channel.Start).Contains(trouble.Start));

    private static TextSpan ClauseOf(Section section, int at) => section.Clauses.Find(clause => clause.Contains(at)) is { Length: > 0 } clause ? clause : section.Span;

    /// <summary>The channel word is part of what is wrong: demo环境down了.</summary>
    private static bool InTrouble(Section section, TextSpan span)
    {
        foreach (var clause in section.Clauses)
        {
            if (clause.Contains(span)) return HasTrouble(section.Within(clause));
        }

        return false;
    }

    private static bool IsTrouble(Section section, TextSpan span)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.IsOf("trouble") && hit.Span.Overlaps(span)) return true;
        }

        return false;
    }
}
