using System.Text.Json.Nodes;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>Whether a message speaks of the open preview at all, or of something else (contract 9.38).</summary>
internal static class Corrections
{
    private const int Clear = 10;
    private const string Particles = "吧呢啊的了哦嗯呀就";

    /// <summary>Intents that no answer to a question looks like.</summary>
    private static readonly HashSet<string> Others = ["agenda", "tag", "undo", "help", "prefs", "find", "report", "digest", "watch", "lead_new"];

    /// <summary>What somebody is told to do is never why something was won or went wrong: 明天要去趟税务局.</summary>
    private static readonly HashSet<string> Orders = ["assign", "pool", "remind"];

    private static readonly HashSet<string> TextAsks = ["detail", "do", "desc", "cause", "text", "q", "factors", "tags"];

    /// <summary>不对, 改成, not A but B; a plain 是 only where nothing but the new value stands beside it.</summary>
    public static bool Corrects(Section section, Frame preview)
    {
        if (!section.Has("fix.word") && !section.Has("fix.pair") && !section.Has("fix.move")) return false;
        if (!preview.Has("id") && preview.Intent is not ("tk_new" or "resolve" or "escalate" or "tk_upd" or "tk_claim") && section.Tickets.Exists(ticket => section.World.Tickets.Contains(ticket.Id))) return false;   // 5120改成投诉
        var another = NamesAnother(section, preview);
        if (another && SaysMore(section)) return false;
        if (Begins(section) || (section.First("fix.pair") is { } pair && IsFirst(section, pair.Start))) return true;
        if (preview.Intent is "remind" or "rem_upd" or "log" or "deal_upd" or "contract" && section.Times.Count > 0
            && section.First("fix.move") is { } move && IsFirst(section, move.Start))
        {
            return true;
        }
        if (IsOnlyValues(section) && !(another && section.Times.Count + section.Amounts.Count > 0)) return true;
        if (section.Has("said") || ContactWords.Told(section) || another || Mood.IsQuestion(section)) return false;
        if (section.Has("deny") && section.Has("affirm")) return true;
        return section.Has("fix.clear") && !(Best(section) is { Weight: >= Clear } best && best.Intent != preview.Intent && best.Intent is not ("rem_upd" or "log"));
    }

    /// <summary>恒达推到谈判, 佳美张姐换手机号了 13900001234: beside the name of another customer something is told, so it is no correction of whose it is.</summary>
    private static bool SaysMore(Section section)
    {
        if (section.Phones.Count > 0 || section.CodesOf(CodeKind.Stage).Any() || Shares(section).Any() || Moves(section).Any()) return true;
        return section.Customers is [var named, ..] && section.All("affirm").Any(hit => hit.Start == named.Span.End && hit.End < section.Span.End);   // 不对，金鑫是宁波的
    }

    /// <summary>不对，金鑫是宁波的: what is told of another customer, without the words that called something wrong; null when it is nothing like that.</summary>
    public static Section? Behind(Section section, Frame preview) =>
        section.Customers is [{ Known: not null } named, ..] && named.Span.Start > section.Span.Start && Begins(section) && NamesAnother(section, preview) && SaysMore(section)
        && section.Within(TextSpan.Between(section.Span.Start, named.Span.Start)) is var before && !before.Cut(Words(before)).Any(char.IsLetterOrDigit)
            ? section.Within(TextSpan.Between(named.Span.Start, section.Span.End))
            : null;

    /// <summary>把恒达的赢率调到八成 behind its stage: the customer is named once more and told something that the preview does not hold.</summary>
    public static bool IsOwnStatement(Section section, Frame preview, JsonObject set) =>
        section.Customers.Count > 0 && preview.Has("cust") && !Begins(section) && !section.Has("deny")
        && !set.Any(pair => preview.Has(pair.Key.Split('.')[0]) || preview.Ask.Contains(pair.Key) || pair.Key is "act" or "cust");

    /// <summary>下礼拜三吧 太赶了; 太赶了 下周三: another time of the card, and why; nothing else is said.</summary>
    public static bool IsTimeWithReason(Section section, Frame preview) => OnlyTime(section, preview) is not null;

    /// <summary>The clause of it that names the time: 周五不行，周六吧.</summary>
    public static Section? OnlyTime(Section section, Frame preview)
    {
        if (preview.Intent is not ("remind" or "rem_upd") || !section.Has("patch.reason") || section.Customers.Count + section.People.Count + section.Tickets.Count > 0) return null;
        if (section.Clauses.Count != 2 || section.Has("remind.ask") || Mood.IsQuestion(section)) return null;
        var at = section.Clauses.FindIndex(clause => section.Within(clause) is { Times.Count: > 0 } part
            && !part.Cut(part.Times.Select(static time => time.Span)).Trim().Trim('吧', '好', '了', '行', '呗').Any(char.IsLetterOrDigit));
        return at < 0 ? null : section.Within(section.Clauses[at]);
    }

    /// <summary>Nothing but times and amounts, perhaps with the name of the slot: what else could it be than the new value.</summary>
    public static bool IsBareValue(Section section) => IsBare(section, withNames: section.Has("lead.contact") && section.Customers.Count == 0);

    /// <summary>The message begins with 不对, 改成, make it.</summary>
    public static bool Begins(Section section) => section.All("fix.clear").Any(hit => IsFirst(section, hit.Start));

    /// <summary>Whatever is open, this asks or orders something of its own.</summary>
    public static bool IsOther(Section section) => Best(section) is { Weight: >= Clear } best && best.Intent != "undo" && Others.Contains(best.Intent);

    /// <summary>Nothing but values, names and words of correction.</summary>
    public static bool IsOnlyValues(Section section) => IsBare(section, withNames: true);

    /// <summary>A question, a command, or a word on another customer is no answer to what the preview asks.</summary>
    public static bool IsOtherMatter(Section section, Frame preview)
    {
        var asked = preview.Ask[0];
        if (asked is "which" or "cust") return false;
        if (asked == "amt" && section.Amounts.Exists(static spot => !spot.Bare) && !Mood.IsQuestion(section) && section.Customers.Count == 0) return false;   // 合同上写的是三十二万五
        if (Mood.IsQuestion(section) || NamesAnother(section, preview) || IsOtherTicket(section, preview)) return true;
        if (asked == "contact" && CompanyNames.InFirstChunk(section) is { } name && CompanyNames.EndsLikeCompany(section.Text.CutFolded(name))) return true;
        return Best(section) is { Weight: >= Clear } best && best.Intent != preview.Intent
            && (Others.Contains(best.Intent) || (TextAsks.Contains(asked) && (best.Intent == "show" || IsTicketOrder(section, best.Intent) || Orders.Contains(best.Intent)))
                || (asked == "id" && IsTicketOrder(section, best.Intent)));
    }

    /// <summary>1025 客户说今天不方便 under a question about something else: the number says what it is about.</summary>
    private static bool IsOtherTicket(Section section, Frame preview) => preview.Ask[0] != "id" && !TicketWords.IsDuplicate(section) && section.Tickets.Exists(ticket => section.World.Tickets.Contains(ticket.Id))
        && !section.Tickets.Exists(ticket => preview.Text("id") == ticket.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>1028重新打开 behind the question what the cause was: an order, and no cause.</summary>
    private static bool IsTicketOrder(Section section, string intent) => section.Tickets.Count > 0 && (intent is "tk_upd" or "tk_claim" or "escalate");

    /// <summary>Words that only say that, and where, something is put right.</summary>
    public static IEnumerable<TextSpan> Words(Section section) => section.Cues
        .Where(hit => hit.Is("fix.word") || hit.Is("fix.pair") || hit.Is("fix.slot") || hit.Is("affirm") || hit.Is("deny") || hit.Is("smalltalk") || hit.Is("but") || (hit.Is("ok.word") && hit.Length > 1)).Select(hit => TextSpan.Between(hit.Start, hit.End));

    private static IEnumerable<TextSpan> Moves(Section section) =>
        section.Cues.Where(hit => hit.Is("rem.move") || hit.Is("rem.move.strong")).Select(hit => TextSpan.Between(hit.Start, hit.End));

    private static bool IsBare(Section section, bool withNames)
    {
        IEnumerable<TextSpan> names = withNames ? section.People.Select(person => person.Whole).Concat(section.Customers.Select(mention => mention.Span)) : [];
        var rest = section.Cut([.. section.Times.Select(time => time.Span), .. section.Amounts.Select(spot => spot.Span), .. section.Phones.Select(spot => spot.Span), .. Shares(section), .. withNames ? section.CodesOf(CodeKind.Stage).Select(code => code.Span) : [], .. names, .. Words(section), .. Moves(section)]);
        return !rest.Any(c => char.IsLetterOrDigit(c) && !Particles.Contains(c, StringComparison.Ordinal));
    }

    private static IEnumerable<TextSpan> Shares(Section section) =>
        Spots.ShareSpotter.Find(section.Text).Where(share => section.Span.Contains(share.Span)).Select(share => share.Span);

    private static bool NamesAnother(Section section, Frame preview) =>
        section.Customers.Any(mention => !section.Emails.Any(email => email.Span.Overlaps(mention.Span)) && !mention.Candidates.Any(entry => entry.Name == preview.Text("cust")));

    /// <summary>Whether only small talk and punctuation stand before a place.</summary>
    private static bool IsFirst(Section section, int at)
    {
        var before = section.Within(TextSpan.Between(section.Span.Start, at));
        return !before.Cut(Words(before)).Any(static c => char.IsLetterOrDigit(c) && !Sighs.Contains(c, StringComparison.Ordinal));
    }

    /// <summary>啊不对, 哎呀说错了.</summary>
    private const string Sighs = "啊哦噢哎呀呃额诶欸嗯";

    private static (string Intent, int Weight)? Best(Section section) => section.Weights is [var best, ..] ? best : null;
}
