using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>What is wrong, how urgent it is and what type of ticket it makes.</summary>
internal static partial class TicketWords
{
    /// <summary>What kind of trouble stands before another when a message tells of several.</summary>
    private static readonly string[] Types = ["complaint", "billing", "damage", "outage", "delivery", "fault", "return", "install"];

    /// <summary>Something is wrong; installing alone is not.</summary>
    public static bool HasTrouble(Section section)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.IsOf("trouble") && !hit.Is("trouble.install") && !IsDenied(section, hit)) return true;
        }

        return false;
    }

    /// <summary>没有故障, "is not down": right behind a word that denies.</summary>
    private static bool IsDenied(Section section, CueHit trouble)
    {
        if (section.Lower[trouble.End - 1] == '了' && StopsProject(section.Lower.AsSpan(trouble.End))) return true;   // 停了所有新建项目
        if (trouble.End < section.Lower.Length && section.Lower[trouble.End] == '率') return true;   // 退货率低
        foreach (var hit in section.Cues)
        {
            if (hit.Is("deny.word") && hit.End <= trouble.Start && trouble.Start - hit.End <= (hit.Length > 1 ? 1 : 0)) return true;
        }

        return false;
    }

    private static bool StopsProject(ReadOnlySpan<char> rest) => Nearby.Words("stops.project").Begins(rest);

    /// <summary>坏了 能不能派人来 tells of trouble; 坏了吗 only asks.</summary>
    public static bool IsTroubleStated(Section section)
    {
        if (!HasTrouble(section)) return false;
        if (!Mood.IsQuestion(section)) return true;
        foreach (var clause in section.Clauses)
        {
            var part = section.Within(clause);
            if (HasTrouble(part) && !Mood.IsQuestion(part)) return true;
        }

        return false;
    }

    /// <summary>urgent, inquiry or normal when the words say so, else null.</summary>
    public static string? Severity(Section section) =>
        section.Has("sev.urgent") ? "urgent" : section.Has("sev.low") ? "inquiry" : section.Has("sev.normal") ? "normal" : null;

    /// <summary>The type of ticket a section speaks of, as a code of the world.</summary>
    public static string? Type(Section section)
    {
        foreach (var type in Types)
        {
            if (IsOnlyNamed(section, type)) continue;
            if ((IsTold(section, "trouble." + type) || Names(section, type)) && Exists(section, type)) return type;
        }

        if (CameShort(section) && Exists(section, "delivery")) return "delivery";
        if (IsBillWrong(section) && Exists(section, "billing")) return "billing";
        foreach (var code in section.Codes)
        {
            if (code.Kind == CodeKind.TicketType && IsSaid(section, code.Span)) return code.Code;
        }

        return section.Has("bill.word") && section.Has("need") && Exists(section, "billing") ? "billing" : null;   // want an invoice copy
    }

    /// <summary>报表导不出来 让给个说法 is no complaint; 报修 进水了: what was reported says the kind.</summary>
    private static bool IsOnlyNamed(Section section, string type) => type switch
    {
        "complaint" => IsOnlyAnswer(section),
        "damage" => section.Has("fault.report") && Exists(section, "fault"),
        _ => false,
    };

    /// <summary>received 12 instead of 20.</summary>
    private static bool CameShort(Section section) => section.HasAny("goods.came", "goods.got") && section.Has("instead.of");

    /// <summary>the invoice for September is wrong.</summary>
    private static bool IsBillWrong(Section section) => section.Has("wrong.thing") && section.Has("bill.word");

    /// <summary>Neither a part of a word of trouble nor only pressed for.</summary>
    private static bool IsSaid(Section section, TextSpan span) => !IsInsideTrouble(section, span) && !IsUrged(section, span);

    /// <summary>An answer is wanted to trouble of another kind, and nobody complains.</summary>
    private static bool IsOnlyAnswer(Section section)
    {
        var other = false;
        foreach (var hit in section.Cues)
        {
            if (hit.Is("trouble.complaint") && section.Lower[hit.End - 1] is not '法') return false;
            other |= hit.IsOf("trouble") && !hit.Is("trouble.complaint");
        }

        return other;
    }

    /// <summary>不是故障，是安装没做好: the kind that it is not.</summary>
    private static bool IsDeniedType(Section section, int at) =>
        section.Lower.AsSpan(section.Span.Start, at - section.Span.Start).TrimEnd() is var before
        && (before.EndsWith("不是") || before.EndsWith("不算") || before.EndsWith("不属于") || before.EndsWith("not a")
            || before.EndsWith("isn't a"));

    /// <summary>The type that is named in the company's own words, else by a word of trouble.</summary>
    public static string? NamedType(Section section)
    {
        foreach (var code in section.Codes)
        {
            if (code.Kind == CodeKind.TicketType && !IsDeniedType(section, code.Span.Start)) return code.Code;
        }

        return section.FirstOf("trouble")?.Leaf is { } leaf && Exists(section, leaf) ? leaf : null;
    }

    public static bool Exists(Section section, string type)
    {
        foreach (var known in section.World.Settings.TicketTypes)
        {
            if (known.Code == type) return true;
        }

        return false;
    }

    /// <summary>The down in "broke down" names no outage.</summary>
    private static bool IsInsideTrouble(Section section, TextSpan span)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.IsOf("trouble") && hit.Length > span.Length && hit.Span.Contains(span)) return true;
        }

        return false;
    }

    private static bool IsTold(Section section, string trouble)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.Is(trouble) && !IsUrged(section, hit.Span)) return true;
        }

        return false;
    }

    /// <summary>另外催一下对账单: only pressed for, right behind the verb.</summary>
    private static bool IsUrged(Section section, TextSpan span)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.Is("urged.along") && span.Start - hit.End is 0 or 1) return true;   // 催一下对|账单
        }

        return false;
    }

    private static bool Names(Section section, string type)
    {
        foreach (var code in section.Codes)
        {
            if (code.Kind == CodeKind.TicketType && code.Code == type && IsSaid(section, code.Span)) return true;
        }

        return false;
    }
}
