using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Numbers;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>Reads a message as the answer to the first thing a preview asks.</summary>
internal static class Answers
{
    /// <summary>An answer is short; a longer message speaks of something else.</summary>
    private const int LongestAnswer = 40;
    private const int LongestLatin = 90;

    public static JsonObject To(Section section, Frame preview)
    {
        var set = new JsonObject();
        if (section.Span.Length > (System.Text.Ascii.IsValid(section.Lower.AsSpan(section.Span.Start, section.Span.Length)) ? LongestLatin : LongestAnswer)) return set;
        if (preview.Ask[0] == "factors" && section.Amounts.Count + section.Times.Count > 0 && Corrections.IsOnlyValues(section)) return set;   // 应该是64万 puts the amount right
        switch (preview.Ask[0])
        {
            case "which" or "cust":
                SetCustomer(set, section, preview);
                break;
            case "contact":
                SetContact(set, section);
                if (preview.Ask.Contains("src"))
                    Put(set, "src", section.CodesOf(CodeKind.Source).Select(code => code.Code).FirstOrDefault() ?? section.FirstOf("source")?.Leaf);   // 13700001111 展会
                break;
            case "at" or "by" or "close" or "end" or "visit" or "until":
                SetTime(set, section, preview.Ask[0]);
                break;
            case "amt" or "comp":
                if (Sum(section) is { } money) set[preview.Ask[0]] = MoneyForm.Of(money.OrIn(section.World.Settings.DefaultCurrency));
                break;
            case "reason":
                Put(set, "rival", LostTo.Find(section));   // 输给横河了
                Put(set, "reason", section.FirstOf("reason")?.Leaf ?? (set.ContainsKey("rival") ? "competitor" : null));
                break;
            case "src":
                Put(set, "src", section.CodesOf(CodeKind.Source).Select(code => code.Code).FirstOrDefault() ?? section.FirstOf("source")?.Leaf);
                break;
            case "type":
                Put(set, "type", section.CodesOf(CodeKind.TicketType).Select(code => code.Code).FirstOrDefault());
                break;
            case "id":
                if (section.Tickets.Count > 0) set["id"] = section.Tickets[0].Id;
                break;
            case "to" or "of" or "from":
                var colleague = section.People.FirstOrDefault(person => person.Colleagues.Count == 1);
                Put(set, preview.Ask[0], colleague?.Colleagues[0].Name);
                break;
            case "factors" when WonStory.Factors(section) is { Count: > 0 } factors:
                set["factors"] = new JsonArray([.. factors.Select(factor => (JsonNode)factor)]);
                break;
            case "need" or "budget" or "chain" or "urgency" when preview.Intent == "score":
                SetDims(set, section, preview);
                break;
            case "tags" or "factors":
                SetList(set, section, preview.Ask[0]);
                break;
            case "detail":
                SetText(set, section, "note");
                break;
            case "cause" when section.Has("cause.lead") && new ResolveStory(From(section, "cause.lead"), null) is { Cause: { } cause } story:
                set["cause"] = cause;   // 原因是滚轮老化，处理是换新滚轮
                Put(set, "fix", story.Fix);
                break;
            case "rival" when LostTo.Find(section) is { } winner:
                set["rival"] = winner;   // 被梅特勒抢走的
                break;
            case "do" or "desc" or "cause" or "text" or "q" or "rival" or "file":
                SetText(set, section, preview.Ask[0]);
                break;
            default:
                break;
        }

        return WithFactors(set, section, preview);
    }

    /// <summary>The first sum with a mark of one, else the first number; 一下 and 两个 count nothing that could be paid.</summary>
    private static Money? Sum(Section section) => section.Amounts.Find(static spot => !spot.Bare).Money
        ?? section.Amounts.Find(spot => spot.Span.End >= section.Span.End || !"下点些个起样直定次种会".Contains(section.Lower[spot.Span.End], StringComparison.Ordinal)).Money;

    /// <summary>66万 主要是响应快: the sum that was asked for, and the reason that would be asked for next.</summary>
    public static JsonObject WithFactors(JsonObject set, Section section, Frame preview)
    {
        if (preview.Intent == "won" && set.ContainsKey("amt") && !set.ContainsKey("factors") && preview.Ask.Contains("factors")
            && WonStory.Factors(section) is { Count: > 0 } factors)
            set["factors"] = new JsonArray([.. factors.Select(factor => (JsonNode)factor)]);
        return set;
    }

    /// <summary>不对，原因是滚轮老化: what stands before the first such word says nothing.</summary>
    private static Section From(Section section, string cue) => section.Within(TextSpan.Between(section.All(cue).Min(static hit => hit.Start), section.Span.End));

    private static void SetCustomer(JsonObject set, Section section, Frame preview)
    {
        if (section.Customers.Count == 0)
        {
            Put(set, "cust", ByPart(section, preview.Texts("near")) ?? ByPlace(section, preview.Texts("near")) ?? (preview.Intent == "lead_new" ? NewName(section) : null));
            return;
        }

        var near = preview.Texts("near");
        var mention = section.Customers[0];
        var chosen = mention.Known ?? mention.Candidates.FirstOrDefault(entry => near.Contains(entry.Name));
        var reason = preview.Ask.Contains("reason") ? section.FirstOf("reason") : null;   // 没预算了 是星期六鞋业: both that were asked
        if (reason is { } stated) set["reason"] = stated.Leaf;
        var rest = section.Cut([mention.Span, .. reason is { } why ? new[] { why.Span } : [], .. section.People.Select(person => person.Whole), .. Corrections.Words(section)]);
        if (NameRest.IsEmpty(rest)) Put(set, "cust", chosen?.Name ?? mention.Written);
    }

    /// <summary>公司叫海川泵业, they're called Tailwind Toys: the name of a company nobody has stored yet, and nothing else.</summary>
    private static string? NewName(Section section)
    {
        if (section.Clauses.Count != 1 || section.Times.Count + section.Phones.Count + section.Emails.Count > 0) return null;
        var name = Phrasing.Trim(section.Cut(section.All("patch.called").Select(static hit => hit.Span)));
        var isCompany = section.Has("patch.called") || CompanyNames.EndsLikeCompany(NameFold.Fold(name))
            || (name.Length is >= 3 and <= LongestPlain && name.All(WordEdge.IsChinese) && !section.Cues.Exists(static hit => hit.Length > 1 && !hit.Is("company.kind")))
            || (name.Contains(' ', StringComparison.Ordinal) && name.Split(' ').All(static word => char.IsAsciiLetterUpper(word[0])));
        return isCompany && name.Length is > 1 and <= LongestName ? name : null;
    }

    private const int LongestName = 30;
    private const int LongestPlain = 12;

    /// <summary>印刷那家: the only one offered whose name holds what is said.</summary>
    private static string? ByPart(Section section, IReadOnlyList<string> near)
    {
        var said = NameFold.Fold(Phrasing.Trim(section.Cut(section.Cues.Where(hit => hit.Is("which.one") || hit.Is("affirm")).Select(hit => hit.Span)))).TrimEnd('的');
        return said.Length > 1 && near.Where(name => NameFold.Fold(name).Contains(said, StringComparison.Ordinal)).ToList() is [var only] ? only : null;
    }

    /// <summary>第一个: by the place in the list that was offered.</summary>
    private static string? ByPlace(Section section, IReadOnlyList<string> near)
    {
        if (section.FirstOf("nth.one") is not { } place || !IsOnlyPlace(section) || !int.TryParse(place.Leaf, System.Globalization.CultureInfo.InvariantCulture, out var nth))
        {
            return null;
        }
        return nth <= near.Count ? near[nth - 1] : null;
    }

    /// <summary>2nd one, 第二个: a place in some list, and nothing that could be stored.</summary>
    public static bool IsOnlyPlace(Section section) => section.FirstOf("nth.one") is not null
        && !section.Cut(section.Cues.Where(static hit => hit.IsOf("nth.one") || hit.Is("show.verb") || hit.Is("affirm") || hit.Is("polite") || hit.Is("smalltalk")).Select(static hit => hit.Span))
            .TrimEnd('吧', '的', '啊', '呢').Any(char.IsLetterOrDigit);

    private static void SetContact(JsonObject set, Section section)
    {
        if (section.Phones.Count > 0) set["phone"] = section.Phones[0].Value;
        if (section.Emails.Count > 0) set["email"] = section.Emails[0].Value;
        if (section.Wechats.Count > 0) set["wechat"] = section.Wechats[0].Value;
    }

    private static void SetTime(JsonObject set, Section section, string slot)
    {
        if (IsOwnPlan(section) || SaysMuchMore(section)) return;
        var time = section.Times.FirstOrDefault(found => !found.IsVague);
        if (slot is "at" or "visit" && LaterWeek.Point(section) is { } later) Put(set, slot, SlotForm.Of(later));
        else if (slot is "at" or "visit")
            Put(set, slot, section.Times.Select(found => found.IsVague ? null : found.AsPointAhead(true)).FirstOrDefault(found => found is not null) is { } point ? SlotForm.Of(point) : null);   // 下周吧 周四上午
        else if (slot == "by") Put(set, slot, time?.AsDeadline()?.ToString());
        else Put(set, slot, time?.AsDate() is { } date ? SlotForm.Of(date) : null);
    }

    /// <summary>月底那天把全月的也发一份: beside the time too much is said for an answer.</summary>
    private static bool SaysMuchMore(Section section)
    {
        var rest = section.Cut([.. section.Times.Select(static time => time.Span), .. Corrections.Words(section), .. section.Cues.Where(static hit => hit.Is("patch.reason") || hit.Is("remind.ask") || hit.Is("polite")).Select(static hit => hit.Span)]);
        return rest.Count(char.IsLetterOrDigit) > (System.Text.Ascii.IsValid(rest) ? 24 : 7);
    }

    /// <summary>我明后天出差，有事找敏姐: when somebody is away is no answer to when something shall be done.</summary>
    private static bool IsOwnPlan(Section section) => section.Has("assign.away") && section.Lower[section.Span.Start] is '我' or 'i';

    /// <summary>紧急度4 names its dimension; a bare number answers the first one asked.</summary>
    private static void SetDims(JsonObject set, Section section, Frame preview)
    {
        foreach (var (name, value, _) in ScoreDims.Read(section))
        {
            if (value is >= 1 and <= 5) set["dims." + name] = value;
        }

        var text = section.Cut();
        if (set.Count == 0 && text.Split([' ', '/', ',', '，', '、'], StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } series
            && series.Length == preview.Ask.Count && Array.TrueForAll(series, static one => one is [>= '1' and <= '5']))
        {
            for (var at = 0; at < series.Length; at++) set["dims." + preview.Ask[at]] = series[at][0] - '0';   // 3 3 4: in the order in which they were asked
        }

        if (set.Count == 0 && text.TrimEnd('分') is [>= '1' and <= '5' and var digit]) set["dims." + preview.Ask[0]] = digit - '0';
    }

    private static void SetList(JsonObject set, Section section, string slot)
    {
        if (IsOtherMatter(section) || (slot == "factors" && IsNoReason(section))) return;
        var text = section.Cut();
        char[] stops = System.Text.Ascii.IsValid(text) ? [',', ';'] : [',', '，', '、', ';', '；', ' '];   // local support is one thing
        var items = text.Replace(" and ", ",", StringComparison.Ordinal).Split(stops, StringSplitOptions.RemoveEmptyEntries).Select(Phrasing.Trim).Where(item => item.Length > 1);
        var list = new JsonArray([.. items.Select(item => (JsonNode)item)]);
        if (list.Count > 0) set[slot] = list;
    }

    /// <summary>那先挪到谈判，赢率80%; wrong number, 208: what corrects or moves a deal is not why it was won.</summary>
    private static bool IsNoReason(Section section) => section.Has("fix.clear") || section.Has("took.wrong") || section.Has("deal.prob") || section.CodesOf(CodeKind.Stage).Any()
        || section.Lower.AsSpan(section.Span.Start, section.Span.Length).ContainsAnyInRange('0', '9');

    private static void SetText(JsonObject set, Section section, string slot)
    {
        if (IsOtherMatter(section) || Corrections.IsOnlyValues(section) || IsNoAnswer(section) || section.Has("aside.bye") || section.Has("aside.tired")) return;
        var text = Phrasing.Trim(section.Cut(section.Cues.Where(hit => (hit.Is("fix.clear") || hit.Is("affirm") || (slot == "rival" && (hit.Is("lost.rival") || hit.Is("deal.rival") || hit.Is("fix.word")))) && hit.Start == section.Span.Start).Select(hit => TextSpan.Between(hit.Start, hit.End))));
        if (slot == "rival") text = text.TrimEnd('了', '的', '啦');
        if (text.Length > 1) set[slot] = text;
    }

    /// <summary>不知道, 没问: nothing to be written down.</summary>
    private static bool IsNoAnswer(Section section) => section.Has("answer.none")
        && section.Cut(section.All("answer.none").Select(static hit => hit.Span)).TrimEnd('呢', '啊', '呀', '了').Length < 2;

    private static bool IsOtherMatter(Section section) => section.Customers.Count > 0 || section.Has("remind.ask") || section.Has("howto") || Mood.IsQuestion(section);

    private static void Put(JsonObject set, string slot, string? value)
    {
        if (value is not null) set[slot] = value;
    }
}
