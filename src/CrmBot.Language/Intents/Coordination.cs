using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents;

/// <summary>今天跑了海川和博远: what is said of several customers in one breath holds for each of them.</summary>
internal static class Coordination
{
    private static readonly HashSet<string> Repeated = ["log", "remind", "tag", "assign", "pool", "lost", "survey", "show", "points",
        "privacy"];
    private static readonly HashSet<string> OfTickets = ["tk_claim", "tk_upd", "resolve", "escalate"];
    private static readonly Nearby Links = Nearby.Words("and");

    public static List<Frame> Repeat(Section section, List<Frame> frames)
    {
        if (frames.Count == 1 && section.Tickets.Count > 1) return EachTicket(section, frames);
        if (frames.Count != 1 || section.Customers.Count < 2
            || !(Repeated.Contains(frames[0].Intent) || (frames[0].Intent == "deal_upd" && section.Has("both.names"))))
            return frames;
        for (var i = 1; i < section.Customers.Count; i++)
        {
            var (one, next) = (section.Customers[i - 1], section.Customers[i]);
            if (!IsLinked(section, one, next)) break;
            if (next.Known is { } known && !frames.Exists(frame => frame.Text("cust") == known.Name))
                frames.Add(frames[0].With("cust", known.Name));
        }

        return frames;
    }

    /// <summary>1031和1033都我来: one frame for each number.</summary>
    private static List<Frame> EachTicket(Section section, List<Frame> frames)
    {
        if (!OfTickets.Contains(frames[0].Intent) || frames[0].Is("act", "merge") || frames[0].Is("cause", "duplicate")) return frames;
        for (var i = 1; i < section.Tickets.Count; i++)
            frames.Add(frames[0].With("id", System.Text.Json.Nodes.JsonValue.Create(section.Tickets[i].Id)));
        return frames;
    }

    public static bool IsLinked(Section section, CustomerMention one, CustomerMention next) =>
        IsJoined(section, one, next)
            || (next.Span.Start > one.Span.End
                && (Links.Is(section.Lower.AsSpan(one.Span.End, next.Span.Start - one.Span.End)) || IsListed(section, one, next)));

    /// <summary>瑞丰天成都给敏姐: two names without a word between, and 都 behind them.</summary>
    private static bool IsJoined(Section section, CustomerMention one, CustomerMention next) =>
        next.Span.Start == one.Span.End && section.Lower.AsSpan(next.Span.End).StartsWith("都")
            && WordEdge.IsChinese(section.Lower[next.Span.Start]);

    /// <summary>今天跑了三家 宏昌 鼎盛 青禾: names in a row, each a clause by itself.</summary>
    private static bool IsListed(Section section, CustomerMention one, CustomerMention next) =>
        section.Lower.AsSpan(one.Span.End, next.Span.Start - one.Span.End).Trim().Length == 0
        && WordEdge.IsChinese(section.Lower[next.Span.Start]) && section.Clauses.Contains(next.Span)
        && section.Clauses.Exists(clause => clause.End == one.Span.End);
}
