using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>恢复了，是接头松了; 瑞丰那个好了，…: the first clause says no more than that it works again, the others why and by what.</summary>
internal static class MendedFirst
{
    private const string Particles = "的家了啦吧哈已又都就现在";

    public static bool Is(Section section) =>
        section.Clauses.Count > 0 && section.Has("mended.only") && SaysNoMore(section.Within(section.Clauses[0]));

    public static bool SaysNoMore(Section clause) => clause.Has("mended.only") && !IsOnlyWell(clause) && !clause.Cut([
        .. clause.Customers.Select(static mention => mention.Span),
        .. clause.Tickets.Select(static ticket => ticket.Span),
        .. clause.Cues.Where(static hit => hit.Is("mended.only") || hit.Is("case.that") || hit.Is("ticket.noun") || hit.Is("ticket.this")
            || hit.Is("ticket.sheet")).Select(static hit => hit.Span),
    ]).Any(static c => char.IsLetterOrDigit(c) && !Particles.Contains(c, StringComparison.Ordinal));

    /// <summary>好了，那我先下班了: without anything named it ends a talk as well.</summary>
    private static bool IsOnlyWell(Section clause) =>
        clause.Customers.Count + clause.Tickets.Count == 0 && !clause.Has("case.that") && !clause.Has("mended.word")
            && clause.First("mended.only") is { Length: 2 } hit && clause.Lower[hit.Start] == '好';
}
