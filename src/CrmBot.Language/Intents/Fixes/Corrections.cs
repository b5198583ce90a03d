using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Spots;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>Whether a message speaks of the open preview at all, or of something else (contract 9.38).</summary>
internal static class Corrections
{
    private const string Particles = "吧呢啊的了哦嗯呀就";

    /// <summary>啊不对, 哎呀说错了.</summary>
    private const string Sighs = "啊哦噢哎呀呃额诶欸嗯";

    /// <summary>不对, 改成, not A but B; a plain 是 only where nothing but the new value stands beside it.</summary>
    public static bool Corrects(Section section, Frame preview)
    {
        if (!section.HasAny("fix.word", "fix.pair", "fix.move") || IsOfTicket(section, preview)) return false;
        var another = NamesAnother(section, preview);
        if (another && SaysMore(section)) return false;
        if (Begins(section) || BeginsWith(section, "fix.pair") || Moves(section, preview)) return true;
        if (IsOnlyValues(section) && !(another && section.Times.Count + section.Amounts.Count > 0)) return true;
        if (section.Has("said") || ContactWords.Told(section) || another || Mood.IsQuestion(section)) return false;
        if (section.Has("deny") && section.Has("affirm")) return true;
        return section.Has("fix.clear") && !IsOfOtherIntent(section, preview);
    }

    /// <summary>Whether another customer is named than that of the preview.</summary>
    public static bool NamesAnother(Section section, Frame preview)
    {
        if (section.Customers.Count == 0) return false;
        var customer = preview.Text("cust");
        return section.Customers.Exists(mention => !section.Emails.Exists(email => email.Span.Overlaps(mention.Span))
            && !mention.Candidates.Any(entry => entry.Name == customer));
    }

    /// <summary>Whether a ticket is named that there is.</summary>
    public static bool NamesTicket(Section section)
    {
        foreach (var ticket in section.Tickets)
        {
            if (section.World.Tickets.Contains(ticket.Id)) return true;
        }

        return false;
    }

    /// <summary>5120改成投诉, under a preview that is of no ticket.</summary>
    private static bool IsOfTicket(Section section, Frame preview) => !preview.Has("id")
        && preview.Intent is not ("tk_new" or "resolve" or "escalate" or "tk_upd" or "tk_claim") && NamesTicket(section);

    private static bool BeginsWith(Section section, string cue) => section.First(cue) is { } hit && IsFirst(section, hit.Start);

    /// <summary>挪到周五, where the preview has a day.</summary>
    private static bool Moves(Section section, Frame preview) => section.Times.Count > 0
        && preview.Intent is "remind" or "rem_upd" or "log" or "deal_upd" or "contract" && BeginsWith(section, "fix.move");

    private static bool IsOfOtherIntent(Section section, Frame preview) =>
        OtherMatter.Best(section) is { } best && best != preview.Intent && best is not ("rem_upd" or "log");

    /// <summary>
    /// 恒达推到谈判, 佳美张姐换手机号了 13900001234: beside the name of another customer something is told, so it is no correction of whose it is.
    /// </summary>
    private static bool SaysMore(Section section)
    {
        if (section.Phones.Count > 0 || section.HasCode(CodeKind.Stage) || Shares(section).Any()
            || section.HasAny("rem.move", "rem.move.strong")) return true;
        // 不对，金鑫是宁波的
        return section.Customers is [var named, ..]
            && section.Has("affirm", (_, hit) => hit.Start == named.Span.End && hit.End < section.Span.End);
    }

    /// <summary>
    /// 不对，金鑫是宁波的: what is told of another customer, without the words that called something wrong; null when it is nothing like that.
    /// </summary>
    public static Section? Behind(Section section, Frame preview) =>
        section.Customers is [{ Known: not null } named, ..] && named.Span.Start > section.Span.Start && Begins(section)
            && NamesAnother(section, preview) && SaysMore(section)
        && section.Within(TextSpan.Between(section.Span.Start, named.Span.Start)) is var before
        && !before.Cut(Words(before)).Any(char.IsLetterOrDigit)
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
        if (preview.Intent is not ("remind" or "rem_upd") || !section.Has("patch.reason") || section.Has("remind.ask")) return null;
        if (section.Clauses.Count != 2 || section.Customers.Count + section.People.Count + section.Tickets.Count > 0
            || Mood.IsQuestion(section)) return null;
        foreach (var clause in section.Clauses)
        {
            if (section.Within(clause) is var part && IsTimeAlone(part)) return part;
        }

        return null;
    }

    /// <summary>Nothing but times and amounts, perhaps with the name of the slot: what else could it be than the new value.</summary>
    public static bool IsBareValue(Section section) =>
        IsBare(section, withNames: section.Has("lead.contact") && section.Customers.Count == 0);

    /// <summary>The message begins with 不对, 改成, make it.</summary>
    public static bool Begins(Section section) => section.Has("fix.clear", static (section, hit) => IsFirst(section, hit.Start));

    /// <summary>Nothing but values, names and words of correction.</summary>
    public static bool IsOnlyValues(Section section) => IsBare(section, withNames: true);

    /// <summary>Words that only say that, and where, something is put right.</summary>
    public static IEnumerable<TextSpan> Words(Section section) => section.Cues.Where(IsCorrecting).Select(static hit => hit.Span);

    private static bool IsCorrecting(CueHit hit) =>
        hit.Is("fix.word") || hit.Is("fix.pair") || hit.Is("fix.slot") || hit.Is("affirm") || hit.Is("deny")
        || hit.Is("smalltalk") || hit.Is("but") || (hit.Is("ok.word") && hit.Length > 1);

    private static bool IsTimeAlone(Section clause) => clause.Times.Count > 0
        && !clause.Cut(clause.Times.ConvertAll(static time => time.Span)).Trim().Trim('吧', '好', '了', '行', '呗').Any(char.IsLetterOrDigit);

    private static bool IsBare(Section section, bool withNames)
    {
        var values = Values(section);
        if (withNames) values.AddRange(Names(section));
        return !section.Cut(values)
            .Any(static letter => char.IsLetterOrDigit(letter) && !Particles.Contains(letter, StringComparison.Ordinal));
    }

    private static List<TextSpan> Values(Section section) =>
    [
        .. section.Times.Select(static time => time.Span),
        .. section.Amounts.Select(static spot => spot.Span),
        .. section.Phones.Select(static spot => spot.Span),
        .. Shares(section),
        .. Words(section),
        .. section.Cues.Where(static hit => hit.Is("rem.move") || hit.Is("rem.move.strong")).Select(static hit => hit.Span),
    ];

    private static IEnumerable<TextSpan> Names(Section section) =>
    [
        .. section.CodesOf(CodeKind.Stage).Select(static code => code.Span),
        .. section.People.Select(static person => person.Whole),
        .. section.Customers.Select(static mention => mention.Span),
    ];

    private static IEnumerable<TextSpan> Shares(Section section) =>
        ShareSpotter.Find(section.Text).Where(share => section.Span.Contains(share.Span)).Select(static share => share.Span);

    /// <summary>Whether only small talk and punctuation stand before a place.</summary>
    private static bool IsFirst(Section section, int at)
    {
        var before = section.Within(TextSpan.Between(section.Span.Start, at));
        return !before.Cut(Words(before))
            .Any(static letter => char.IsLetterOrDigit(letter) && !Sighs.Contains(letter, StringComparison.Ordinal));
    }
}
