using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>…，关了吧; …，关单: an order to close that makes up a clause of its own, whatever is told around it.</summary>
internal static class CloseOrder
{
    public static bool Is(Section section) => section.Has("close.order", IsWhole);

    private static bool IsWhole(Section section, CueHit order)
    {
        foreach (var clause in section.Clauses)
        {
            if (!clause.Contains(order.Start)) continue;
            return IsNothing(section.Lower.AsSpan(clause.Start, order.Start - clause.Start)) && order.End <= clause.End
                && IsNothing(section.Lower.AsSpan(order.End, clause.End - order.End));
        }

        return false;
    }

    private static bool IsNothing(ReadOnlySpan<char> rest)
    {
        foreach (var c in rest)
        {
            if (char.IsLetterOrDigit(c) && c is not ('吧' or '了' or '啊' or '哈' or '先' or '就' or '请' or '把')) return false;
        }

        return true;
    }
}
