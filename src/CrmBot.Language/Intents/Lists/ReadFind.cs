using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Lists;

/// <summary>A list of customers, leads, deals, contracts or tickets.</summary>
internal sealed class ReadFind : IntentReader
{
    private static readonly string[] Nouns = ["cust", "lead", "deal", "contract", "ticket"];
    private static readonly string[] Axes = ["reason", "stage", "owner", "grade", "src", "region", "industry", "tier"];

    /// <summary>Days without a word after which a deal is called stuck.</summary>
    private const int LongestRest = 14;

    /// <summary>Days without a word that 好久 stands for, where nobody says how many.</summary>
    private const int LongAgo = 30;
    private const int Quiet = 14;

    public override string Intent => "find";

    public override IEnumerable<Frame> Read(Section section) =>
        Counted(section) is { Count: > 1 } counted ? counted.Select(clause => One(section, FindNoun.Of(clause))) : [One(section, FindNoun.Of(section))];

    /// <summary>小王手上有几个客户 几个商机: each clause counts records of its own.</summary>
    private static List<Section> Counted(Section section) =>
    [
        .. section.Clauses.Select(section.Within).Where(static clause => clause.Has("watch.count") && (clause.Has("find.cust") || clause.Has("find.deal") || clause.Has("find.lead"))
            && Counting.IsAsked(clause)).DistinctBy(FindNoun.Of),
    ];

    private static Frame One(Section section, string of)
    {
        var draft = new FrameDraft("find").Set("of", of);
        draft.Set("region", ListScope.Region(section)).Set("industry", ListScope.Industry(section)).Set("grade", ListScope.Grade(section)).Set("tier", ListScope.Tier(section));
        draft.Set("src", of == "ticket" ? null : ListScope.Source(section)).SetList("tags", ListScope.Tags(section)).Set("owner", Owner(section));
        SetContact(draft, section, of);
        if (section.Amounts.FirstOrDefault(spot => !spot.Bare) is { Money: not null } spot) draft.SetMoney("amt", spot.Money, section.World.Settings.DefaultCurrency);
        draft.Set("stage", Stage(section, of));
        draft.Set("state", of == "deal" && section.Has("soon.signs") ? "open" : AreLost(section) ? "lost" : IsWon(section, of) ? "won" : IsOpen(section, of) ? "open" : null);
        draft.Set("rival", Rival(section));
        if (of == "ticket") SetTicket(draft, section);
        if (of == "deal") DealsWanted.Set(draft, section);
        if (of == "deal" && (section.Has("deal.stuck") || section.Has("stuck.ask")) && !draft.Has("silent_days")) draft.SetNumber("silent_days", StuckFor(section) ?? LongestRest);
        else if (of == "cust" && section.Has("churn.who") && !draft.Has("silent_days")) draft.SetNumber("silent_days", LongAgo);
        else if (of == "deal" && section.Has("deal.block.firm") && StuckFor(section) is { } stuck && !draft.Has("silent_days")) draft.SetNumber("silent_days", stuck);   // stuck in demo for 60 days
        if (section.Has("silent.mine") && !draft.Has("owner")) draft.Set("owner", "me");
        if (section.Has("deal.first")) draft.Set("owner", "me").Set("state", "open");
        if (of == "deal") draft.Set(Frame.Bucket, section.Has("deal.undated") ? "undated" : section.Has("deal.late") ? "overdue" : section.Has("soon.signs") ? "commit" : null);
        if (of == "contract" && section.Has("soon.ends")) draft.SetTrue(Frame.Soon);
        if (of == "ticket" && section.Has("find.older") && section.Times.Find(static time => time.Amount is { InDays: >= 1 })?.Amount is { } age)
            draft.Set("created", new JsonArray(null, SlotForm.Of(section.Today.AddDays(-(int)age.InDays)))).Set("state", "open");   // older than 3 days
        else SetPeriod(draft, section, of);
        if (section.Has("deals.most") || (draft.Has(Frame.Fading) && (section.Has("report.who") || section.Has("watch.by.owner")))) draft.Set("group", "owner");
        else if (section.Has("group.by")) draft.Set("group", Array.Find(Axes, axis => (axis != "tier" || of == "cust") && section.Has("axis." + axis)));
        if (section.Has("find.most") && (Counting.Of(section, "count.times") ?? Counting.Of(section, "pool.unit") ?? Counting.Behind(section, "find.most") ?? Counting.Of(section, "find.biggest")) is { } most)
            draft.SetNumber("n", most);
        if (of == "deal" && section.Has("find.biggest") && !section.Has("won.word")) draft.Set(Frame.Order, "amount");
        if (section.Has("list.export")) draft.SetTrue(Frame.Export);
        if ((Counting.IsAsked(section) && !section.Has("that.deal.worth") && !section.Has("find.some") && !section.Has("share.tickets") && !section.Has("which.ones")) || section.Has("backlog")) draft.Set("as", "count");
        DealsWanted.SetDropped(draft, section);
        return draft.Build();
    }

    /// <summary>卡住超过两周的: for so long.</summary>
    private static decimal? StuckFor(Section section) => section.Times.Find(static time => time.Amount is { InDays: >= 1 })?.Amount?.InDays;

    private static string? Owner(Section section) =>
        Owners.Colleagues(section).Select(person => Owners.NameOf(section, person)).FirstOrDefault(name => name is not null)
            ?? (Owners.AreMine(section) && !section.Has("claim.free") || IsHeld(section) || section.Has("own.hands") ? "me" : null) ?? Holding(section);

    /// <summary>how many customers do I have; "do we have" speaks of everybody's.</summary>
    private static bool IsHeld(Section section) => section.First("find.have") is { } have
        && !section.Lower.AsSpan(have.Start, have.Length).Contains("we", StringComparison.Ordinal);

    /// <summary>海外组手里的商机: whose they are, where they are said to be in hand.</summary>
    private static string? Holding(Section section) => section.Has("our.team") ? "team" : (section.Has("watch.load") || section.Has("has.deals")) && section.CodesOf(CodeKind.Team).FirstOrDefault().Code is { } team ? team : null;

    /// <summary>丢的, which did sam lose.</summary>
    private static bool AreLost(Section section) => section.Has("find.lost") || TicketWords.IsBefore(section, "find.did", "find.lose", LongestName);

    private const int LongestName = 20;

    private static bool IsOpen(Section section, string of) => of switch
    {
        "contract" => false,
        "ticket" => section.Has("find.open") || section.Has("find.unclaimed") || section.Has("find.unclaimed.firm") || section.Has("find.opened") || IsUnclosed(section),
        "deal" => section.Has("find.open") || section.Has("deal.stuck") || section.Has("soon.signs") || (section.Has("find.unsigned") && section.CodesOf(CodeKind.Stage).All(static code => code.Code == "won")),
        _ => section.Has("find.open"),
    };

    /// <summary>未关的单子, 还剩几单没关.</summary>
    private static bool IsUnclosed(Section section) => section.Has("find.no") && section.Has("find.closed");

    /// <summary>我今天还剩几单: today is when it is asked, not when they came.</summary>
    private static bool IsStillOpen(Section section) => section.Cues.Exists(hit => hit.Is("agenda.open") && WordEdge.IsChinese(section.Lower[hit.Start]));

    private static void SetContact(FrameDraft draft, Section section, string of)
    {
        if (of == "cust" && section.Has("find.longest"))
        {
            draft.Set(Frame.Order, "silent");
            return;
        }

        if (of == "cust" && section.Has("find.fading")) draft.SetTrue(Frame.Fading);
        if (!section.Has("find.silent") && !section.Has("find.untouched")) return;
        var since = section.Times.FirstOrDefault(time => time.Amount is not null && time.Sense != AmountSense.None);
        if (since?.Amount is { } amount) draft.SetNumber("silent_days", amount.InDays);
        else if (of != "lead" && TimeWords.RunningSince(section) is { } day) draft.SetNumber("silent_days", Math.Max(1, section.Today.DayNumber - day.DayNumber));   // 这周还没联系的客户
        else if (section.Has("gone.quiet") && of != "lead") draft.SetNumber("silent_days", Quiet);
        else if (section.Has("long.ago") && of != "lead") draft.SetNumber("silent_days", LongAgo);
        else if (section.Has("find.untouched")) draft.Set("contacted", JsonValue.Create(false));
    }

    /// <summary>还没报价 is before that stage, 已经报价 from it on, 报价阶段 in it.</summary>
    private static string? Stage(Section section, string of)
    {
        foreach (var code in section.CodesOf(CodeKind.Stage))
        {
            if (code.Code is "won" or "lost") continue;
            var marked = section.Cues.Exists(hit => hit.Is("deal.stage.tail") && hit.Start - code.Span.End is 0 or 1);
            var isNoun = section.Cues.Exists(hit => hit.IsOf("find") && Array.IndexOf(Nouns, hit.Leaf) >= 0 && hit.Span.Overlaps(code.Span));
            if (isNoun && !marked && !(of == "deal" && Precedes(section, "deal.at", code.Span.Start))) continue;   // deals stuck in contract
            if (GoesOn(section, code.Span)) return ">=" + code.Code;
            if (of == "deal" && !Precedes(section, "find.no", code.Span.Start) && IsAttribute(section, code.Span)) return code.Code;
            if (Precedes(section, "find.no", code.Span.Start)) return "<" + code.Code;
            if (Precedes(section, "find.done", code.Span.Start)) return ">=" + code.Code;
            if (marked || (of == "deal" && Precedes(section, "deal.at", code.Span.Start))) return code.Code;
        }

        return Quoted(section);
    }

    /// <summary>没报过价的, haven't quoted: the stage as a verb that is split, or not the stage's own word.</summary>
    private static string? Quoted(Section section) => section.Has("find.unquoted") ? "<quote" : section.Has("find.quoted") ? ">=quote" : null;

    /// <summary>in negotiation or later, at least in negotiation, at proposal stage or beyond.</summary>
    private static bool GoesOn(Section section, TextSpan stage)
    {
        var rest = section.Lower.AsSpan(stage.End, section.Span.End - stage.End).TrimStart();
        if (rest.StartsWith("stage")) rest = rest["stage".Length..].TrimStart();
        var before = section.Lower.AsSpan(section.Span.Start, stage.Start - section.Span.Start).TrimEnd();
        return Nearby.Words("stage.on").Begins(rest) || before.EndsWith("at least in") || before.EndsWith("at least at") || before.EndsWith("至少");
    }

    /// <summary>走合同的单子.</summary>
    private static bool IsAttribute(Section section, TextSpan stage) => stage.End < section.Span.End && section.Lower[stage.End] == '的'
        && section.Cues.Exists(hit => hit.Is("find.deal") && hit.Start == stage.End + 1);

    private static bool Precedes(Section section, string cue, int at) => section.Cues.Exists(hit => hit.Is(cue) && hit.End <= at && at - hit.End <= 1);

    /// <summary>我跟西门子抢的单子, deals against Acronis.</summary>
    private static string? Rival(Section section)
    {
        if (section.First("find.rival.to") is { } to)
        {
            var stop = section.Lower.IndexOfAny(['的', '抢', ' ', ',', '?'], Math.Min(to.End + 1, section.Span.End - 1));
            return TextCutter.Tidy(section.Text.Cut(TextSpan.Between(to.End, stop < 0 || stop > section.Span.End ? section.Span.End : stop)));
        }

        if (section.First("deal.rival") is { } named && section.Lower.IndexOf('的', named.End, section.Span.End - named.End) is > 0 and var of)
            return TextCutter.Tidy(section.Text.Cut(TextSpan.Between(named.End, of)));   // 竞品是海尔的单子
        if (section.First("find.rival") is not { } cue) return null;
        if (char.IsAscii(section.Lower[cue.Start]) && cue.End < section.Span.End)
        {
            var end = section.Lower.IndexOf(' ', Math.Min(cue.End + 1, section.Span.End - 1));
            return TextCutter.Tidy(section.Text.Cut(TextSpan.Between(cue.End, end < 0 || end > section.Span.End ? section.Span.End : end)));
        }

        for (var at = cue.Start - 1; at >= section.Span.Start; at--)
        {
            if (section.Lower[at] is '跟' or '和' or '与' && Nearby.Words("rival.us").Begins(section.Lower.AsSpan(at + 1))) return Bidder(section, at);   // 西门子在跟我们抢哪些单
            if (section.Lower[at] is '跟' or '和' or '与') return cue.Start - at > 2 ? TextCutter.Tidy(section.Text.Cut(TextSpan.Between(at + 1, cue.Start))) : null;
        }

        return Bidder(section, cue.Start);
    }

    /// <summary>德图在抢的单子: whoever competes begins the message.</summary>
    private static string? Bidder(Section section, int end)
    {
        var name = section.Text.Cut(TextSpan.Between(section.Span.Start, end)).TrimEnd('在', '也', '正', ' ');
        var span = new TextSpan(section.Span.Start, name.Length);
        var taken = section.Cues.Exists(hit => hit.Length > 1 && hit.Span.Overlaps(span)) || section.Times.Exists(time => time.Span.Overlaps(span))
            || section.Codes.Exists(code => code.Span.Overlaps(span)) || section.People.Exists(person => person.Whole.Overlaps(span));
        return name.Length is < 2 or > 8 || taken || name[0] is '我' or '有' or '咱' ? null : name;
    }

    private static void SetTicket(FrameDraft draft, Section section)
    {
        if (section.Has("find.unclaimed") || section.Has("find.unclaimed.firm")) draft.SetTrue(Frame.Unclaimed);
        draft.Set(Frame.InState, section.FirstOf("state")?.Leaf ?? (ClosedList.IsNamed(section) && section.Times.Count == 0 ? "resolved" : null));
        draft.Set("type", section.CodesOf(CodeKind.TicketType).FirstOrDefault(code => code.Code == "complaint" || !section.Cues.Exists(hit => hit.Is("find.ticket") && hit.Span.Contains(code.Span))).Code ?? ((section.Has("trouble.complaint") && section.Has("find.cust")) || section.Has("complaint.plural") ? "complaint" : null));
        draft.Set("sev", section.Has("find.urgent") ? "urgent" : null);
    }

    /// <summary>上个月成交的单子 are won; what is to be signed (本月成交) is not yet.</summary>
    private static bool IsWon(Section section, string of) => of == "deal" && (DidWin(section) || section.Has("did.close") || (section.Has("list.export") && section.Has("win.word")))
        || section.First("find.won") is { } won && of == "deal" && !section.All("find.unsigned").Any(hit => hit.Span.Overlaps(won.Span)) && !section.Lower.Contains("预计", StringComparison.Ordinal) && !Precedes(section, "find.no", won.Start)
        && (!section.Has("find.close") || section.Times.Exists(static time => time.Tendency == TimeTendency.Past))
        && !section.Times.Exists(static time => time.Tendency == TimeTendency.Ahead);   // 预计下月签的单子

    /// <summary>how many deals did Sam close in January: one of us, between "did" and the verb.</summary>
    public static bool DidWin(Section section)
    {
        foreach (var person in section.People)
        {
            if (person.Colleagues.Count == 0 || !section.Lower.AsSpan(0, person.Whole.Start).EndsWith("did ", StringComparison.Ordinal)) continue;
            var rest = section.Lower.AsSpan(person.Whole.End);
            if (rest.StartsWith(" close", StringComparison.Ordinal) || rest.StartsWith(" win", StringComparison.Ordinal) || rest.StartsWith(" sign", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static void SetPeriod(FrameDraft draft, Section section, string of)
    {
        var (slot, view) = AreLost(section) || IsWon(section, of) ? ("closed", TimeView.Behind)
            : of == "contract" ? ("end", TimeView.Ahead)
            : of == "ticket" && (section.Has("find.closed") || ClosedList.IsNamed(section) || DidWin(section)) && !section.Has("find.no") ? ("closed", TimeView.Behind)
            : of == "deal" && (section.Has("find.close") || !section.Has("find.created")) ? ("close", TimeView.Ahead)
            : ("created", TimeView.Behind);
        foreach (var time in section.Times)
        {
            if (time.IsVague || draft.Has("silent_days") || section.Clauses.Count == 0) continue;
            if ((time.Day is { } day && time.Until is null && time.Mark == TimeMark.None ? day.Days(time.Scene, view) : time.AsPeriod(view)) is not { } days) continue;
            if (section.Lower[time.Span.Start] == '到' || (time.Span.Start > 0 && section.Lower[time.Span.Start - 1] == '到' && time.Tendency == TimeTendency.Present)) continue;   // 到今天没人碰过的
            if (slot == "created" && (days.From > section.Today || (draft.Is("state", "open") && (IsUnclosed(section) || IsStillOpen(section))))) continue;   // 下周去武汉，那边有哪些客户
            if (of == "contract" && time.Amount is not null && days.From == days.To) days = days with { From = section.Today };   // expiring in 60 days
            draft.Set(slot, new JsonArray(days.From is { } from ? SlotForm.Of(from) : null, days.To is { } to ? SlotForm.Of(to) : null));
            return;
        }
    }
}
